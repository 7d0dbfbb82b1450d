using System.Collections.Frozen;

namespace NewsBot.Language;

/// <summary>Whether a text says that something is not so.</summary>
static class Negations
{
    static readonly FrozenSet<string> Words = WordSet.Of("not never no none neither nor without cannot nobody nothing");

    public static bool In(string text) => In(Token.Read(text), text);

    /// <param name="tokens">Some of the text's.</param>
    public static bool In(IReadOnlyList<Token> tokens, string text)
    {
        foreach (var token in tokens)
            if (Words.Contains(token.Word)
                || (token.Word.EndsWith("nt", StringComparison.Ordinal)
                    && text.AsSpan()[token.Start..token.End].ContainsAny('\'', '’')))
                return true;
        return false;
    }
}
