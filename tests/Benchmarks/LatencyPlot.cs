using System.Globalization;
using System.Text;

namespace NewsBot.Benchmarks;

/// <summary>Milliseconds against the number of vectors, both on logarithmic axes, as an SVG file.</summary>
sealed class LatencyPlot(string title)
{
    const int Width = 640, Height = 400, Left = 70, Right = 160, Above = 40, Below = 50;
    const double LeastLog = -1.5, MostLog = 3.5;   // 0.03 ms to 3 s

    static readonly string[] Colours = ["#c0392b", "#8e44ad", "#2471a3", "#1e8449"];

    readonly List<(string Name, List<(int Count, double Milliseconds)> Points)> lines = [];

    public void Add(string name, int count, double milliseconds)
    {
        if (lines.Find(line => line.Name == name) is not { Points: { } points })
            lines.Add((name, points = []));
        points.Add((count, milliseconds));
    }

    public void Write(string path)
    {
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" ");
        svg.Append("font-family=\"sans-serif\" font-size=\"12\">\n");
        Append(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Append(svg, $"<text x=\"{Left}\" y=\"22\" font-size=\"14\">{title}</text>\n");
        for (var log = -1; log <= 3; log++)
        {
            Append(svg, $"<path d=\"M{Left} {Y(log):0.#}H{Width - Right}\" stroke=\"#ddd\"/>");
            Append(svg, $"<text x=\"{Left - 8}\" y=\"{Y(log) + 4:0.#}\" text-anchor=\"end\">");
            Append(svg, $"{Math.Pow(10, log):0.###} ms</text>\n");
        }

        for (var log = 4; log <= 6; log++)
        {
            Append(svg, $"<path d=\"M{X(log):0.#} {Above}V{Height - Below}\" stroke=\"#ddd\"/>");
            Append(svg, $"<text x=\"{X(log):0.#}\" y=\"{Height - Below + 18}\" text-anchor=\"middle\">");
            Append(svg, $"{Math.Pow(10, log - 3):0}k</text>\n");
        }

        for (var i = 0; i < lines.Count; i++)
            AppendLine(svg, lines[i].Name, lines[i].Points, Colours[i % Colours.Length]);
        svg.Append("</svg>\n");
        File.WriteAllText(path, svg.ToString());
    }

    static void AppendLine(StringBuilder svg, string name, List<(int Count, double Milliseconds)> points, string colour)
    {
        var places = points.Select(p => (X: X(Math.Log10(p.Count)), Y: Y(Math.Log10(p.Milliseconds)))).ToList();
        var path = string.Join(
            'L', places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#} {p.Y:0.#}")));
        Append(svg, $"<path d=\"M{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
        foreach (var (x, y) in places)
            Append(svg, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3\" fill=\"{colour}\"/>\n");
        var last = places[^1];
        Append(svg, $"<text x=\"{last.X + 10:0.#}\" y=\"{last.Y + 4:0.#}\" fill=\"{colour}\">{name}</text>\n");
    }

    static double X(double log) => Left + 30 + (log - 4) / 2 * (Width - Left - Right - 60);

    static double Y(double log) => Height - Below - (log - LeastLog) / (MostLog - LeastLog) * (Height - Above - Below);

    static void Append(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
