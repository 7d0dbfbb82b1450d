namespace NewsBot.Language;

/// <summary>A word as the answer stage looks at it.</summary>
/// <param name="Word">Lower case, without possessive.</param>
/// <param name="Stem">What its inflections have in common.</param>
/// <param name="Start">Where it begins in the text that was read.</param>
/// <param name="End">One past its last character.</param>
/// <param name="IsCapital">Whether it begins with a capital.</param>
/// <param name="Number">Its value when it is a number in digits or words.</param>
/// <remarks>A class, like <see cref="Term"/>: a list of structs would be compiled anew at each start.</remarks>
sealed record Token(string Word, string Stem, int Start, int End, bool IsCapital, double? Number)
{
    public static List<Token> Read(string text) => Read(text, 0, text.Length);

    /// <summary>The words of <c>text[start..end]</c>; positions count in <paramref name="text"/>.</summary>
    public static List<Token> Read(string text, int start, int end)
    {
        var part = start == 0 && end == text.Length ? text : text[start..end];
        var words = TextAnalyzer.Words(part);
        var tokens = new List<Token>(words.Count);
        foreach (var (word, from, to) in words)
            tokens.Add(new(
                word, TextAnalyzer.Stem(word), start + from, start + to,
                char.IsUpper(part[from]), Numbers.Parse(word)));
        return tokens;
    }
}
