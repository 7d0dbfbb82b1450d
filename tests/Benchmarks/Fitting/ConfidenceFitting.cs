using System.Globalization;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>
/// Archives and questions → the file of the confidence model, with what it is worth by cross-validation.
/// </summary>
static class ConfidenceFitting
{
    const int Folds = 5;
    const double Strength = 0.001;

    // Most of what is asked of the news is in it: what was made unanswerable counts less, or
    // every rare answer is refused.
    const double OfMadeUnanswerable = 0.2;

    // A few dozen questions of our own, against thousands.
    const double OfOwnCases = 0.6;

    static readonly double Shipped = new AnswerOptions().MinConfidence;
    static readonly double[] Thresholds = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

    sealed record Row(ConfidenceCase Case, double[] Features, double Weight)
    {
        public int Fold { get; } = (int)(StableHash.Of($"{Case.Set} {Case.Asked}") % Folds);

        public double Confidence { get; set; }
    }

    /// <param name="cache">
    /// The folder that keeps what was found; it may be deleted, and must be where an archive has changed.
    /// </param>
    public static async Task<int> RunAsync(string cache, string[] data)
    {
        var rows = new List<Row>();
        for (var i = 0; i + 1 < data.Length; i += 2)
        {
            var (cases, articles) = await ConfidenceCases.ReadAsync(cache, data[i], data[i + 1]);
            var made = new Row[cases.Count];
            var weights = Weights(cases);
            Parallel.For(0, cases.Count, c => made[c] = new(cases[c], Features(cases[c], articles), weights[c]));
            rows.AddRange(made.Where(r => r.Features[0] > 0)); // of nothing the confidence is 0, whatever the weights
        }

        CrossValidate(rows);
        Write(rows, Fit(rows));
        if (Environment.GetEnvironmentVariable("ABLATE") is not null)
            Ablate(rows);
        return 0;
    }

    static double[] Features(ConfidenceCase c, Dictionary<string, Article> articles)
    {
        List<Passage> passages = [.. c.Passages.Select(p => p.In(articles))];
        var query = c.Idf is { } idf
            ? PassageQuery.Read(c.Question, term => idf[term])
            : ArticlePassage.QueryFor(c.Question, passages[0].Article);
        var question = QuestionReader.Read(c.Question);
        var ranked = ExtractiveComposer.Rank(question, passages);
        return new AnswerConfidence(question, query, passages, c.Searched).Of(ranked).Features;
    }

    /// <summary>Every set counts alike, and in each of them what is answerable as much as what is not.</summary>
    static double[] Weights(List<ConfidenceCase> cases)
    {
        double answerable = cases.Count(c => c.IsAnswerable), others = cases.Count - answerable;
        var all = cases.Exists(c => c.Group == ConfidenceCases.Own) ? OfOwnCases : 1;
        var unanswerable = cases.Exists(c => c.Group == ConfidenceCases.Before) ? OfMadeUnanswerable : 1;
        return [.. cases.Select(c => all * (c.IsAnswerable ? 0.5 / answerable : unanswerable * 0.5 / others))];
    }

    static double[] Fit(IEnumerable<Row> rows) =>
        LogisticFit.Fit([.. rows.Select(r => (r.Features, r.Case.IsAnswerable, r.Weight))], Strength);

    /// <summary>Every question gets its confidence by weights that were fitted without it.</summary>
    static void CrossValidate(List<Row> rows)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit(rows.Where(r => r.Fold != fold));
            foreach (var row in rows.Where(r => r.Fold == fold))
                row.Confidence = LogisticFit.Probability(weights, row.Features);
        }
    }

    static void Write(List<Row> rows, double[] weights)
    {
        Console.WriteLine(
            $"""
            # Weights of the logistic regression over ConfidenceFeature (which says what each feature is): positive
            # speaks for "the articles say it". Fitted (Newton's method, L2 {Strength}) by tests/Benchmarks/Fitting;
            # every set counts alike, but our own questions {OfOwnCases}, and what was made unanswerable (asked of the
            # days before the first article that answers it, or without those articles) {OfMadeUnanswerable} of what is
            # answerable. By cross-validation, refused at each threshold (shipped: {Shipped}; + answerable, - not,
            # ECE: expected calibration error):
            """);
        foreach (var set in rows.GroupBy(r => r.Case.Set))
        {
            Console.WriteLine($"# {set.Key}: AUROC {Auroc(set):.000}, ECE {CalibrationError([.. set]):.000}");
            foreach (var group in set.GroupBy(r => r.Case.Group + (r.Case.IsAnswerable ? " +" : " -")))
                Console.WriteLine($"#   {group.Count()} {group.Key}: {Refused(group)}");
            var known = set.Where(r => r.Case is { OnlyKnownOutlets: true, IsAnswerable: false }).ToList();
            if (known.Count > 0)
                Console.WriteLine($"#   {known.Count} of these whose outlets the archive has: {Refused(known)}");
            var answerable = set.Where(r => r.Case.IsAnswerable).ToList();
            foreach (var group in set.Where(r => !r.Case.IsAnswerable).GroupBy(r => r.Case.Group))
                if (group.Key is ConfidenceCases.Before or ConfidenceCases.LeftOut)
                    Console.WriteLine($"#   AUROC {group.Key} {Auroc(group.Concat(answerable)):.000}");
        }

        foreach (var (name, weight) in Enum.GetNames<ConfidenceFeature>().Zip(weights))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {weight:0.000}"));
    }

    static void Ablate(List<Row> rows)
    {
        for (var f = 1; f < ConfidenceModel.FeatureCount; f++)
        {
            var kept = rows.Select(r => r.Features[f]).ToList();
            rows.ForEach(r => r.Features[f] = 0);
            CrossValidate(rows);
            Console.Error.WriteLine($"without {(ConfidenceFeature)f}: AUROC "
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
