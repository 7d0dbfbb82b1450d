using System.Globalization;
using System.Text;
using Spectre.Console;

namespace NewsBot.Tests.Activities;

/// <summary>A terminal that understands what the line editor writes; any other control is a failure.</summary>
/// <param name="joinsGraphemes">Whether a family emoji is one glyph, as in newer terminals, or three.</param>
sealed class EmulatedScreen(int width, int height, bool joinsGraphemes = true) : TextWriter, IAnsiConsoleOutput
{
    readonly List<List<string>> _rows = [[]];
    int _top;

    public int Row { get; private set; }

    public int Column { get; private set; }

    public int Width { get; private set; } = width;

    public int Height => height;

    /// <summary>What can be seen, without what takes no cell.</summary>
    public IEnumerable<string> Rows => _rows.Skip(_top).Select(Text);

    public string BeforeCursor => string.Concat(_rows.Take(Row).Select(Text)) + Text(_rows[Row].Take(Column));

    public TextWriter Writer => this;

    public bool IsTerminal => true;

    public override Encoding Encoding => Encoding.UTF8;

    public static string Visible(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()).Where(rune => rune.GetCellWidth() > 0));

    /// <summary>Cuts the rows that are too long now, as terminals with reflow do.</summary>
    public void Resize(int newWidth)
    {
        var cut = _rows.Select(row => row.Chunk(newWidth).DefaultIfEmpty([]).ToList()).ToList();
        (Row, Column, Width) = (cut.Take(Row).Sum(row => row.Count) + Column / newWidth, Column % newWidth, newWidth);
        _rows.Clear();
        _rows.AddRange(cut.SelectMany(row => row).Select(row => row.ToList()));
        Ensure();
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(StringBuilder? value) => Write(value?.ToString());

    public override void Write(string? value)
    {
        for (var rest = value ?? ""; rest.Length > 0;)
        {
            var length = rest[0] switch
            {
                '\e' => 3 + rest.AsSpan(2).IndexOfAnyInRange('@', '~'),
                '\r' or '\n' => 1,
                _ => rest.IndexOfAny(['\e', '\r', '\n']) is > 0 and var end ? end : rest.Length,
            };
            if (rest[0] is '\e')
                Control(rest[1..length]);
            else if (rest[0] is '\r')
                Column = 0;
            else if (rest[0] is '\n')
                Row++;
            else
                Print(rest[..length]);
            Ensure();
            rest = rest[length..];
        }
    }

    void Control(string sequence)
    {
        switch (sequence)
        {
            case "[J":
                _rows.RemoveRange(Row + 1, _rows.Count - Row - 1);
                _rows[Row].RemoveRange(Math.Min(Column, _rows[Row].Count), Math.Max(0, _rows[Row].Count - Column));
                break;
            case "[H":
                (Row, Column) = (_top, 0);
                break;
            case "[2J":
                _rows.RemoveRange(_top, _rows.Count - _top);
                break;
            case ['[', .. var rows, 'A']:
                Row = Math.Max(_top, Row - int.Parse(rows, CultureInfo.InvariantCulture));
                break;
            default:
                Assert.True(sequence is "[?25l" or "[?25h" or "[?2004h" or "[?2004l", sequence);
                break;
        }
    }

    void Print(string text)
    {
        var glyphs = joinsGraphemes ? Elements(text) : text.EnumerateRunes().Select(rune => rune.ToString());
        foreach (var (glyph, cells) in glyphs.Select(glyph => (glyph, glyph.GetCellWidth())))
        {
            Assert.True(cells >= 0, $"A control reached the terminal: U+{(int)glyph[0]:X4}.");
            if (Column + cells > Width)
                (Row, Column) = (Row + 1, 0);
            Ensure();
            for (var cell = 0; cell < cells; cell++, Column++)
                if (Column < _rows[Row].Count)
                    _rows[Row][Column] = cell == 0 ? glyph : "";
                else
                    _rows[Row].Add(cell == 0 ? glyph : "");
        }
    }

    void Ensure()
    {
        while (_rows.Count <= Row)
            _rows.Add([]);
        _top = Math.Max(_top, _rows.Count - height);
    }

    static IEnumerable<string> Elements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return elements.GetTextElement();
    }

    static string Text(IEnumerable<string> cells) => Visible(string.Concat(cells));

    void IAnsiConsoleOutput.SetEncoding(Encoding encoding)
    {
    }
}
