using System.Collections.Frozen;

namespace NewsBot.Answers;

/// <summary>Whether a text says that something is not so.</summary>
static class Negations
{
    static readonly FrozenSet<string> Words = WordSet.Of("not never no none neither nor without cannot nobody nothing");

    public static bool In(string text) => Token.Read(text).Exists(t => Words.Contains(t.Word) || t.Word.EndsWith("nt", StringComparison.Ordinal) && text[t.Start..t.End].AsSpan().ContainsAny('\'', '’'));
}
