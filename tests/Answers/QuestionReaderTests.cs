using NewsBot.Answers;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers;

public class QuestionReaderTests
{
    public static TheoryData<string, string> Cases => CaseFile.Pairs("Answers/questions.cases");

    [Theory, MemberData(nameof(Cases))]
    public void AQuestionIsReadAs(string text, string expected)
    {
        var question = QuestionReader.Read(text);

        Assert.Equal(expected, Describe(question));
    }

    static string Describe(Question question) =>
        $"{question.Kind}; {string.Join(", ", question.Terms.Select(Describe))}; {string.Join(' ', question.Focus)}"
            .TrimEnd();

    static string Describe(QuestionTerm term) => string.Join(' ', term.Words) switch
    {
        var words when term.IsTypeWord => "~" + words,
        var words => term.Kind switch
        {
            TermKind.Name => $"<{words}>",
            TermKind.Number => "#" + words,
            TermKind.Date => "@" + words,
            _ => words,
        },
    };
}
