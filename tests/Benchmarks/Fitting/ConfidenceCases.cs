using System.IO.Compression;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;
using NewsBot.Language;

namespace NewsBot.Fitting;

/// <summary>Archive and questions → cases, kept in a folder so that the search runs once.</summary>
/// <remarks>
/// Dated questions bring cases that no archive can answer without anybody having said so: asked on the day before the
/// first article that answers them, and asked of an archive that lacks all such articles. Where a passage that is found
/// even so has the answer, the case is left out.
/// </remarks>
static class ConfidenceCases
{
    /// <summary>
    /// Groups of questions: from a file of our own, asked too early, and without the articles that answer them.
    /// </summary>
    public const string Own = "own", Before = "before", LeftOut = "left out";

    const int Top = 10;

    static readonly DateOnly Today = new(2026, 11, 24), AskedOfSeeds = new(2026, 1, 8);

    /// <param name="archivePath">"-" for questions that bring their article along.</param>
    public static async Task<(List<ConfidenceCase> Cases, Dictionary<string, Article> Articles)> ReadAsync(
        string cache, string archivePath, string questionsPath)
    {
        var set = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(questionsPath)))!;
        var file = Path.Combine(cache, $"{set}.json.gz");
        if (!File.Exists(file))
        {
            var made = questionsPath.EndsWith(".cases", StringComparison.Ordinal)
                ? await OfLinesAsync(set, archivePath, questionsPath)
                : await OfQuestionsAsync(
                    set, archivePath, await QuestionFile.ReadAsync(questionsPath, CancellationToken.None));
            Directory.CreateDirectory(cache);
            await using var to = new GZipStream(File.Create(file), CompressionLevel.Fastest);
            await JsonSerializer.SerializeAsync(to, made);
        }

        await using var from = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        var kept = (await JsonSerializer.DeserializeAsync<Kept>(from))!;
        return (kept.Cases, kept.Articles.ToDictionary(a => a.Id, Restore, StringComparer.Ordinal));
    }

    sealed record Kept(List<ConfidenceCase> Cases, List<KeptArticle> Articles);

    static async Task<Kept> OfQuestionsAsync(string set, string archivePath, QuestionFile questions) =>
        archivePath == "-" ? OfContexts(set, questions) : await SearchAsync(set, archivePath, questions);

    static Kept OfContexts(string set, QuestionFile questions) => new(
        [
            .. questions.Questions.Select(q => new ConfidenceCase(
                set, "with its article", q.Id, q.Text, q.IsAnswerable is true,
                [new(q.Context!.Id, 0, q.Context.Body.Length, 1, null)], null, new(1, null, null, []))),
        ],
        [.. questions.Questions.Select(q => Keep(q.Context!))]);

    /// <summary>
    /// Lines of "question => expected" over a folder of articles, where 'refused' is expected of what they do not say.
    /// </summary>
    static async Task<Kept> OfLinesAsync(string set, string folder, string file)
    {
        var (retriever, archive, idf) = await LoadedArchive.OfFolderAsync(folder);
        var cases = new List<ConfidenceCase>();
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            if (line.StartsWith('#') || line.Split(" => ") is not [var question, var expected])
                continue;
            var time = QuestionTimeReader.Read(question, AskedOfSeeds);
            var (_, found) = await retriever.RankAsync(question, time, null, AskedOfSeeds, CancellationToken.None);
            cases.Add(new(
                set, Own, question, question, expected != "refused",
                [.. PassageChoice.Of(found, Top).Select(FoundPassage.Of)], IdfOf(question, idf),
                archive.CoverageUntil(null)));
        }

        return new(cases, [.. archive.Articles.Select(Keep)]);
    }

    static Dictionary<string, double> IdfOf(string question, Func<string, double> idf) =>
        TextAnalyzer.QueryTerms(question).Select(t => t.Text).Append("").Distinct().ToDictionary(t => t, idf);

    static async Task<Kept> SearchAsync(string set, string archivePath, QuestionFile questions)
    {
        var (retriever, archive, idf) = await LoadedArchive.ReadAsync(archivePath);
        var cases = new List<ConfidenceCase>();
        var sources = archive.CoverageUntil(null).Sources;
        foreach (var question in questions.Questions)
        {
            var isDated = questions.Shape == QuestionShape.RealtimeQa;
            if (isDated && question.Articles.Count == 0)
                continue;
            var candidates = await RankAsync(question.AsOf);
            Add(isDated ? "asked" : question.IsAnswerable is true ? "answerable" : "null", candidates, question.AsOf,
                isDated || question.IsAnswerable is true);
            if (!isDated)
                continue;
            var others = candidates.Where(c => !question.Articles.Contains(c.Article.Id));
            AddUnlessAnswered(LeftOut, [.. others], question.AsOf);
            var gold = question.Articles.Select(id => archive.TryGet(id, out var a) ? a.Published?.Date : null).Min();
            if (gold is { } first)
                AddUnlessAnswered(Before, await RankAsync(first.AddDays(-1)), first.AddDays(-1));

            async Task<IReadOnlyCollection<Candidate>> RankAsync(DateOnly? asOf)
            {
                var time = QuestionTimeReader.Read(question.Text, asOf ?? Today);
                var day = asOf ?? Today;
                return (await retriever.RankAsync(question.Text, time, asOf, day, CancellationToken.None)).Candidates;
            }

            void AddUnlessAnswered(string group, IReadOnlyCollection<Candidate> found, DateOnly? asOf)
            {
                if (!PassageChoice.Of(found, Top).Any(c => RowScores.Answers(question, c.Text)))
                    Add(group, found, asOf, false);
            }

            void Add(string group, IReadOnlyCollection<Candidate> found, DateOnly? asOf, bool isAnswerable) =>
                cases.Add(new(
                    set, group, question.Id, question.Text, isAnswerable,
                    [.. PassageChoice.Of(found, Top).Select(FoundPassage.Of)],
                    IdfOf(question.Text, idf),
                    archive.CoverageUntil(asOf), Outlets.AllIn(question.Text, sources)));
        }

        var used = cases.SelectMany(c => c.Passages).Select(p => p.Article).ToHashSet(StringComparer.Ordinal);
        return new(cases, [.. archive.Articles.Where(a => used.Contains(a.Id)).Select(Keep)]);
    }

    static KeptArticle Keep(Article article) => new(
        article.Id, article.Title, article.Body, article.Source, article.Published?.ToString());

    static Article Restore(KeptArticle kept) => new(
        kept.Id, kept.Title, kept.Body, kept.Source,
        Published: PublicationTime.TryParse(kept.Published, out var published) ? published : null);
}
