using NewsBot.Language;

namespace NewsBot.Answers.Chat;

/// <summary>Names and numbers that a model puts into a question, and that nobody gave it.</summary>
static class Invented
{
    /// <param name="question">Its first word has a capital anyway.</param>
    /// <param name="given">All that the model was given.</param>
    public static bool IsIn(string question, string given)
    {
        var known = Token.Read(given).Select(t => t.Word).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Token.Read(question).Skip(1).Any(t => (t.IsCapital || t.Number is not null) && !known.Contains(t.Word));
    }
}
