using System.Globalization;
using NewsBot.Answers.Drafts;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;
using NewsBot.Vectors;
using NewsBot.Language;

namespace NewsBot.Fitting;

/// <summary>
/// Claims with their references → the file of the support model, with what it is worth by cross-validation.
/// </summary>
static class AttributionFitting
{
    const int Folds = 5;
    const double Strength = 0.01;

    sealed record Row(string Set, string Question, bool IsSupported, double[] Features)
    {
        public int Fold { get; } = (int)(StableHash.Of(Question) % Folds);

        public double Support { get; set; }
    }

    /// <param name="path">JSON Lines: question, claim, references, supported, from.</param>
    public static async Task<int> RunAsync(string path)
    {
        var rows = new List<Row>();
        await foreach (var (_, line) in JsonLines.ReadAsync(path, CancellationToken.None))
        {
            var passages = line.GetProperty("references").EnumerateArray()
                .Select((reference, i) => new EvidencePassage(Given($"r{i}", reference.GetString()!))).ToList();
            var claim = new Statement(line.GetProperty("claim").GetString()!, null);
            rows.Add(new(
                line.GetProperty("from").GetString()!, line.GetProperty("question").GetString()!,
                line.GetProperty("supported").GetBoolean(), SupportSearch.Features(claim, passages)));
        }

        CrossValidate(rows);
        var ofModel = Auroc(rows, r => r.Support);
        var ofCoverage = Auroc(rows, r => r.Features[(int)SupportFeature.WholeCoverage]);
        Console.WriteLine(
            $"""
            # Weights of the logistic regression over SupportFeature (which says what each feature is): positive speaks
            # for "the text supports the claim". Fitted (Newton's method, L2 {Strength}) on {rows.Count} claims of
            # AttributionBench with their references, by tests/Benchmarks/Fitting. By cross-validation (five folds by
            # question): AUROC {ofModel:.000}; of the words' coverage alone {ofCoverage:.000}.
            """);
        foreach (var set in rows.GroupBy(r => r.Set))
            Console.WriteLine($"#   {set.Count()} of {set.Key}: {Auroc(set, r => r.Support):.000}");
        foreach (var (name, weight) in Enum.GetNames<SupportFeature>().Zip(Fit(rows)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {weight:0.000}"));
        if (Environment.GetEnvironmentVariable("ABLATE") is not null)
            Ablate(rows);
        return 0;
    }

    static PromptPassage Given(string id, string text)
    {
        var article = new Article(id, "", text);
        return new(id, new Passage(article, new TextSpan(0, text.Length), 1, new(null, null, null, null, null, 0)));
    }

    static double[] Fit(IEnumerable<Row> rows) =>
        LogisticFit.Fit([.. rows.Select(r => (r.Features, r.IsSupported, 1.0))], Strength);

    static void CrossValidate(List<Row> rows)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit(rows.Where(r => r.Fold != fold));
            foreach (var row in rows.Where(r => r.Fold == fold))
                row.Support = LogisticFit.Probability(weights, row.Features);
        }
    }

    static void Ablate(List<Row> rows)
    {
        for (var f = 1; f < SupportModel.FeatureCount; f++)
        {
            var kept = rows.Select(r => r.Features[f]).ToList();
            rows.ForEach(r => r.Features[f] = 0);
            CrossValidate(rows);
            for (var r = 0; r < rows.Count; r++)
                rows[r].Features[f] = kept[r];
            var (without, alone) = (Auroc(rows, r => r.Support), Auroc(rows, r => r.Features[f]));
            Console.Error.WriteLine($"without {(SupportFeature)f}: AUROC {without:.0000}, alone {alone:.000}");
        }
    }

    static double Auroc(IEnumerable<Row> rows, Func<Row, double> support) =>
        Refusals.Auroc([.. rows.Select(r => (support(r), r.IsSupported))]) ?? double.NaN;
}
