using System.Globalization;

namespace NewsBot.Passages;

/// <summary>Linear ranking model over <see cref="PassageFeature"/>; passage-model.txt says how it was made.</summary>
static class PassageModel
{
    static readonly string[] Names = Enum.GetNames<PassageFeature>();

    public static readonly int FeatureCount = Names.Length;

    static readonly double[] Weights = ReadWeights();

    public static double Score(double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += Weights[i] * features[i];
        return sum;
    }

    public static double Weight(PassageFeature feature) => Weights[(int)feature];

    static double[] ReadWeights()
    {
        using var stream = typeof(PassageModel).Assembly.GetManifestResourceStream("NewsBot.Passages.passage-model.txt")!;
        using var reader = new StreamReader(stream);
        var weights = new double[FeatureCount];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var feature = Array.IndexOf(Names, line[..space]);
            weights[feature] = double.Parse(line.AsSpan(space), CultureInfo.InvariantCulture);
        }

        return weights;
    }
}
