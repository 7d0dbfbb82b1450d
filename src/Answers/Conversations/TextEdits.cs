using System.Text;

namespace NewsBot.Answers.Conversations;

/// <summary>Replacements in a text, made at once, so that positions stay those of the text as it was.</summary>
sealed class TextEdits(string text)
{
    readonly List<(int Start, int End, string New)> _edits = [];

    /// <summary>What was replaced stays so: a later replacement in it is none.</summary>
    public void Replace(int start, int end, string by)
    {
        if (_edits.TrueForAll(e => end <= e.Start || e.End <= start))
            _edits.Add((start, end, by));
    }

    public string Apply()
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (var (start, end, by) in _edits.OrderBy(e => e.Start))
        {
            result.Append(text, done, start - done).Append(by);
            done = end;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
