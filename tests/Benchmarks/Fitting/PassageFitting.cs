using System.Globalization;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>
/// Archives and questions → weights of the passage model, with what they are worth by cross-validation.
/// </summary>
static class PassageFitting
{
    const int Folds = 5;
    const double L2 = 0.003;

    /// <param name="arguments">
    /// Archive and questions in turn; behind them "without=Feature,Feature" or "failures=N".
    /// </param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var data = arguments.Where(a => !a.Contains('=')).ToArray();
        var sets = new List<RankedSet>();
        for (var i = 0; i + 1 < data.Length; i += 2)
            sets.Add(await RankedSet.ReadAsync(data[i], data[i + 1]));

        Print(sets, "as shipped", (_, _) => null);
        var byFold = FitByFold(sets, without: null);
        Func<double[], double>? OfFold(string id, bool isInParts) => byFold[FoldOf(id)].Of(isInParts);
        Print(sets, "cross-validated, without trees", (id, isInParts) =>
            (byFold[FoldOf(id)] with { Trees = [] }).Of(isInParts));
        Print(sets, "cross-validated", OfFold);
        foreach (var rewards in Grid(arguments))
        {
            RankedSet.Rewards = rewards;
            Print(sets, $"{rewards}", OfFold);
        }

        RankedSet.Rewards = PassageChoice.Shipped;

        foreach (var feature in Listed(arguments, "without"))
        {
            var without = FitByFold(sets, Enum.Parse<PassageFeature>(feature));
            Print(sets, $"without {feature}", (id, isInParts) => without[FoldOf(id)].Of(isInParts));
        }

        foreach (var most in Listed(arguments, "failures"))
            foreach (var set in sets)
                set.PrintFailures(OfFold, int.Parse(most, CultureInfo.InvariantCulture));

        var model = Fit([.. sets.SelectMany(s => s.Fitted)], without: null);
        Console.WriteLine("\npassage-model.txt");
        foreach (var (name, one, parts) in Enum.GetNames<PassageFeature>().Zip(model.One, model.Parts))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {one:0.000} {parts:0.000}"));
        Console.WriteLine("\npassage-trees.txt");
        foreach (var tree in model.Trees)
            Console.WriteLine(tree);
        return 0;
    }

    /// <summary>Weights for questions in one piece, and for those in parts with the trees on top of them.</summary>
    sealed record Model(double[] One, double[] Parts, List<RegressionTree> Trees)
    {
        public Func<double[], double> Of(bool isInParts) => isInParts
            ? features => SoftmaxRanker.Score(Parts, features) + Trees.Sum(t => t.Value(features))
            : features => SoftmaxRanker.Score(One, features);
    }

    static void Print(List<RankedSet> sets, string name, Func<string, bool, Func<double[], double>?> rankerOf)
    {
        foreach (var set in sets)
            Console.WriteLine($"{set.Name}, {name}: {set.Measure(rankerOf)}");
    }

    static Model[] FitByFold(List<RankedSet> sets, PassageFeature? without) =>
    [
        .. Enumerable.Range(0, Folds).Select(fold =>
            Fit([.. sets.SelectMany(s => s.Fitted).Where(q => FoldOf(q.Id) != fold)], without)),
    ];

    static Model Fit(List<FittedQuestion> questions, PassageFeature? without)
    {
        List<FittedQuestion> inParts = [.. questions.Where(q => q.IsInParts)];
        var one = SoftmaxRanker.Fit([.. questions.Where(q => !q.IsInParts)], L2, without: (int?)without);
        var parts = SoftmaxRanker.Fit(inParts, L2, without: (int?)without);
        return new(one, parts, BoostedTrees.Fit(inParts, features => SoftmaxRanker.Score(parts, features), without));
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
