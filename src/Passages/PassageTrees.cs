namespace NewsBot.Passages;

/// <summary>What combinations of features add to the linear model; passage-trees.txt says how it was made.</summary>
static class PassageTrees
{
    static readonly Lazy<RegressionTree[]> Shipped = new(Read);

    public static double Score(double[] features)
    {
        var sum = 0.0;
        foreach (var tree in Shipped.Value)
            sum += tree.Value(features);
        return sum;
    }

    /// <summary>
    /// Adds to each feature what the branches that look at it added; the rest of the score is alike for all.
    /// </summary>
    public static void Explain(double[] features, double[] added)
    {
        foreach (var tree in Shipped.Value)
            tree.Explain(features, added);
    }

    static RegressionTree[] Read()
    {
        var assembly = typeof(PassageTrees).Assembly;
        using var stream = assembly.GetManifestResourceStream("NewsBot.Passages.passage-trees.txt")!;
        using var reader = new StreamReader(stream);
        var trees = new List<RegressionTree>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                trees.Add(RegressionTree.Parse(line));
        return [.. trees];
    }
}
