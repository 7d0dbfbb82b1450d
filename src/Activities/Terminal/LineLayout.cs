using System.Globalization;
using System.Text;

namespace NewsBot.Activities.Terminal;

/// <summary>prompt and line → rows that are too short for any terminal to wrap them itself.</summary>
readonly record struct LineLayout(IReadOnlyList<LineLayout.Row> Rows, int CursorRow, LineLayout.Row BeforeCursor)
{
    public readonly record struct Row(string Text, int Cells);

    /// <remarks>The last column stays free: terminals disagree about where the cursor is once it is filled.</remarks>
    public static LineLayout Of(string prompt, string line, int cursor, int terminalWidth)
    {
        var rows = new List<Row>();
        var (text, cells) = (new StringBuilder(), 0);
        var (cursorRow, beforeCursor) = (0, default(Row));
        var most = Math.Max(1, terminalWidth - 1);
        foreach (var (grapheme, position) in
            Graphemes(prompt, most).Select(g => (g.Text, -1)).Concat(Graphemes(line, most)))
        {
            var width = TerminalText.MaxCells(grapheme);
            if (cells > 0 && cells + width > most)
                EndRow();
            if (position == cursor)
                (cursorRow, beforeCursor) = (rows.Count, new(text.ToString(), cells));

            text.Append(grapheme);
            cells += width;
        }

        EndRow();
        return cursor < line.Length ? new(rows, cursorRow, beforeCursor) : new(rows, rows.Count - 1, rows[^1]);

        void EndRow()
        {
            rows.Add(new(text.ToString(), cells));
            text.Clear();
            cells = 0;
        }
    }

    /// <summary>
    /// Each with its place in the text. One that may be wider than a row (joined emoji without end) comes in its parts,
    /// whose place is -1 but for the first: nobody can tell how many rows a terminal would take for it.
    /// </summary>
    static IEnumerable<(string Text, int Position)> Graphemes(string text, int most)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var (grapheme, position) = (elements.GetTextElement(), elements.ElementIndex);
            if (TerminalText.MaxCells(grapheme) <= most)
            {
                yield return (grapheme is "\n" ? "⏎" : grapheme, position);
                continue;
            }

            foreach (var rune in grapheme.EnumerateRunes())
            {
                yield return (rune.ToString(), position);
                position = -1;
            }
        }
    }
}
