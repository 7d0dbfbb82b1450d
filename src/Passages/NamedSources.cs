namespace NewsBot.Passages;

/// <summary>question, outlets of the archive → those that it names, with what it asks of each.</summary>
/// <remarks>
/// "The Week" is named where the question has it with its capital;
/// what is behind " - ", " | " or ": " need not be there.
/// </remarks>
static class NamedSources
{
    static readonly string[] Sections = [" - ", " | ", ": "];

    /// <returns>
    /// An outlet, and what to search its articles for: the question and its parts that name the outlet.
    /// </returns>
    public static IEnumerable<NamedSource> In(
        string question, PassageQuery query, IReadOnlyList<string> sources)
    {
        foreach (var source in sources)
        {
            var name = NameOf(source);
            if (name.Length > 0 && IsNamed(question, name))
                yield return new(source, [question, .. query.Parts.Select(p => p.Text).Where(t => IsNamed(t, name))]);
        }
    }

    static string NameOf(string source) => source.Split(Sections, StringSplitOptions.None)[0].Trim();

    static bool IsNamed(string text, string name)
    {
        for (var i = 0; (i = text.IndexOf(name, i, StringComparison.OrdinalIgnoreCase)) >= 0; i++)
        {
            var end = i + name.Length;
            if (!char.IsLower(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}

/// <param name="Texts">What to search its articles for.</param>
sealed record NamedSource(string Source, IReadOnlyList<string> Texts);
