using System.Text.RegularExpressions;

namespace NewsBot.Evaluation;

/// <summary>Which outlets a question names, and whether the archive has them.</summary>
/// <remarks>
/// A question that names an outlet which the archive does not have could be refused by that name alone; so refusals are
/// counted apart on those that name only outlets of the archive. A name is a run of words with capitals that stands
/// behind "article in", "discussed by", "according to", "another in", "from" and the like, or before "article",
/// "report", "'s coverage" and the like. It is in the archive when a source has that name, or begins with it ("BBC" of
/// "BBC News"); "The", and what stands behind a " - " or " | " in a source (its section), do not count. A name that is
/// no outlet ("from Berlin") leaves a question out: rather fewer than wrong ones.
/// </remarks>
static partial class Outlets
{
    const string NameWord = @"\p{Lu}(?>[\w.&-]{0,63}\w)";
    const string Name = $@"(?<name>(?>(?:The\s)?{NameWord}(?>\s(?:&\s)?{NameWord}|\s\p{{Lu}}\b){{0,9}}))";
    const string Noun =
        "(?:articles?|pieces?|reports?|reviews?|story|stories|coverage|analysis|features?|interviews?|posts?)";
    const string Told =
        "(?:[Rr]eported|discussed|mentioned|highlighted|provided|presented|outlined|detailed|noted|covered|described|" +
        "published|featured|analy[sz]ed|examined)";

    public static IReadOnlyList<string> NamedIn(string question) =>
    [
        .. Behind().Matches(question).Concat(Before().Matches(question))
            .SelectMany(match => match.Groups["name"].Captures)
            .Select(capture => capture.Value)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whether a question names outlets, and all of them are among the sources.</summary>
    public static bool AllIn(string question, IReadOnlyList<string> sources)
    {
        var named = NamedIn(question);
        return named.Count > 0 && named.All(name => sources.Any(source => IsNameOf(name, source)));
    }

    static bool IsNameOf(string name, string source) =>
        $"{Core(source)} ".StartsWith($"{Core(name)} ", StringComparison.Ordinal);

    static string Core(string name)
    {
        var norm = ComparedText.Norm(Section().Replace(name, ""));
        return norm.StartsWith("the ", StringComparison.Ordinal) ? norm[4..] : norm;
    }

    [GeneratedRegex(
        $@"\b(?:(?:{Noun}|another(?:\s{Noun})?)\s(?:from|by|in)|{Told}\s(?:by|in)|[Aa]ccording\sto|as\sper|from)\s" +
        $@"(?:both\s)?{Name}(?>(?:,|,?\sand|,?\sor)\s{Name}){{0,9}}")]
    private static partial Regex Behind();

    // Not at the start: there every word has a capital.
    [GeneratedRegex($@"(?<!^)\b{Name}(?:['’]s?)?\s{Noun}\b")]
    private static partial Regex Before();

    [GeneratedRegex(@"\s[-|]\s.*", RegexOptions.Singleline)]
    private static partial Regex Section();
}
