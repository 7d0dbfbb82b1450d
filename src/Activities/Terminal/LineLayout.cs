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
        foreach (var (grapheme, position) in Graphemes(prompt).Select(g => (g.Text, -1)).Concat(Graphemes(line)))
        {
            var width = TerminalText.MaxCells(grapheme);
            if (cells > 0 && cells + width > terminalWidth - 1)
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

    static IEnumerable<(string Text, int Position)> Graphemes(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return (elements.GetTextElement() is "\n" ? "⏎" : elements.GetTextElement(), elements.ElementIndex);
    }
}
