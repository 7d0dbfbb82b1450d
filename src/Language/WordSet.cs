using System.Collections.Frozen;

namespace NewsBot.Language;

/// <summary>Lists of words, written as one text.</summary>
static class WordSet
{
    public static readonly FrozenSet<string> Pronouns = Of("he she it they this that these those his her its their");

    /// <summary>Words that say nothing by themselves and name nobody, even with a capital.</summary>
    public static readonly FrozenSet<string> Small = Of(
        "the a an of in on at by for from to with and or but as is are was were be been has have had will would " +
        "it its his her their");

    public static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet();

    public static FrozenSet<string> StemsOf(string words) => words.Split(' ').Select(TextAnalyzer.Stem).ToFrozenSet();
}
