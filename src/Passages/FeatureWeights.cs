using System.Globalization;

namespace NewsBot.Passages;

/// <summary>The weights of a model over named features, in a text file that is a part of the program.</summary>
static class FeatureWeights
{
    /// <summary>A line for each feature: its name, and its weight in each column. "#" begins a comment.</summary>
    /// <typeparam name="TFeature">An enumeration from 0 on; a feature without a line weighs nothing.</typeparam>
    /// <param name="resource">"NewsBot.Answers.sentence-model.txt".</param>
    /// <returns>The weights of each column, by feature.</returns>
    public static double[][] Read<TFeature>(string resource, int columns)
        where TFeature : struct, Enum
    {
        var names = Enum.GetNames<TFeature>();
        var weights = new double[columns][];
        for (var i = 0; i < columns; i++)
            weights[i] = new double[names.Length];
        using var reader = new StreamReader(typeof(FeatureWeights).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split(' ');
            var feature = Array.IndexOf(names, fields[0]);
            for (var i = 0; i < columns; i++)
                weights[i][feature] = double.Parse(fields[i + 1], CultureInfo.InvariantCulture);
        }

        return weights;
    }

    /// <summary>w·x.</summary>
    public static double Sum(double[] weights, double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    /// <summary>The logistic function of w·x, 1 / (1 + e^-w·x).</summary>
    public static double Probability(double[] weights, double[] features) =>
        1 / (1 + Math.Exp(-Sum(weights, features)));
}
