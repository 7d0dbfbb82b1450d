using System.Globalization;
using NewsBot.Answers;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Fitting;

/// <summary>
/// Questions with their passages → weights of the sentence model, with what they are worth by cross-validation.
/// </summary>
static class SentenceFitting
{
    const int Folds = 5;
    const int Steps = 250;
    const double L2 = 0.003;

    // A question with one passage counts for less: most questions are asked of an archive.
    const double WeightOfOnePassage = 0.7;

    // A kind that fewer questions ask for keeps the weights that it has.
    const int LeastOfKind = 40;

    static readonly double[] Prior = [.. Enum.GetValues<SentenceFeature>().Select(SentenceModel.LogOdds)];

    /// <param name="data">
    /// Where the passages are kept, an archive, its questions, and questions with their contexts.
    /// </param>
    /// <param name="without">Groups of features ("HasListed,NoListed") to leave out in turn.</param>
    public static async Task<int> RunAsync(string[] data, string[] without)
    {
        List<AskedQuestion> asked = [
            .. await AskedQuestions.ReadAsync(data[1], data[2], data[0]),
            .. await AskedQuestions.ReadAsync(null, data[3], data[0])];
        List<SentenceRow> rows = [.. asked.Select(SentenceRow.Of)];
        Time([.. rows.Where(r => r.Asked.Passages.Count > 1).Select(r => r.Milliseconds).Order()]);
        Measure("as shipped", rows, row => row.RankBy(s => s.Score));
        Measure("as composed, nothing refused", rows, RankInAnswer);
        Validate("cross-validated", rows, []);
        foreach (var group in without)
            Validate($"without {group}", rows, [.. group.Split(',').Select(Enum.Parse<SentenceFeature>)]);

        var weights = SoftmaxRanker.Fit(Fitted(rows, []), L2, Steps, Prior);
        foreach (var feature in Enum.GetValues<SentenceFeature>())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{feature} {weights[(int)feature]:0.000} {SentenceModel.LogOdds(feature):0.000}"));
        return 0;
    }

    static void Time(List<double> milliseconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"ranking takes {milliseconds[milliseconds.Count / 2]:0.00} ms at the median, " +
        $"{milliseconds[milliseconds.Count * 95 / 100]:0.00} ms at the 95th of 100"));

    /// <summary>Every question is ranked by weights that were fitted without it.</summary>
    static void Validate(string name, List<SentenceRow> rows, SentenceFeature[] without)
    {
        var fitted = Fitted(rows, without);
        var byFold = Enumerable.Range(0, Folds).Select(fold => SoftmaxRanker.Fit(
            [.. fitted.Where(q => FoldOf(q.Id) != fold)], L2, Steps, Without(Prior, without))).ToArray();
        Measure(name, rows, row => row.RankBy(s => SoftmaxRanker.Score(byFold[FoldOf(row.Asked.Id)], s.Features)));
    }

    static void Measure(string name, List<SentenceRow> rows, Func<SentenceRow, int?> rankOf)
    {
        foreach (var set in rows.Where(r => r.Asked.IsAnswerable).GroupBy(r => r.Asked.Set))
        {
            var ranks = set.Select(rankOf).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Key}, {name}: n {ranks.Count}, @1 {ranks.Average(r => r <= 1 ? 1 : 0):.000}, " +
                $"@3 {ranks.Average(r => r <= 3 ? 1 : 0):.000}, at all {ranks.Average(r => r is null ? 0 : 1):.000}"));
        }
    }

    static int? RankInAnswer(SentenceRow row)
    {
        var composer = new ExtractiveComposer(new() { MinConfidence = 0 });
        var question = row.Asked.Question.Text;
        var answer = composer.Compose(
            new(question, PassageQuery.Read(question, _ => 1), row.Asked.Passages, new(1, null, null, [])));
        var index = answer is Answer.Cited { Sentences: var sentences }
            ? sentences.ToList().FindIndex(s => row.Asked.IsAnsweredBy(s.Text)) : -1;
        return index < 0 ? null : index + 1;
    }

    /// <summary>Those that have a right sentence and another one.</summary>
    static List<FittedQuestion> Fitted(List<SentenceRow> rows, SentenceFeature[] without)
    {
        var kinds = rows.CountBy(r => r.Kind).ToDictionary();
        return [.. rows
            .Where(r => r.IsGood.Contains(true) && r.IsGood.Contains(false) && kinds[r.Kind] >= LeastOfKind)
            .Select(r => new FittedQuestion(
                r.Asked.Id, [.. r.Sentences.Select(s => Without(s.Features, without))], r.IsGood,
                r.Asked.Passages.Count > 1 ? 1 : WeightOfOnePassage, NeedsAll: false, IsInParts: false))];
    }

    static double[] Without(double[] features, SentenceFeature[] without) =>
        [.. features.Select((x, f) => without.Contains((SentenceFeature)f) ? 0 : x)];

    static int FoldOf(string id) => (int)(StableHash.Of(id) % Folds);
}
