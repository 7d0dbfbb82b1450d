using System.Globalization;
using System.Text;

namespace NewsBot.Activities.Terminal;

/// <summary>The line being typed: no control but newlines, and a cursor that stands between two graphemes.</summary>
sealed class EditBuffer
{
    int[] _graphemes = [];

    public string Text { get; private set; } = "";

    public int Cursor { get; private set; }

    public int Left => Before(Cursor);

    public int Right => After(Cursor);

    public int WordLeft
    {
        get
        {
            var at = Cursor;
            while (at > 0 && !IsWord(Before(at)))
                at = Before(at);
            while (at > 0 && IsWord(Before(at)))
                at = Before(at);
            return at;
        }
    }

    public int WordRight
    {
        get
        {
            var at = Cursor;
            while (at < Text.Length && !IsWord(at))
                at = After(at);
            while (at < Text.Length && IsWord(at))
                at = After(at);
            return at;
        }
    }

    public void MoveTo(int position) => Cursor = position;

    public void Insert(string text)
    {
        var clean = Clean(text);
        Set(Text.Insert(Cursor, clean), Cursor + clean.Length);
    }

    /// <summary>Deletes what lies between the cursor and a position on either side of it.</summary>
    public void DeleteTo(int position)
    {
        var (start, end) = (Math.Min(Cursor, position), Math.Max(Cursor, position));
        Set(Text.Remove(start, end - start), start);
    }

    public void Replace(string text)
    {
        Set("", 0);
        Insert(text);
    }

    /// <remarks>An insertion or a deletion can make one grapheme of two: the cursor goes behind it.</remarks>
    void Set(string text, int cursor)
    {
        Text = text;
        _graphemes = StringInfo.ParseCombiningCharacters(text);
        Cursor = Array.BinarySearch(_graphemes, cursor) >= 0 ? cursor : After(cursor);
    }

    int Before(int position) => Array.BinarySearch(_graphemes, position) switch
    {
        0 => 0,
        > 0 and var found => _graphemes[found - 1],
        var missing => ~missing == 0 ? 0 : _graphemes[~missing - 1],
    };

    int After(int position)
    {
        var found = Array.BinarySearch(_graphemes, position);
        var next = found >= 0 ? found + 1 : ~found;
        return next < _graphemes.Length ? _graphemes[next] : Text.Length;
    }

    bool IsWord(int position) => Rune.IsLetterOrDigit(Rune.GetRuneAt(Text, position));

    static string Clean(string text) => TerminalText.Sanitize(text)
        .Replace('\t', ' ')
        .Replace("\uFFFD", "", StringComparison.Ordinal);
}
