using NewsBot.Answers;
using NewsBot.Answers.Drafts;
using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Language;

namespace NewsBot.Fitting;

/// <summary>Sentences of articles, cited truly and changed → how many of them the draft reader passes.</summary>
static class DraftTrial
{
    const int Sentences = 1_000;
    const int Given = 10;
    const int PassageSentences = 12;
    const string TrueId = "k7fqd";

    sealed record Sample(string Sentence, IReadOnlyList<PromptPassage> Passages);

    /// <param name="shown">How many failures of each kind are printed.</param>
    public static async Task<int> RunAsync(string articlesPath, int shown)
    {
        var random = new Random(1);
        var articles = new List<Article>();
        await foreach (var read in ArticleFolder.ReadAsync(articlesPath, CancellationToken.None))
            if (read is ReadResult.Readable(_, var article) && article.Body.Length > 500)
                articles.Add(article);

        // Each sentence is changed in one way, the four by turns, as far as it can be.
        string?[] Same(Sample s, int turn) =>
        [
            TrueSentences.Quotes(s.Sentence, turn), TrueSentences.Dashes(s.Sentence, turn),
            TrueSentences.Contraction(s.Sentence), TrueSentences.WithoutClause(s.Sentence),
        ];
        string[] kinds = ["quotes", "dashes", "contractions", "a clause left out"];
        for (var kind = 0; kind < kinds.Length; kind++)
            await ReportAsync(
                kinds[kind], TrueId, Sentences / kinds.Length, articles, random, shown,
                (s, turn) => Same(s, turn)[kind], true);
        await ReportAsync("unchanged", TrueId, Sentences, articles, random, shown, (s, _) => s.Sentence, true);
        await ReportAsync("another number", TrueId, Sentences, articles, random, shown,
            (s, _) => TrueSentences.OtherNumber(s.Sentence, random), false);
        await ReportAsync("another name of the passage", TrueId, Sentences, articles, random, shown,
            (s, _) => TrueSentences.OtherName(
                s.Sentence, TrueSentences.NamesOf(s.Passages[0].Passage.Text), random), false);
        await ReportAsync("negated", TrueId, Sentences, articles, random, shown,
            (s, _) => TrueSentences.Negated(s.Sentence), false);
        await ReportAsync("another passage cited", "m2xdt", Sentences, articles, random, shown,
            (s, _) => s.Sentence, true);
        return 0;
    }

    static async Task ReportAsync(
        string kind, string id, int count, List<Article> articles, Random random, int shown,
        Func<Sample, int, string?> change, bool isTrue)
    {
        var (passed, where, classes) = (0, 0, new Dictionary<SentenceClass, int>());
        for (var tried = 0; tried < count;)
        {
            var sample = Take(articles, random);
            if (change(sample, tried) is not { } draft)
                continue;
            tried++;
            var finished = await ReadAsync($"{draft} [{id}]", sample.Passages);
            var isPassed = finished.Sentences.Count > 0;
            passed += isPassed ? 1 : 0;
            var isThere = finished.Citations.All(c => c.Quote.Contains(sample.Sentence, StringComparison.Ordinal));
            where += isPassed && isThere ? 1 : 0;
            foreach (var verdict in finished.Verdicts)
                classes[verdict.Class] = classes.GetValueOrDefault(verdict.Class) + 1;
            if (isPassed != isTrue && shown-- > 0)
            {
                var verdicts = finished.Verdicts.Select(v => $"{v.Class} {v.Support:.00} {v.Reason}");
                Console.Error.WriteLine($"{kind}: {draft}\n   ({sample.Sentence})\n   {string.Join("; ", verdicts)}");
            }
        }

        Console.WriteLine(
            $"{kind}: of {count} {passed} pass ({(double)passed / count:.0%}), {where} cited where they stand; "
            + string.Join(", ", classes.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}")));
    }

    static Sample Take(List<Article> articles, Random random)
    {
        while (true)
        {
            var passages = new List<PromptPassage>();
            string? sentence = null;
            for (var i = 0; i < Given; i++)
            {
                var article = articles[random.Next(articles.Count)];
                var spans = SentenceSplitter.Split(article.Body);
                var at = random.Next(spans.Count);
                var first = Math.Max(0, Math.Min(at - random.Next(PassageSentences), spans.Count - PassageSentences));
                var last = Math.Min(spans.Count, first + PassageSentences) - 1;
                sentence ??= spans[at].In(article.Body);
                var span = new TextSpan(spans[first].Start, spans[last].End);
                passages.Add(new(
                    i == 0 ? TrueId : i == 1 ? "m2xdt" : $"z{i}xxq",
                    new Passage(article, span, 1, new(null, null, null, null, null, 0))));
            }

            if (sentence is { Length: > 50 and < 400 } && sentence[^1] is '.' or '”' or '"' && !sentence.Contains('\n')
                && sentence.Split(' ').Length >= 8)
                return new(sentence, passages);
        }
    }

    static async Task<DraftStep.Finished> ReadAsync(string draft, IReadOnlyList<PromptPassage> passages)
    {
        DraftStep? last = null;
        await foreach (var step in new DraftReader(new AnswerOptions()).ReadAsync(
            new[] { draft }.ToAsyncEnumerable(), "What happened?", passages, CancellationToken.None))
            last = step;
        return (DraftStep.Finished)last!;
    }
}
