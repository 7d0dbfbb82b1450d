using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using NewsBot.Evaluation;
using NewsBot.Settings;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Benchmarks.Keywords;

/// <summary>
/// Whole questions, from text to verified answer, beside one BM25 query of Lucene.Net over the same passages.
/// </summary>
static class QuestionTable
{
    const int WarmUps = 50;

    public static async Task<int> PrintAsync(string archivePath, string questionsPath)
    {
        var questions = (await QuestionFile.ReadAsync(questionsPath, CancellationToken.None)).Questions;
        var settings = SettingsReader.Read(ContentFolder.Find(), [$"Archive:Path={archivePath}"]);
        var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, CancellationToken.None);
        await desk.ReadAsync(null, null, CancellationToken.None);

        var passages = Passages(archivePath);
        using var analyzer = new EnglishAnalyzer(LuceneVersion.LUCENE_48);
        using var directory = new RAMDirectory();
        var start = Stopwatch.GetTimestamp();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() };
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (var passage in passages)
                writer.AddDocument([new TextField("text", passage, Field.Store.NO)]);
            writer.ForceMerge(1);
        }

        var indexing = Stopwatch.GetElapsedTime(start);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };

        List<double> ours = [], lucene = [];
        foreach (var (place, question) in questions.Take(WarmUps).Concat(questions).Index())
        {
            start = Stopwatch.GetTimestamp();
            await desk.AskAsync(new(question.Text, question.AsOf), CancellationToken.None);
            var asked = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            searcher.Search(QueryOf(question.Text, analyzer), 10);
            var searched = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (place < WarmUps)
                continue;
            ours.Add(asked);
            lucene.Add(searched);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{passages.Count:N0} passages, {questions.Count:N0} questions; " +
            $"Lucene.Net indexes {passages.Count / indexing.TotalSeconds:N0} passages/s"));
        Console.WriteLine("| | p50 ms | p95 ms |\n| --- | ---: | ---: |");
        Console.WriteLine(Line("question to verified answer", ours));
        Console.WriteLine(Line("one query of Lucene.Net", lucene));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| ratio | {At(ours, 0.5) / At(lucene, 0.5):0.00} | {At(ours, 0.95) / At(lucene, 0.95):0.00} |"));
        return 0;
    }

    static List<string> Passages(string archivePath)
    {
        using var archive = ArchiveReader.Open(archivePath);
        return [.. archive.Articles().SelectMany(a => a.Chunks.Select(c => c.TextIn(a.Article.Body)))];
    }

    static BooleanQuery QueryOf(string question, EnglishAnalyzer analyzer)
    {
        var query = new BooleanQuery();
        using var tokens = analyzer.GetTokenStream("text", question);
        var term = tokens.AddAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
            query.Add(new TermQuery(new("text", term.ToString())), Occur.SHOULD);
        tokens.End();
        return query;
    }

    static string Line(string name, List<double> times) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {At(times, 0.5):0.00} | {At(times, 0.95):0.00} |");

    static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));
}
