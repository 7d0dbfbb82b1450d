using Spectre.Console.Rendering;

namespace NewsBot.Activities.Terminal;

/// <summary>Moves text away from the left edge.</summary>
/// <remarks>
/// Spectre's padding also fills the lines with spaces on the right; they would be copied with the text.
/// </remarks>
sealed class Indented(IRenderable content, int indent, int widest) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = Segment.SplitLines(content.Render(options, Math.Min(maxWidth, widest) - 2 * indent));
        foreach (var line in lines)
        {
            if (line.Count > 0)
                yield return Segment.Padding(indent);
            foreach (var segment in line)
                yield return segment;
            yield return Segment.LineBreak;
        }
    }
}
