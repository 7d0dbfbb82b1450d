using System.Globalization;
using System.Text;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>keys → line: a line editor with history, for a terminal that understands ANSI sequences.</summary>
sealed class LineEditor(IAnsiConsoleInput input, IAnsiConsoleOutput output, InputHistory history)
{
    const ConsoleModifiers Plain = ConsoleModifiers.None;
    const ConsoleModifiers Control = ConsoleModifiers.Control;
    const ConsoleModifiers Alt = ConsoleModifiers.Alt;

    readonly EditBuffer _line = new();
    string _prompt = "";
    string _unfinished = "";
    int _recalled;
    LineLayout.Row[] _drawn = []; // from the first row on the screen to the cursor

    public async Task<LineInput> ReadLineAsync(string prompt, CancellationToken cancellationToken)
    {
        _line.Replace("");
        _prompt = prompt;
        _recalled = history.Count;
        _drawn = [];
        var keys = new KeyReader(input);
        var previous = TakeControlC(true);
        output.Writer.Write("\e[?2004h"); // mark pastes
        try
        {
            while (true)
            {
                if (!keys.HasMore)
                    Draw();

                var (text, key) = await keys.ReadAsync(cancellationToken);
                if (text is not null)
                    _line.Insert(text);
                else if (key is null)
                    return new LineInput.EndOfInput();
                else if (Press(key.Value) is { } outcome)
                    return outcome;
            }
        }
        finally
        {
            Leave();
            TakeControlC(previous);
        }
    }

    LineInput? Press(ConsoleKeyInfo key)
    {
        switch (key.Modifiers & ~ConsoleModifiers.Shift, key.Key)
        {
            case (_, ConsoleKey.Enter):
                history.Add(_line.Text);
                return new LineInput.Line(_line.Text);
            case (Control, ConsoleKey.C):
                return new LineInput.Interrupted();
            case (Control, ConsoleKey.D) when _line.Text.Length == 0:
                return new LineInput.EndOfInput();

            case (Plain, ConsoleKey.LeftArrow) or (Control, ConsoleKey.B):
                _line.MoveTo(_line.Left);
                break;
            case (Plain, ConsoleKey.RightArrow) or (Control, ConsoleKey.F):
                _line.MoveTo(_line.Right);
                break;
            case (Control or Alt, ConsoleKey.LeftArrow) or (Alt, ConsoleKey.B):
                _line.MoveTo(_line.WordLeft);
                break;
            case (Control or Alt, ConsoleKey.RightArrow) or (Alt, ConsoleKey.F):
                _line.MoveTo(_line.WordRight);
                break;
            case (Plain, ConsoleKey.Home) or (Control, ConsoleKey.A):
                _line.MoveTo(0);
                break;
            case (Plain, ConsoleKey.End) or (Control, ConsoleKey.E):
                _line.MoveTo(_line.Text.Length);
                break;

            case (Plain, ConsoleKey.Backspace) or (Control, ConsoleKey.H):
                _line.DeleteTo(_line.Left);
                break;
            case (Plain, ConsoleKey.Delete) or (Control, ConsoleKey.D):
                _line.DeleteTo(_line.Right);
                break;
            case (Control, ConsoleKey.W) or (Control or Alt, ConsoleKey.Backspace):
                _line.DeleteTo(_line.WordLeft);
                break;
            case (Control, ConsoleKey.Delete) or (Alt, ConsoleKey.D):
                _line.DeleteTo(_line.WordRight);
                break;
            case (Control, ConsoleKey.U):
                _line.DeleteTo(0);
                break;
            case (Control, ConsoleKey.K):
                _line.DeleteTo(_line.Text.Length);
                break;
            case (Plain, ConsoleKey.Escape):
                _line.Replace("");
                break;

            case (Plain, ConsoleKey.UpArrow) or (Control, ConsoleKey.P):
                Recall(_recalled - 1);
                break;
            case (Plain, ConsoleKey.DownArrow) or (Control, ConsoleKey.N):
                Recall(_recalled + 1);
                break;
            case (Control, ConsoleKey.L):
                output.Writer.Write("\e[H\e[2J");
                _drawn = [];
                break;
        }

        return null;
    }

    void Recall(int entry)
    {
        if (entry < 0 || entry > history.Count)
            return;

        if (_recalled == history.Count)
            _unfinished = _line.Text;
        _recalled = entry;
        _line.Replace(entry == history.Count ? _unfinished : history[entry]);
    }

    /// <summary>Draws the rows anew, as many as fit above and with the cursor's.</summary>
    /// <remarks>
    /// The cursor gets to its column by writing what stands before it once more: so it is right however wide this
    /// terminal draws a grapheme.
    /// </remarks>
    void Draw()
    {
        var layout = LineLayout.Of(_prompt, _line.Text, _line.Cursor, output.Width);
        var first = Math.Max(0, layout.CursorRow - output.Height + 1);
        var shown = layout.Rows.Skip(first).Take(output.Height).ToArray();
        var frame = Erase().AppendJoin("\r\n", shown.Select(row => row.Text));
        Up(frame, first + shown.Length - 1 - layout.CursorRow).Append('\r').Append(layout.BeforeCursor.Text);
        output.Writer.Write(frame.Append("\e[?25h"));
        _drawn = [.. shown[..(layout.CursorRow - first)], layout.BeforeCursor];
    }

    /// <summary>Leaves the whole line on the screen, with the cursor below it.</summary>
    void Leave()
    {
        var layout = LineLayout.Of(_prompt, _line.Text, _line.Text.Length, output.Width);
        var frame = Erase().AppendJoin("\r\n", layout.Rows.Select(row => row.Text));
        output.Writer.Write(frame.Append("\r\n\e[?25h\e[?2004l"));
    }

    /// <remarks>A row that was drawn in a wider terminal may take several rows by now.</remarks>
    StringBuilder Erase()
    {
        var above = _drawn.SkipLast(1).Sum(row => Math.Max(1, (row.Cells + output.Width - 1) / output.Width))
            + _drawn.LastOrDefault().Cells / output.Width;
        return Up(new("\e[?25l"), above).Append("\r\e[J");
    }

    static StringBuilder Up(StringBuilder frame, int rows) =>
        rows == 0 ? frame : frame.Append(CultureInfo.InvariantCulture, $"\e[{rows}A");

    /// <summary>Makes Ctrl+C a key, or the signal that it is while an answer is written; returns what it was.</summary>
    static bool TakeControlC(bool take)
    {
        if (Console.IsInputRedirected)
            return false;

        var previous = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = take;
        return previous;
    }
}
