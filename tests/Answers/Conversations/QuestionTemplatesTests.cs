using NewsBot.Answers.Conversations;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers.Conversations;

public sealed class QuestionTemplatesTests
{
    public static TheoryData<string, string> Cases => CaseFile.Pairs("Answers/Conversations/question-templates.cases");

    [Theory, MemberData(nameof(Cases))]
    public void ASentenceAnswersQuestionsThatReadWell(string sentence, string expected)
    {
        var questions = QuestionTemplates.Of(new("a", "", sentence)).Select(q => q.Text).ToList();

        Assert.Equal(expected == "none" ? [] : expected.Split(" | "), questions);
    }

    [Fact]
    public void WhatHasToDoWithTheAnswerComesFirst()
    {
        var article = new Article("a", "", "The museum cost 3 million euros. The ferry cost 9 million euros.");

        var questions = QuestionTemplates.About("Who built the ferry?", "Lund built it.", [article]);

        Assert.Equal(["How much did the ferry cost?", "How much did the museum cost?"], questions.Select(q => q.Text));
    }

    [Fact]
    public void APossibleQuestionKnowsWhatItWasMadeOf()
    {
        var article = new Article("a", "", "It rained. The ferry will become a museum.");

        var question = Assert.Single(QuestionTemplates.Of(article));

        Assert.Equal(("a", "It rained. ".Length), (question.ArticleId, question.Position));
    }
}
