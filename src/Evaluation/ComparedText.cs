using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Evaluation;

/// <summary>Texts as the metrics compare them.</summary>
static partial class ComparedText
{
    /// <summary>NFKC, invariant lower case, one space for every run of what is no word character; trimmed.</summary>
    public static string Norm(string text) =>
        NoWord().Replace(WholeCharacters(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant(), " ").Trim();

    /// <summary>Whether the words of a normalised answer stand one after another in a normalised text.</summary>
    public static bool Contains(string normText, string normAnswer) =>
        normAnswer.Length > 0 && $" {normText} ".Contains($" {normAnswer} ", StringComparison.Ordinal);

    /// <summary>The text without white space, case kept.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Half a surrogate pair has no normal form: it becomes U+FFFD, which is no word character.</summary>
    static string WholeCharacters(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    [GeneratedRegex(@"\W+", RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();
}
