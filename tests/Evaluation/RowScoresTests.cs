using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class RowScoresTests
{
    [Fact]
    public void AGoldPassageHasTheAnswerAndIsOfAGoldArticle()
    {
        var question = Invented.Question(answers: ["Oslo"], articles: ["gold"]);
        var passages = new[]
        {
            Invented.Passage("gold", "The town won."),     // of the article, without the answer
            Invented.Passage("other", "It was OSLO."),     // with the answer, of another article
            Invented.Passage("other", "Bergen won.", title: "Oslo"), // the title is no part of the slice
            Invented.Passage("gold", "So, “Oslo” won."),
        };

        var (scores, goldRank) = RowScores.OfRealtimeQa(question, passages, ["It was in May.", "Oslo won."], top: 10);

        Assert.Equal(4, goldRank);
        Assert.Equal((0, 1, 1), (scores["gold_passage@1"], scores["gold_passage@5"], scores["gold_passage@10"]));
        Assert.Equal(0.25, scores["gold_passage_mrr@10"]);
        Assert.Equal((0, 1), (scores["any_passage@1"], scores["any_passage@5"]));
        Assert.Equal((0, 1), (scores["answer_sentence@1"], scores["answer_sentence@3"]));
    }

    [Fact]
    public void ARefusalHasNoAnswerSentence()
    {
        var question = Invented.Question(answers: ["Oslo"], articles: ["gold"]);

        var (scores, goldRank) = RowScores.OfRealtimeQa(question, [], [], top: 10);

        Assert.Null(goldRank);
        Assert.All(scores.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void AFourthSentenceIsOneTooMany()
    {
        var question = Invented.Question(answers: ["Oslo"], articles: ["gold"]);

        var (scores, _) = RowScores.OfRealtimeQa(question, [], ["One.", "Two.", "Three.", "Oslo."], top: 10);

        Assert.Equal(0, scores["answer_sentence@3"]);
    }

    [Fact]
    public void AGoldPassageBeyondTheTenthHasNoReciprocalRank()
    {
        var question = Invented.Question(answers: ["Oslo"], articles: ["gold"]);
        var passages = Enumerable.Repeat(Invented.Passage("x", "Nothing."), 10)
            .Append(Invented.Passage("gold", "Oslo."));

        var (scores, _) = RowScores.OfRealtimeQa(question, [.. passages], [], top: 20);

        Assert.Equal((0, 0, 1), (scores["gold_passage_mrr@10"], scores["gold_passage@10"], scores["gold_passage@20"]));
    }

    [Fact]
    public void AMetricOfMorePassagesThanWereAskedForIsNotGiven()
    {
        var question = Invented.Question(answers: ["Oslo"], articles: ["gold"]);

        var (scores, _) = RowScores.OfRealtimeQa(question, [], [], top: 5);

        Assert.Equal(
            [
                "gold_passage@1", "gold_passage@5", "any_passage@1", "any_passage@5",
                "answer_sentence@1", "answer_sentence@3",
            ],
            scores.Keys);
    }

    [Fact]
    public void FactsCountWhereTheyAreFirstSeen()
    {
        var question = Invented.Question(facts: ["The dam broke.", "Rain fell.", "Nobody was hurt."]);
        var passages = new[]
        {
            Invented.Passage("a", "Nothing here."),
            Invented.Passage("b", "At noon the\nThe dam\tbroke. And Rain\u00a0fell."), // two facts, other white space
            Invented.Passage("b", "Rain fell."),       // seen before: a hit, but nothing new
            Invented.Passage("c", "nobody was hurt."), // the case differs
        };

        var (scores, first) = RowScores.OfMultiHopRag(question, passages, top: 10);

        Assert.Equal(2, first);
        Assert.Equal((1, 1, 0.5), (scores["hits@4"], scores["hits@10"], scores["mrr@10"]));
        Assert.Equal(2 / 2.0 / 3, scores["map@10"], 12); // two new facts at the second rank, of three
        Assert.Equal(0, scores["all_evidence@10"]);
    }

    [Fact]
    public void TitleSourceAndDateAreAPartOfThePassageWhereFactsAreLookedFor()
    {
        var question = Invented.Question(facts: ["Dam breaks", "River Times", "2026-01-06"]);
        var passages = new[] { Invented.Passage("a", "It rained.", "Dam breaks", "River Times") };

        var (scores, _) = RowScores.OfMultiHopRag(question, passages, top: 10);

        Assert.Equal((1, 1), (scores["map@10"], scores["all_evidence@10"]));
    }
}
