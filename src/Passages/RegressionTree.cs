using System.Globalization;

namespace NewsBot.Passages;

/// <summary>
/// A tree over <see cref="PassageFeature"/>: a value, or what one feature may be and a tree for either case.
/// </summary>
/// <param name="mean">The value, or the mean of both branches.</param>
sealed class RegressionTree(
    double mean, PassageFeature feature, double most, RegressionTree? below, RegressionTree? above)
{
    public RegressionTree(double value)
        : this(value, default, 0, null, null)
    {
    }

    public RegressionTree(PassageFeature feature, double most, RegressionTree below, RegressionTree above)
        : this((below.Mean + above.Mean) / 2, feature, most, below, above)
    {
    }

    double Mean => mean;

    public double Value(double[] features) => Branch(features)?.Value(features) ?? mean;

    /// <summary>Along the path, each step changes the expected value: that is what its feature added.</summary>
    /// <remarks>After Saabas 2014, "Interpreting random forests".</remarks>
    public void Explain(double[] features, double[] added)
    {
        if (Branch(features) is not { } branch)
            return;
        added[(int)feature] += branch.Mean - mean;
        branch.Explain(features, added);
    }

    /// <summary>Both branches behind the feature and its most for the first: "Window&lt;=0.5 -0.1 0.2".</summary>
    public override string ToString() => below is null || above is null
        ? mean.ToString("0.0000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{feature}<={most:0.0000} {below} {above}");

    /// <exception cref="FormatException">The line is not what <see cref="ToString"/> makes.</exception>
    public static RegressionTree Parse(string line)
    {
        var words = new Queue<string>(line.Split(' '));
        var tree = Parse(words);
        return words.Count == 0 ? tree : throw new FormatException($"'{line}' goes on behind the tree.");
    }

    static RegressionTree Parse(Queue<string> words)
    {
        if (!words.TryDequeue(out var word))
            throw new FormatException("The tree ends before its branches do.");
        return word.Split("<=") is [var feature, var most]
            ? new(Enum.Parse<PassageFeature>(feature), Number(most), Parse(words), Parse(words))
            : new(Number(word));
    }

    RegressionTree? Branch(double[] features) => features[(int)feature] <= most ? below : above;

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
