using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;
using NewsBot.Language;

namespace NewsBot.Fitting;

/// <summary>Question files and archives → questions with their passages, kept in a file for the next time.</summary>
static class AskedQuestions
{
    const int Top = 10;

    /// <summary>A passage as the file keeps it.</summary>
    sealed record Kept(
        string Id, string Title, string? Source, string? Published, string Body, int Start, int End, double Score,
        IReadOnlyList<double> Features);

    /// <param name="archivePath">Null: the question brings the one passage.</param>
    /// <param name="cachePath">Where the passages are kept; made when it is not there.</param>
    public static async Task<IReadOnlyList<AskedQuestion>> ReadAsync(
        string? archivePath, string questionsPath, string cachePath)
    {
        var file = await QuestionFile.ReadAsync(questionsPath, CancellationToken.None);
        var name = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(questionsPath)))!;
        if (archivePath is null)
            return [.. file.Questions.Select(q => new AskedQuestion(name, q, [PassageOf(q.Context!)]))];

        List<EvalQuestion> questions = [.. file.Questions.Where(q => q.Articles.Count > 0)];
        if (!File.Exists(cachePath))
            await KeepAsync(archivePath, questions, cachePath);
        var asked = new List<AskedQuestion>();
        using var lines = new StreamReader(cachePath);
        foreach (var question in questions)
        {
            var kept = JsonSerializer.Deserialize<List<Kept>>(await lines.ReadLineAsync() ?? "[]")!;
            asked.Add(new(name, question, [.. kept.Select(PassageOf)]));
        }

        return asked;
    }

    static async Task KeepAsync(string archivePath, List<EvalQuestion> questions, string cachePath)
    {
        var (retriever, _, _) = await LoadedArchive.ReadAsync(archivePath);
        await using var writer = new StreamWriter(cachePath);
        foreach (var question in questions)
        {
            var today = question.AsOf ?? new(2026, 11, 24);
            var time = QuestionTimeReader.Read(question.Text, today);
            var (_, passages) = await retriever.RetrieveAsync(
                question.Text, time, question.AsOf, today, CancellationToken.None);
            var kept = passages.Take(Top).Select(p => new Kept(
                p.Article.Id, p.Article.Title, p.Article.Source, p.Article.Published?.ToString(), p.Article.Body,
                p.Span.Start, p.Span.End, p.Score, p.Why.Features));
            await writer.WriteLineAsync(JsonSerializer.Serialize(kept));
        }
    }

    static Passage PassageOf(Kept kept)
    {
        PublicationTime? published = PublicationTime.TryParse(kept.Published ?? "", out var time) ? time : null;
        var article = new Article(kept.Id, kept.Title, kept.Body, kept.Source, Published: published);
        return new(
            article, new TextSpan(kept.Start, kept.End), kept.Score,
            new(null, null, null, null, null, 0) { Features = kept.Features });
    }

    static Passage PassageOf(Article article) =>
        new(article, new TextSpan(0, article.Body.Length), 1, new(1, 1, 1, 1, 0, 0));
}
