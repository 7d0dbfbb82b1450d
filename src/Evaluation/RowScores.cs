using NewsBot.Passages;

namespace NewsBot.Evaluation;

/// <summary>question, passages, sentences → the value of each metric that is defined for that question.</summary>
static class RowScores
{
    const int FollowUpCutoff = 10;

    static readonly int[] Cutoffs = [1, 5, 10, 20];

    /// <summary>Of a question whose answer is a text that stands in known articles.</summary>
    /// <param name="passages">Best first.</param>
    /// <param name="sentences">Of the answer; none when it was refused.</param>
    /// <param name="top">How many passages were asked for: a metric of more is not given.</param>
    /// <returns>The values, and the 1-based rank of the first right passage.</returns>
    public static (Dictionary<string, double> Scores, int? GoldRank) OfRealtimeQa(
        EvalQuestion question, IReadOnlyList<Passage> passages, IReadOnlyList<string> sentences, int top)
    {
        var answers = question.Answers.Select(ComparedText.Norm).ToList();
        int? any = null, gold = null;
        for (var rank = 1; rank <= passages.Count && gold is null; rank++)
        {
            if (!HasAnswer(passages[rank - 1].Text, answers))
                continue;
            any ??= rank;
            if (question.Articles.Contains(passages[rank - 1].Article.Id))
                gold = rank;
        }

        var scores = new Dictionary<string, double>();
        foreach (var k in Cutoffs.Where(k => k <= top))
            scores[FormattableString.Invariant($"gold_passage@{k}")] = Bit(gold <= k);
        if (top >= 10)
            scores["gold_passage_mrr@10"] = gold <= 10 ? 1.0 / gold.Value : 0;
        foreach (var k in Cutoffs.Where(k => k <= top))
            scores[FormattableString.Invariant($"any_passage@{k}")] = Bit(any <= k);
        scores["answer_sentence@1"] = Bit(sentences.Take(1).Any(s => HasAnswer(s, answers)));
        scores["answer_sentence@3"] = Bit(sentences.Take(3).Any(s => HasAnswer(s, answers)));
        return (scores, gold);
    }

    /// <summary>
    /// Of a question that several facts answer, by the rules of the data set's own script (retrieval_evaluate.py of
    /// MultiHop-RAG, Tang and Yang 2024): white space does not count, and a fact counts where it is first seen.
    /// </summary>
    public static (Dictionary<string, double> Scores, int? GoldRank) OfMultiHopRag(
        EvalQuestion question, IReadOnlyList<Passage> passages, int top)
    {
        var facts = question.Facts.Select(ComparedText.Squeeze).ToList();
        var missing = facts.ToHashSet(StringComparer.Ordinal);
        int? first = null;
        var precision = 0.0;
        for (var rank = 1; rank <= Math.Min(passages.Count, 10); rank++)
        {
            var text = ComparedText.Squeeze(WithHeader(passages[rank - 1]));
            if (facts.Exists(fact => text.Contains(fact, StringComparison.Ordinal)))
                first ??= rank;
            precision += missing.RemoveWhere(fact => text.Contains(fact, StringComparison.Ordinal)) / (double)rank;
        }

        var scores = new Dictionary<string, double>();
        if (top >= 4)
            scores["hits@4"] = Bit(first <= 4);
        if (top >= 10)
        {
            scores["hits@10"] = Bit(first <= 10);
            scores["mrr@10"] = first is { } r ? 1.0 / r : 0;
            scores["map@10"] = precision / Math.Min(facts.Count, 10);
            scores["all_evidence@10"] = Bit(missing.Count == 0);
        }

        return (scores, first);
    }

    /// <summary>Of a follow-up whose answer is one of the articles.</summary>
    /// <param name="byRules">Best first, as the other two.</param>
    public static Dictionary<string, double> OfFollowUp(
        EvalQuestion question, IReadOnlyList<Passage> byRules, IReadOnlyList<Passage> alone,
        IReadOnlyList<Passage> byPeople, int top) => top < FollowUpCutoff ? [] : new()
        {
            ["recall@10_none"] = Bit(RankOf(question, alone) <= FollowUpCutoff),
            ["recall@10_rules"] = Bit(RankOf(question, byRules) <= FollowUpCutoff),
            ["recall@10_human"] = Bit(RankOf(question, byPeople) <= FollowUpCutoff),
        };

    /// <summary>1-based rank of the first passage whose article is the answer; null when there is none.</summary>
    public static int? RankOf(EvalQuestion question, IReadOnlyList<Passage> passages)
    {
        for (var i = 0; i < passages.Count; i++)
            if (question.Answers.Contains(passages[i].Article.Body))
                return i + 1;
        return null;
    }

    /// <summary>Whether a text has one of the right answers.</summary>
    public static bool Answers(EvalQuestion question, string? sentence) =>
        sentence is not null && HasAnswer(sentence, question.Answers.Select(ComparedText.Norm));

    /// <summary>A passage behind its lines of title, source and date, as the data set's own retrieval has it.</summary>
    static string WithHeader(Passage passage) => string.Join(
        '\n', passage.Article.Title, passage.Article.Source, passage.Article.Published?.ToString(), passage.Text);

    static bool HasAnswer(string text, IEnumerable<string> normAnswers)
    {
        var norm = ComparedText.Norm(text);
        return normAnswers.Any(answer => ComparedText.Contains(norm, answer));
    }

    public static double Bit(bool value) => value ? 1 : 0;
}
