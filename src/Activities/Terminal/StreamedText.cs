using System.Globalization;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Words → an indented paragraph that is on the screen while it is made.</summary>
sealed class StreamedText(IAnsiConsole console)
{
    readonly int _indent = Theme.IndentOf(console);
    readonly int _width = Theme.TextWidthOf(console);
    int _column;
    bool _isBegun;

    /// <param name="text">One line; where it has blanks it may be broken.</param>
    public void Write(string text, Style? style = null)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            WriteWord(word, style);
    }

    public void End()
    {
        if (_isBegun)
            console.WriteLine();
    }

    void WriteWord(string word, Style? style)
    {
        var cells = word.GetCellWidth();
        if (!_isBegun)
            Begin();
        else if (_column + 1 + cells <= _width)
        {
            console.Write(" ");
            _column++;
        }
        else
            BreakLine();

        if (cells <= _width)
            Write(word, cells, style);
        else
            WriteInPieces(word, style);
    }

    /// <summary>A word that no line has room for, such as an address.</summary>
    void WriteInPieces(string word, Style? style)
    {
        var graphemes = StringInfo.GetTextElementEnumerator(word);
        while (graphemes.MoveNext())
        {
            var grapheme = graphemes.GetTextElement();
            var cells = TerminalText.MaxCells(grapheme);
            if (_column > 0 && _column + cells > _width)
                BreakLine();
            Write(grapheme, cells, style);
        }
    }

    void Write(string text, int cells, Style? style)
    {
        console.Write(text, style);
        _column += cells;
    }

    void BreakLine()
    {
        console.WriteLine();
        Begin();
    }

    void Begin()
    {
        _isBegun = true;
        console.Write(new string(' ', _indent));
        _column = 0;
    }
}
