using System.Diagnostics;
using System.Globalization;
using NewsBot.Answers;
using NewsBot.Vectors;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>Questions with their passages → weights of the sentence model, with what they are worth by cross-validation.</summary>
static class SentenceFitting
{
    const int Folds = 5;

    /// <param name="data">Where the passages are kept, an archive, its questions, and questions with their contexts.</param>
    public static async Task<int> RunAsync(string[] data)
    {
        var clock = Stopwatch.StartNew();
        var asked = new List<AskedQuestion>();
        asked.AddRange(await AskedQuestions.ReadAsync(data[1], data[2], data[0]));
        asked.AddRange(await AskedQuestions.ReadAsync(null, data[3], data[0]));
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s: {asked.Count} questions read");
        var rows = RowsOf(asked);
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s: {rows.Sum(r => r.Sentences.Count)} sentences");

        Measure("as shipped", rows, _ => null);
        var l2 = double.Parse(Environment.GetEnvironmentVariable("L2") ?? "0.003", CultureInfo.InvariantCulture);
        if (Environment.GetEnvironmentVariable("SHOW") is { } show)
            Show(rows, int.Parse(show, CultureInfo.InvariantCulture));
        foreach (var d in (Environment.GetEnvironmentVariable("NEAR") ?? "2/0").Split(' '))
        {
            ExtractiveComposer.NearlyAsGood = double.Parse(d.Split('/')[0], CultureInfo.InvariantCulture);
            ExtractiveComposer.Repetition = double.Parse(d.Split('/')[1], CultureInfo.InvariantCulture);
            Console.Write(d + " ");
            Compose(rows);
        }
        Validate("cross-validated", rows, l2, []);
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s");
        foreach (var group in (Environment.GetEnvironmentVariable("ABLATE") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Validate("without " + group, rows, l2, [.. group.Split(',').Select(g => (int)Enum.Parse<SentenceFeature>(g))]);
        var weights = SoftmaxRanker.Fit(Fitted(rows, []), l2, Steps, Prior);
        foreach (var feature in Enum.GetValues<SentenceFeature>())
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{feature} {weights[(int)feature]:0.000} {SentenceModel.LogOdds(feature):0.000}"));
        return 0;
    }

    static List<SentenceRow> RowsOf(IReadOnlyList<AskedQuestion> asked)
    {
        var rows = new SentenceRow[asked.Count];
        var times = new double[asked.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var ranked = ExtractiveComposer.Rank(QuestionReader.Read(asked[i].Question.Text), asked[i].Passages);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            rows[i] = new(asked[i], ranked, [.. ranked.Select(s => asked[i].IsAnswerable && asked[i].IsAnsweredBy(s.Text))]);
        }

        var many = times.Where((_, i) => asked[i].Passages.Count > 1).Order().ToList();
        if (many.Count > 0)
            Console.WriteLine($"the stage takes {many[many.Count / 2]:0.00} ms at the median, {many[many.Count * 95 / 100]:0.00} at the 95th of 100");
        return [.. rows];
    }

    static void Measure(string name, List<SentenceRow> rows, Func<string, double[]?> weightsOf)
    {
        foreach (var set in rows.GroupBy(r => r.Asked.Set))
        {
            int n = 0, first = 0, three = 0, ten = 0, any = 0;
            foreach (var row in set.Where(r => r.Asked.IsAnswerable))
            {
                var weights = weightsOf(row.Asked.Id);
                var scores = row.Sentences.Select(s => weights is null ? s.Score : SoftmaxRanker.Score(weights, s.Features)).ToArray();
                var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToList();
                var at = order.FindIndex(i => row.IsGood[i]);
                n++;
                first += at == 0 ? 1 : 0;
                three += at is >= 0 and < 3 ? 1 : 0;
                ten += at is >= 0 and < 10 ? 1 : 0;
                any += at >= 0 ? 1 : 0;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {set.Key} n {n}, @1 {first / (double)n:.000}, @3 {three / (double)n:.000}, @10 {ten / (double)n:.000}, in the candidates {any / (double)n:.000}"));
        }
    }

    const int Steps = 250;

    // A kind that fewer questions ask for keeps the weights that it has.
    const int LeastOfKind = 40;

    static readonly double[] Prior = [.. Enum.GetValues<SentenceFeature>().Select(SentenceModel.LogOdds)];

    static void Validate(string name, List<SentenceRow> rows, double l2, int[] without)
    {
        var fitted = Fitted(rows, without);
        var prior = Environment.GetEnvironmentVariable("PRIOR") is null ? null : Prior;
        var byFold = Enumerable.Range(0, Folds)
            .Select(fold => SoftmaxRanker.Fit([.. fitted.Where(q => FoldOf(q.Id) != fold)], l2, Steps, prior)).ToArray();
        foreach (var weights in byFold)
            foreach (var f in without)
                weights[f] = 0;
        Measure(name, rows, id => byFold[FoldOf(id)]);
    }

    static List<FittedQuestion> Fitted(List<SentenceRow> rows, int[] without)
    {
        var kinds = rows.CountBy(r => r.Kind).ToDictionary();
        if (without.Length == 0)
            Console.Error.WriteLine(string.Join(", ", kinds));
        var fitted = new List<FittedQuestion>();
        foreach (var row in rows)
        {
            if (!row.IsGood.Contains(true) || !row.IsGood.Contains(false) || kinds[row.Kind] < LeastOfKind)
                continue;
            var kept = Enumerable.Range(0, row.IsGood.Length).ToList();
            fitted.Add(new(
                row.Asked.Id, [.. kept.Select(i => Without(row.Sentences[i].Features, without))], [.. kept.Select(i => row.IsGood[i])],
                row.Asked.Passages.Count > 1 ? 1 : 0.7));
        }

        return fitted;
    }

    /// <summary>What the composer makes of it, if it refuses nothing.</summary>
    static void Compose(List<SentenceRow> rows)
    {
        var composer = new ExtractiveComposer(new() { MinConfidence = 0 });
        foreach (var set in rows.GroupBy(r => r.Asked.Set))
        {
            int n = 0, first = 0, three = 0, sentences = 0, words = 0;
            foreach (var row in set.Where(r => r.Asked.IsAnswerable))
            {
                n++;
                if (composer.Compose(row.Asked.Question.Text, row.Asked.Passages, new(1, null, null, [])) is not Answer.Cited cited)
                    continue;
                var at = cited.Sentences.Select(s => s.Text).ToList().FindIndex(row.Asked.IsAnsweredBy);
                first += at == 0 ? 1 : 0;
                three += at is >= 0 and < 3 ? 1 : 0;
                sentences += cited.Sentences.Count;
                words += cited.Sentences.Sum(s => s.Text.Count(c => c == ' ') + 1);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"composed: {set.Key} n {n}, @1 {first / (double)n:.000}, @3 {three / (double)n:.000}, sentences {sentences / (double)n:0.00}, words {words / (double)n:0.0}"));
        }
    }

    static void Show(List<SentenceRow> rows, int seed)
    {
        var failed = rows.Where(r => r.Asked.Set == "realtimeqa" && r.IsGood.Contains(true) && !r.IsGood[0]).ToArray();
        new Random(seed).Shuffle(failed);
        foreach (var row in failed.Take(25))
        {
            Console.WriteLine($"Q [{QuestionReader.Read(row.Asked.Question.Text).Kind}] {row.Asked.Question.Text} => {string.Join(" | ", row.Asked.Question.Answers)}");
            var good = Array.IndexOf(row.IsGood, true);
            foreach (var i in new[] { 0, 1, good }.Distinct())
            {
                var s = row.Sentences[i];
                Console.WriteLine($"   {(row.IsGood[i] ? "+" : "-")}{i} p{s.Features[(int)SentenceFeature.PassageRank]:0.00} {s.Score:0.00} {s.Text.ReplaceLineEndings(" ")}");
                Console.WriteLine("        " + string.Join(" ", Enum.GetValues<SentenceFeature>().Select(f => (f, SentenceModel.Weight(f) * s.Features[(int)f])).Where(x => Math.Abs(x.Item2) > 0.25).OrderByDescending(x => Math.Abs(x.Item2)).Take(9).Select(x => $"{x.f} {x.Item2:0.0}")));
            }
        }
    }

    static double[] Without(double[] features, int[] without) =>
        [.. features.Select((x, f) => without.Contains(f) ? 0 : x)];

    static int FoldOf(string id) => (int)(StableHash.Of(id) % Folds);
}

/// <summary>A question with its sentences as the composer ranks them, and which of them answer it.</summary>
sealed record SentenceRow(AskedQuestion Asked, IReadOnlyList<ScoredSentence> Sentences, bool[] IsGood)
{
    public AnswerKind Kind { get; } = QuestionReader.Read(Asked.Question.Text).Kind;
}
