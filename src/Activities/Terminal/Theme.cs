using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsBot.Activities.Terminal;

/// <summary>The looks of the console chat.</summary>
/// <remarks>
/// Only the terminal's own dark colours and decorations: they can be read on a light ground as on a dark one, and the
/// decorations still tell things apart where there are no colours.
/// </remarks>
static class Theme
{
    // Longer lines are hard to read.
    const int Widest = 110;

    // Below, a frame takes room that the words need.
    const int Roomy = 44;

    const int Indent = 2;

    public static readonly Style Heading = new(decoration: Decoration.Bold);
    public static readonly Style Name = new(Color.Teal, decoration: Decoration.Bold);
    public static readonly Style Marker = new(Color.Teal, decoration: Decoration.Bold);
    public static readonly Style Quote = new(Color.Olive, decoration: Decoration.Bold);
    public static readonly Style Aside = new(decoration: Decoration.Dim);
    public static readonly Style Warning = new(Color.Olive);
    public static readonly Style Calm = new(Color.Teal);

    /// <summary>An empty line between two parts.</summary>
    public static readonly IRenderable Blank = new Text(" ");

    public static bool IsRoomy(IAnsiConsole console) => console.Profile.Width >= Roomy;

    /// <summary>The column that indented text begins in.</summary>
    public static int IndentOf(IAnsiConsole console) => IsRoomy(console) ? Indent : 0;

    /// <summary>The cells that a line of indented text has.</summary>
    public static int TextWidthOf(IAnsiConsole console) =>
        IsRoomy(console) ? Math.Min(console.Profile.Width, Widest) - 2 * Indent : console.Profile.Width;

    public static void WriteFramed(IAnsiConsole console, string heading, Style border, params IRenderable[] content)
    {
        if (IsRoomy(console))
        {
            console.Write(new Panel(new Rows([Blank, .. content, Blank]))
            {
                Header = new($"[bold] {heading} [/]"),
                Border = BoxBorder.Rounded,
                BorderStyle = border,
                Padding = new(Indent, 0),
                Width = Math.Min(console.Profile.Width, Widest),
            });
            return;
        }

        var title = new Paragraph(heading, new Style(border.Foreground, decoration: Decoration.Bold));
        console.Write(new Rows([title, .. content]));
    }

    public static void WriteIndented(IAnsiConsole console, IRenderable content) =>
        console.Write(new Rows(IsRoomy(console) ? new Indented(content, Indent, Widest) : content));

    /// <summary>A word from the program itself, with a blank line after it.</summary>
    public static void WriteNotice(IAnsiConsole console, string message)
    {
        WriteIndented(console, new Paragraph(ChatText.OneLine(message), Warning));
        console.WriteLine();
    }

    /// <summary>A text of several lines that cannot steer the terminal.</summary>
    public static string Body(string text) => TerminalText.Sanitize(text).Replace('\t', ' ');
}
