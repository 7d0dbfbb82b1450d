namespace NewsBot.Evaluation;

/// <summary>Whether the differences of the same questions in two runs are more than chance.</summary>
static class PairedTest
{
    const int Rounds = 10_000;
    const int Seed = 1;

    // Sums of the same numbers in another order differ in their last digits.
    const double Tolerance = 1e-9;

    /// <summary>
    /// Two-sided p: the exact test of McNemar (1947) for differences of -1, 0 and 1, else Fisher's randomisation test
    /// (1935; for retrieval see Smucker, Allan and Carterette 2007), with 10,000 seeded draws of the signs.
    /// </summary>
    public static double PValue(IReadOnlyList<double> differences) =>
        differences.All(d => d is -1 or 0 or 1)
            ? McNemar(differences.Count(d => d > 0), differences.Count(d => d < 0))
            : Randomisation([.. differences.Where(d => d != 0)]);

    /// <summary>The share of all ways to share out so many changes that are at least as one-sided.</summary>
    public static double McNemar(int better, int worse)
    {
        var changes = better + worse;
        var (term, sum) = (-changes * Math.Log(2), 0.0); // of the binomial distribution, as a logarithm
        for (var i = 0; i <= Math.Min(better, worse); i++)
        {
            sum += Math.Exp(term);
            term += Math.Log((double)(changes - i) / (i + 1));
        }

        return Math.Min(1, 2 * sum);
    }

    static double Randomisation(double[] differences)
    {
        if (differences.Length == 0)
            return 1;
        var observed = Math.Abs(differences.Sum());
        var random = new Random(Seed);
        var asLarge = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var sum = 0.0;
            foreach (var difference in differences)
                sum += random.Next(2) == 0 ? difference : -difference;
            if (Math.Abs(sum) >= observed - Tolerance)
                asLarge++;
        }

        // What was observed is one of the draws, so that no p is 0.
        return (asLarge + 1.0) / (Rounds + 1);
    }

    /// <summary>
    /// The middle 95 % of the means of 10,000 seeded draws of as many questions, with replacement (the percentile
    /// interval of the bootstrap, Efron and Tibshirani 1993).
    /// </summary>
    public static (double Low, double High) Interval(IReadOnlyList<double> differences)
    {
        var values = differences.ToArray();
        var random = new Random(Seed);
        var means = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++)
                sum += values[random.Next(values.Length)];
            means[round] = sum / values.Length;
        }

        Array.Sort(means);
        return (means[Rounds / 40], means[Rounds - 1 - Rounds / 40]);
    }
}
