using System.Diagnostics;
using System.Globalization;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>Archives and questions → weights of the confidence model, with what they are worth by cross-validation.</summary>
static class ConfidenceFitting
{
    const int Folds = 5;
    const double Strength = 0.001;

    static readonly double[] Thresholds = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55];

    sealed record Row(ConfidenceCase Case, double[] Features)
    {
        public int Fold { get; } = (int)(StableHash.Of($"{Case.Set} {Case.Asked}") % Folds);

        public double Weight { get; set; }

        public double Confidence { get; set; }
    }

    public static async Task<int> RunAsync(string cache, string[] data)
    {
        var rows = new List<Row>();
        for (var i = 0; i + 1 < data.Length; i += 2)
        {
            var (cases, articles) = await ConfidenceCases.ReadAsync(cache, data[i], data[i + 1]);
            var start = Stopwatch.GetTimestamp();
            var made = new Row[cases.Count];
            var feats = $"/tmp/conf-cache/{cases[0].Set}.feats";
            if (File.Exists(feats))
            {
                var all = System.Text.Json.JsonSerializer.Deserialize<double[][]>(File.ReadAllText(feats))!;
                for (var c = 0; c < all.Length; c++)
                    made[c] = new(cases[c], all[c]);
            }
            else
            Parallel.For(0, cases.Count, c => made[c] = new(cases[c], Features(cases[c], articles)));
            File.WriteAllText(feats, System.Text.Json.JsonSerializer.Serialize(made.Select(m => m.Features)));
            Console.Error.WriteLine($"{cases.Count} features in {Stopwatch.GetElapsedTime(start)}");
            rows.AddRange(made.Where(r => r.Features[0] > 0)); // of nothing the confidence is 0, whatever the weights
        }

        foreach (var (everyday, few) in new[] { (0.2, 0.0), (0.2, 1.0), (0.2, 0.3), (0.2, 0.5) })
        {
            foreach (var set in rows.GroupBy(r => r.Case.Set))
                Weigh([.. set], set.Key == "realtimeqa" ? everyday : 1, set.Key == "Journeys" ? few : 1);
            Console.WriteLine($"==== {everyday} {few}");
            Validate(rows);
        }

        if (Environment.GetEnvironmentVariable("DUMP") is not null)
        {
            var w = Fit(rows);
            foreach (var row in rows)
                row.Confidence = LogisticFit.Probability(w, row.Features);
        }

        if (Environment.GetEnvironmentVariable("DUMP") is { } dump)
            foreach (var row in rows.Where(r => r.Case.Set == "Journeys"))
                Console.WriteLine($"## {row.Case.IsAnswerable} {row.Confidence:.00} {row.Case.Question}\n"
                    + string.Join(' ', row.Features.Select((x, f) => $"{(ConfidenceFeature)f}={x:.00}"))
                    + "\n" + string.Join(" | ", NamedOutlets.In(row.Case.Question, row.Case.Searched.Sources).Select(o => string.Join(' ', o.Words) + ":" + o.Sources.Count)));
        if (Environment.GetEnvironmentVariable("ABLATE") is not null)
            Ablate(rows);
        var weights = Fit(rows);
        foreach (var (name, weight) in Enum.GetNames<ConfidenceFeature>().Zip(weights))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {weight:0.000}"));
        return 0;
    }

    static double[] Features(ConfidenceCase c, Dictionary<string, Article> articles)
    {
        List<Passage> passages = [.. c.Passages.Select(p => p.In(articles))];
        var query = c.Idf is { } idf
            ? PassageQuery.Read(c.Question, term => idf[term]) : ArticlePassage.QueryFor(c.Question, passages[0].Article);
        var question = QuestionReader.Read(c.Question);
        var ranked = ExtractiveComposer.Rank(question, passages);
        return new AnswerConfidence(question, query, passages, c.Searched).Of(ranked).Features;
    }

    /// <summary>Every set counts alike, and in each of them what is answerable as much as what is not.</summary>
    static void Weigh(List<Row> rows, double share, double all)
    {
        var answerable = rows.Count(r => r.Case.IsAnswerable);
        foreach (var row in rows)
            row.Weight = all * (row.Case.IsAnswerable ? 0.5 / answerable : share * 0.5 / (rows.Count - answerable));
    }

    static double[] Fit(IEnumerable<Row> rows) =>
        LogisticFit.Fit([.. rows.Select(r => (r.Features, r.Case.IsAnswerable, r.Weight))], Strength);

    static void CrossValidate(List<Row> rows)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit(rows.Where(r => r.Fold != fold));
            foreach (var row in rows.Where(r => r.Fold == fold))
                row.Confidence = LogisticFit.Probability(weights, row.Features);
        }
    }

    static void Validate(List<Row> rows)
    {
        CrossValidate(rows);
        foreach (var set in rows.GroupBy(r => r.Case.Set))
        {
            Console.WriteLine($"{set.Key}: AUROC {Auroc(set):.000}, ECE {CalibrationError([.. set]):.000}"
                + string.Concat(set.Where(r => !r.Case.IsAnswerable).GroupBy(r => r.Case.Group).Select(
                    g => $", AUROC {g.Key} {Auroc(g.Concat(set.Where(r => r.Case.IsAnswerable))):.000}")));
            foreach (var group in set.GroupBy(r => r.Case.Group + (r.Case.IsAnswerable ? " +" : " -")))
                Console.WriteLine($"  {group.Key}, {group.Count()}: refused " + Refused(group));
            if (set.Any(r => r.Case is { OnlyKnownOutlets: true, IsAnswerable: false }))
                Console.WriteLine("  - known outlets: refused "
                    + Refused(set.Where(r => r.Case is { OnlyKnownOutlets: true, IsAnswerable: false })));
        }
    }

    static void Ablate(List<Row> rows)
    {
        for (var f = 1; f < ConfidenceModel.FeatureCount; f++)
        {
            var kept = rows.Select(r => r.Features[f]).ToList();
            rows.ForEach(r => r.Features[f] = 0);
            CrossValidate(rows);
            Console.WriteLine($"without {(ConfidenceFeature)f}: "
                + string.Join(", ", rows.GroupBy(r => r.Case.Set).Select(s => $"{s.Key} {Auroc(s):.0000}")));
            for (var r = 0; r < rows.Count; r++)
                rows[r].Features[f] = kept[r];
        }
    }

    static double Auroc(IEnumerable<Row> rows) =>
        Refusals.Auroc([.. rows.Select(r => (r.Confidence, r.Case.IsAnswerable))]) ?? double.NaN;

    static string Refused(IEnumerable<Row> rows) => string.Join(
        ", ", Thresholds.Select(t => $"{t:.00} {rows.Average(r => r.Confidence < t ? 1.0 : 0):.000}"));

    /// <summary>Expected calibration error over ten bins, with the weights of the fit (Naeini et al. 2015).</summary>
    static double CalibrationError(List<Row> rows)
    {
        var total = rows.Sum(r => r.Weight);
        return rows.GroupBy(r => (int)Math.Min(9, r.Confidence * 10)).Sum(
            bin => Math.Abs(bin.Sum(r => r.Weight * (r.Confidence - (r.Case.IsAnswerable ? 1 : 0)))) / total);
    }
}
