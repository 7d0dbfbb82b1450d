using System.Globalization;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>Archives and questions → weights of the passage model, with what they are worth by cross-validation.</summary>
static class PassageFitting
{
    const int Folds = 5;
    const double L2 = 0.003;

    /// <param name="arguments">Archive and questions in turn; behind them "without=Feature,Feature" or "failures=N".</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var data = arguments.Where(a => !a.Contains('=')).ToArray();
        var sets = new List<RankedSet>();
        for (var i = 0; i + 1 < data.Length; i += 2)
            sets.Add(await RankedSet.ReadAsync(data[i], data[i + 1]));

        Print(sets, "as shipped", (_, _) => null);
        var byFold = FitByFold(sets, without: null);
        Print(sets, "cross-validated", (id, isInParts) => byFold[FoldOf(id)](isInParts));
        foreach (var rewards in Grid(arguments))
        {
            RankedSet.Rewards = rewards;
            Print(sets, $"{rewards}", (id, isInParts) => byFold[FoldOf(id)](isInParts));
        }

        RankedSet.Rewards = PassageChoice.Shipped;

        foreach (var feature in Listed(arguments, "without"))
        {
            var without = FitByFold(sets, Enum.Parse<PassageFeature>(feature));
            Print(sets, $"without {feature}", (id, isInParts) => without[FoldOf(id)](isInParts));
        }

        foreach (var most in Listed(arguments, "failures"))
            foreach (var set in sets)
                set.PrintFailures(
                    (id, isInParts) => byFold[FoldOf(id)](isInParts), int.Parse(most, CultureInfo.InvariantCulture));

        var weights = Fit([.. sets.SelectMany(s => s.Fitted)], without: null);
        foreach (var (name, one, parts) in Enum.GetNames<PassageFeature>().Zip(weights(false), weights(true)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {one:0.000} {parts:0.000}"));
        return 0;
    }

    static void Print(List<RankedSet> sets, string name, Func<string, bool, double[]?> weightsOf)
    {
        foreach (var set in sets)
            Console.WriteLine($"{set.Name}, {name}: {set.Measure(weightsOf)}");
    }

    static Func<bool, double[]>[] FitByFold(List<RankedSet> sets, PassageFeature? without) =>
    [
        .. Enumerable.Range(0, Folds).Select(fold =>
            Fit([.. sets.SelectMany(s => s.Fitted).Where(q => FoldOf(q.Id) != fold)], without)),
    ];

    /// <summary>A set of weights for questions in one piece, and one for those in parts.</summary>
    static Func<bool, double[]> Fit(List<FittedQuestion> questions, PassageFeature? without)
    {
        var one = SoftmaxRanker.Fit([.. questions.Where(q => !q.IsInParts)], L2, without: (int?)without);
        var parts = SoftmaxRanker.Fit([.. questions.Where(q => q.IsInParts)], L2, without: (int?)without);
        return isInParts => isInParts ? parts : one;
    }

    static IEnumerable<Rewards> Grid(string[] arguments) =>
        from _ in Listed(arguments, "grid")
        from sameArticle in (double[])[0.2, 0.5]
        from newPart in (double[])[0.5, 1]
        from newOutlet in (double[])[0, 0.5, 1, 2, 3]
        select new Rewards(sameArticle, newPart, newOutlet);

    static string[] Listed(string[] arguments, string name) =>
        Array.Find(arguments, a => a.StartsWith(name + "=", StringComparison.Ordinal)) is { } list
            ? list[(name.Length + 1)..].Split(',') : [];

    static int FoldOf(string id) => (int)(StableHash.Of(id) % Folds);
}
