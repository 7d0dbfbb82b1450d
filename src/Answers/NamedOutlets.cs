using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>
/// question, outlets of the archive → those that the question names: "according to X", "an X article".
/// </summary>
/// <remarks>
/// A name is a row of words with capitals. It is an outlet's where a word beside it says so; the archive has it when a
/// source begins with it ("BBC" of "BBC News"). "The" does not count, nor what
/// stands behind " - " or " | " in a source.
/// </remarks>
static class NamedOutlets
{
    static readonly FrozenSet<string> Pieces = WordSet.StemsOf(
        "article piece report review story coverage analysis interview post column newsletter feature");

    // "the DJ feature" and "the Monday interview" name no outlet.
    static readonly FrozenSet<string> PiecesOf = WordSet.StemsOf(
        "article piece report review story coverage newsletter");

    static readonly FrozenSet<string> Telling = WordSet.StemsOf(
        "report discuss mention highlight provide present outline detail note cover describe publish feature analyze " +
        "examine suggest claim indicate");

    static readonly string[] Sections = [" - ", " | "];

    /// <summary>Whether a stem says that something was reported, and not what.</summary>
    public static bool IsReporting(string stem) => Pieces.Contains(stem) || Telling.Contains(stem);

    /// <param name="sources">The outlets of the archive.</param>
    public static IReadOnlyList<NamedOutlet> In(string question, IReadOnlyList<string> sources)
    {
        var tokens = Token.Read(question);
        var outlets = new List<NamedOutlet>();
        List<Core> cores = [.. sources.Select(s => new Core(s, CoreOf(s)))];
        var before = 0; // where the name before ends, if it is an outlet's
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsCapital || i == 0 && tokens[i].Word != "the")
                continue; // the first word has a capital whatever it is
            var end = NameEnd(question, tokens, i, sources);
            var cue = Dates.IsDayOrMonth(tokens[i].Word) ? Cue.None : CueOf(question, tokens, i, end, before);
            var words = CoreOf(question[tokens[i].Start..tokens[end - 1].End]);
            string[] known = cue == Cue.None
                ? [] : [.. cores.Where(c => StartsWith(c.Words, words)).Select(c => c.Source)];
            if (known.Length > 0 || cue == Cue.Strong)
            {
                before = end;
                if (!outlets.Exists(o => o.Words.SequenceEqual(words)))
                    outlets.Add(new(words, known));
            }

            i = end - 1;
        }

        return outlets;
    }

    sealed record Core(string Source, List<string> Words);

    enum Cue
    {
        None,

        /// <summary>An outlet if the archive has one of that name.</summary>
        Weak,
        Strong,
    }

    static Cue CueOf(string question, List<Token> tokens, int start, int end, int before)
    {
        var i = start - 1;
        while (i >= 0 && tokens[i].Word is "both" or "the" or "a" or "an")
            i--;
        var previous = i >= 0 ? tokens[i].Word : "";
        var earlier = i > 0 ? tokens[i - 1] : null;
        if (end < tokens.Count && PiecesOf.Contains(tokens[end].Stem)
            || before > 0 && IsList(question, tokens, before, start))
            return Cue.Strong;
        if (previous == "to" && earlier?.Word == "according" || previous == "per" && earlier?.Word == "as")
            return Cue.Strong;
        if (previous is "from" or "by" or "in" && earlier is not null && (Pieces.Contains(earlier.Stem)
            || earlier.Word == "another" || previous is not "from" && Telling.Contains(earlier.Stem)))
            return Cue.Strong;
        return previous is "from" or "by" or "in" or "on" or "and" or "or" or "while"
            || end < tokens.Count && Telling.Contains(tokens[end].Stem) ? Cue.Weak : Cue.None;
    }

    /// <summary>"X, Y and Z": nothing but that between two names.</summary>
    static bool IsList(string question, List<Token> tokens, int before, int start)
    {
        var between = question.AsSpan()[tokens[before - 1].End..tokens[start].Start].Trim("'\"‘’“” ");
        return between is "," or "and" or "or" or ", and" or ", or" or "and the" or ", and the" or "or the";
    }

    /// <summary>
    /// Where a source of the archive ends, as it is written; else capitals with no more than a space between them.
    /// </summary>
    static int NameEnd(string question, List<Token> tokens, int start, IReadOnlyList<string> sources)
    {
        var rest = question.AsSpan(tokens[start].Start);
        var length = 0;
        foreach (var source in sources)
            if (source.Length > length && rest.StartsWith(source, StringComparison.OrdinalIgnoreCase))
                length = source.Length;
        var end = start + 1;
        while (end < tokens.Count && tokens[end].Start < tokens[start].Start + length)
            end++;
        while (end < tokens.Count && tokens[end].IsCapital && tokens[end].Start - tokens[end - 1].End <= 1)
            end++;
        return end;
    }

    static List<string> CoreOf(string source)
    {
        foreach (var section in Sections)
            if (source.IndexOf(section, StringComparison.Ordinal) is var at and > 0)
                source = source[..at];
        List<string> words = [.. Token.Read(source).Select(t => t.Word)];
        if (words is ["the", _, ..])
            words.RemoveAt(0);
        return words;
    }

    static bool StartsWith(List<string> words, List<string> name)
    {
        if (name.Count > words.Count)
            return false;
        for (var i = 0; i < name.Count; i++)
            if (words[i] != name[i])
                return false;
        return true;
    }
}

/// <summary>An outlet that a question names.</summary>
/// <param name="Words">Lower-case words of the name.</param>
/// <param name="Sources">The outlets of the archive that it may be; none when the archive has it not.</param>
sealed record NamedOutlet(IReadOnlyList<string> Words, IReadOnlyList<string> Sources);
