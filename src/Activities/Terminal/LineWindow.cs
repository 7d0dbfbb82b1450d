using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsBot.Activities.Terminal;

/// <summary>Of a text that is too long for the screen, the lines around what is marked by its style.</summary>
sealed class LineWindow(Paragraph text, Style mark, int mostLines) : Renderable
{
    const string Cut = "…";

    /// <summary>The text itself began later than what it is part of.</summary>
    public bool IsCutBefore { get; init; }

    public bool IsCutAfter { get; init; }

    /// <summary>Known once it is rendered: whether there is more than was shown.</summary>
    public bool WasCut { get; private set; }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = Segment.SplitLines(((IRenderable)text).Render(options, maxWidth));
        var marked = Math.Max(0, lines.FindIndex(line => line.Any(segment => segment.Style.Equals(mark))));
        var first = Math.Clamp(marked - mostLines / 3, 0, Math.Max(0, lines.Count - mostLines));
        var after = Math.Min(lines.Count, first + mostLines);
        var (cutBefore, cutAfter) = (first > 0 || IsCutBefore, after < lines.Count || IsCutAfter);
        WasCut = cutBefore || cutAfter;

        var shown = lines[first..after].SelectMany(line => line.Append(Segment.LineBreak));
        return [.. Ellipsis(cutBefore), .. shown, .. Ellipsis(cutAfter)];
    }

    static Segment[] Ellipsis(bool isNeeded) => isNeeded ? [new Segment(Cut, Theme.Aside), Segment.LineBreak] : [];
}
