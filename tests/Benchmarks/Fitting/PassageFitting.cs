using System.Globalization;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>Archives and questions → weights of the passage model, with what they are worth by cross-validation.</summary>
static class PassageFitting
{
    const int Folds = 5;
    static readonly double[] Strengths = [0.003];

    public static async Task<int> RunAsync(string[] data)
    {
        var sets = new List<RankedSet>();
        for (var i = 0; i + 1 < data.Length; i += 2)
            sets.Add(await RankedSet.ReadAsync(data[i], data[i + 1]));
        foreach (var l2 in Strengths)
            Validate(sets, l2);

        var weights = SoftmaxRanker.Fit([.. sets.SelectMany(s => s.Fitted)], Strengths[^1]);
        foreach (var (name, weight) in Enum.GetNames<PassageFeature>().Zip(weights))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {weight:0.000}"));
        return 0;
    }

    /// <summary>Every question is ranked by weights that were fitted without it.</summary>
    static void Validate(List<RankedSet> sets, double l2)
    {
        foreach (var set in sets)
            Console.WriteLine($"{set.Name}, as shipped: {set.Measure(_ => null)}");
        var byFold = Enumerable.Range(0, Folds).Select(fold => SoftmaxRanker.Fit(
            [.. sets.SelectMany(s => s.Fitted).Where(q => FoldOf(q.Id) != fold)], l2)).ToArray();
        foreach (var set in sets)
            Console.WriteLine($"{set.Name}, L2 {l2}: {set.Measure(id => byFold[FoldOf(id)])}");
        if (Environment.GetEnvironmentVariable("ABLATE") is null)
            return;
        for (var f = 0; f < PassageModel.FeatureCount; f++)
        {
            var without = sets.Select(s => s.Without(f)).ToList();
            var w = Enumerable.Range(0, Folds).Select(fold => SoftmaxRanker.Fit(
                [.. without.SelectMany(s => s.Fitted).Where(q => FoldOf(q.Id) != fold)], l2)).ToArray();
            foreach (var set in without)
                Console.WriteLine($"{set.Name} without {(PassageFeature)f}: {set.Measure(id => w[FoldOf(id)])}");
        }
    }

    static int FoldOf(string id) => (int)(StableHash.Of(id) % Folds);
}
