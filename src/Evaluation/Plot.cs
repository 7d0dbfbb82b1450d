using System.Net;
using System.Text;

namespace NewsBot.Evaluation;

/// <summary>A drawing area with axes, as SVG without scripts; colours are the page's.</summary>
/// <param name="xs">The range of the horizontal axis.</param>
/// <param name="ys">The range of the vertical axis.</param>
sealed class Plot((double From, double To) xs, (double From, double To) ys)
{
    const double Width = 640, Height = 340, Left = 56, Right = 16, Top = 20, Bottom = 60;

    readonly StringBuilder _shapes = new();

    public double X(double value) => Left + (value - xs.From) / (xs.To - xs.From) * (Width - Left - Right);

    public double Y(double value) => Height - Bottom - (value - ys.From) / (ys.To - ys.From) * (Height - Top - Bottom);

    /// <summary>A line across at each value, with its text to the left.</summary>
    public Plot Rows(IEnumerable<(double Value, string Text)> marks)
    {
        foreach (var (value, text) in marks)
        {
            Add($"""<line class="grid" x1="{Left}" x2="{Width - Right}" y1="{Y(value):0.#}" y2="{Y(value):0.#}"/>""");
            Text(Left - 6, Y(value) + 4, "end", text);
        }

        return this;
    }

    /// <summary>A text below the axis at each value.</summary>
    public Plot Columns(IEnumerable<(double Value, string Text)> marks)
    {
        foreach (var (value, text) in marks)
            Text(X(value), Height - Bottom + 16, "middle", text);
        return this;
    }

    /// <summary>A second row of small texts below those.</summary>
    public Plot Counts(IEnumerable<(double Value, string Text)> marks)
    {
        foreach (var (value, text) in marks)
            Text(X(value), Height - Bottom + 31, "middle", text, "count");
        return this;
    }

    public Plot Titles(string x, string y)
    {
        Text((Left + Width - Right) / 2, Height - 8, "middle", x);
        Text(Left, Top - 8, "start", y);
        return this;
    }

    /// <param name="kind">Which of the page's colours: "a", "b", "c".</param>
    /// <param name="tip">What a pointer that rests on it is told.</param>
    public Plot Bar(double from, double to, double value, string kind, string tip)
    {
        var (top, bottom) = (Y(value), Y(ys.From));
        Add($"""
            <rect class="{kind}" x="{X(from):0.#}" y="{top:0.#}"
                width="{X(to) - X(from):0.#}" height="{bottom - top:0.#}"><title>{Escape(tip)}</title></rect>
            """);
        return this;
    }

    public Plot Path(IEnumerable<(double X, double Y)> points, string kind)
    {
        var list = string.Join(' ', points.Select(p => FormattableString.Invariant($"{X(p.X):0.#},{Y(p.Y):0.#}")));
        Add($"""<polyline class="line {kind}" points="{list}"/>""");
        return this;
    }

    public Plot Dot(double x, double y, string kind, string tip)
    {
        Add($"""<circle class="{kind}" cx="{X(x):0.#}" cy="{Y(y):0.#}" r="5"><title>{Escape(tip)}</title></circle>""");
        return this;
    }

    /// <summary>A text in the drawing, beside a point of it.</summary>
    /// <param name="anchor">"start", "middle" or "end".</param>
    public Plot Label(double x, double y, double dx, double dy, string anchor, string text)
    {
        Text(X(x) + dx, Y(y) + dy, anchor, text);
        return this;
    }

    /// <summary>A dashed line from one point to another.</summary>
    public Plot Dashed(double fromX, double fromY, double toX, double toY)
    {
        Add($"""<line class="dashed" x1="{X(fromX):0.#}" y1="{Y(fromY):0.#}" x2="{X(toX):0.#}" y2="{Y(toY):0.#}"/>""");
        return this;
    }

    /// <param name="name">What a reader who cannot see it is told.</param>
    public string Svg(string name) => FormattableString.Invariant(
        $"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Escape(name)}">""") + $"\n{_shapes}</svg>\n";

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    void Text(double x, double y, string anchor, string text, string kind = "") =>
        Add($"""<text class="{kind}" x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}">{Escape(text)}</text>""");

    void Add(FormattableString shape) => _shapes.Append(FormattableString.Invariant(shape)).Append('\n');
}
