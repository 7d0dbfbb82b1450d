using System.Diagnostics;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Settings;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot eval</c>: articles into an archive for the while, questions to the desk, figures out.</summary>
static class EvalVerb
{
    // The metrics are defined for passages that are no longer: longer ones find more, and say less where.
    const int MostTokens = 256;

    public static async Task<int> RunAsync(
        NewsBotSettings settings, EvalOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var run = await MeasureAsync(settings, options, cancellationToken);
            await Console.Out.WriteAsync(EvalTable.Of(run.Metrics));
            if (options.Json is { } json)
            {
                await using var file = File.Create(json);
                await EvalJson.WriteAsync(file, run, settings, cancellationToken);
            }

            if (options.Html is { } html)
                await File.WriteAllTextAsync(html, HtmlReport.Of(run), cancellationToken);
            return ExitCode.Done;
        }
        catch (EvaluationException failure)
        {
            await StandardError.WriteLineAsync(failure.Message);
            return ExitCode.Usage;
        }
    }

    static async Task<EvalRun> MeasureAsync(
        NewsBotSettings settings, EvalOptions options, CancellationToken cancellationToken)
    {
        var all = await QuestionFile.ReadAsync(options.Questions, cancellationToken);
        Check(settings, options, all.Shape);
        var questions = options.Limit is { } limit ? all.Sample(limit, options.Seed) : all;
        return all.Shape switch
        {
            QuestionShape.Squad2 => await AskOfContextsAsync(settings, options, questions, cancellationToken),
            QuestionShape.Canard => await AskFollowUpsAsync(settings, options, questions, cancellationToken),
            _ => await AskOfArchiveAsync(settings, options, questions, cancellationToken),
        };
    }

    /// <summary>The answers of the dialogues are the archive. It is searched untrained, as a small one is.</summary>
    static async Task<EvalRun> AskFollowUpsAsync(
        NewsBotSettings settings, EvalOptions options, QuestionFile questions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-eval-");
        try
        {
            var answers = Path.Combine(folder.FullName, "answers.jsonl");
            await File.WriteAllLinesAsync(
                answers,
                questions.Articles.Select(
                    a => JsonSerializer.Serialize(new { id = a.Id, title = a.Title, text = a.Body })),
                cancellationToken);
            settings.Training.Automatic = false;
            return await AskOfArchiveAsync(settings, options with { Articles = answers }, questions, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Check(NewsBotSettings settings, EvalOptions options, QuestionShape shape)
    {
        var bringsArticles = shape is QuestionShape.Squad2 or QuestionShape.Canard;
        if (bringsArticles && options.Articles is not null)
            throw new EvaluationException(
                $"Questions of {EvalJson.NameOf(shape)} bring what is searched along; leave --articles out.");
        if (!bringsArticles && options.Articles is null)
            throw new EvaluationException(
                $"Questions of {EvalJson.NameOf(shape)} are about articles; name their file with --articles FILE.");
        if (options.Articles is { } articles && !File.Exists(articles))
            throw new EvaluationException($"There is no file '{articles}' to read articles from; correct --articles.");
        foreach (var file in (string?[])[options.Json, options.Html]) // before an hour of work is lost
            if (file is not null && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder
                && !Directory.Exists(folder))
                throw new EvaluationException($"There is no folder '{folder}' to write '{Path.GetFileName(file)}' to.");
        if (settings.Chunks.MaxTokens > MostTokens)
            throw new SettingsException(FormattableString.Invariant(
                $"Chunks:MaxTokens is {settings.Chunks.MaxTokens}; the metrics are of passages of {MostTokens}."));
    }

    static async Task<EvalRun> AskOfContextsAsync(
        NewsBotSettings settings, EvalOptions options, QuestionFile questions, CancellationToken cancellationToken)
    {
        var desk = NewsDeskFactory.CreateArticleDesk(settings, TimeProvider.System);
        var evaluator = new Evaluator(
            (question, cancellation) => desk.AskAsync(question.Text, question.Context!, cancellation),
            questions.Shape, [], settings.Passages.Top, settings.Answers.MinConfidence);
        var rows = await AskAsync(evaluator, questions, cancellationToken);
        return Finish(
            SetupOf(settings, options, questions), rows, new(CitationCheck.OfContexts(rows), null, PeakBytes()));
    }

    static async Task<EvalRun> AskOfArchiveAsync(
        NewsBotSettings settings, EvalOptions options, QuestionFile questions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-eval-");
        try
        {
            settings.Archive.Path = Path.Combine(folder.FullName, "archive.db");
            var start = Stopwatch.GetTimestamp();
            var ingested = await IngestAsync(settings, options.Articles!, cancellationToken);
            var ingestSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = Stopwatch.GetTimestamp();
            await TrainAsync(settings, cancellationToken);
            var trainSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = Stopwatch.GetTimestamp();
            var desk = await OpenDesk.QuietlyAsync(settings, cancellationToken);
            var loadSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

            var evaluator = new Evaluator(
                (question, cancellation) => desk.AskAsync(
                    new(question.Text, question.AsOf) { Conversation = question.Conversation }, cancellation),
                questions.Shape, desk.Archive.CoverageUntil(asOf: null).Sources, settings.Passages.Top,
                settings.Answers.MinConfidence);
            var rows = await AskAsync(evaluator, questions, cancellationToken);
            var peak = PeakBytes(); // before the input is read again
            var citations = await CitationCheck.OfArticlesAsync(options.Articles!, rows, cancellationToken);
            var setup = SetupOf(settings, options, questions) with
            {
                Articles = (
                    Path.GetFileName(options.Articles!),
                    await QuestionFile.HashAsync(options.Articles!, cancellationToken),
                    ingested.Articles, ingested.Skipped.Count, ingested.Chunks),
                IngestSeconds = ingestSeconds,
                TrainSeconds = trainSeconds,
                LoadSeconds = loadSeconds,
            };
            return Finish(setup, rows, new(citations, (ingested.Chunks, ingestSeconds + loadSeconds), peak));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<IngestReport> IngestAsync(
        NewsBotSettings settings, string articles, CancellationToken cancellationToken)
    {
        var makers = await NewsDeskFactory.MakersOfAsync(settings, cancellationToken);
        using var archive = ArchiveWriter.Open(settings.Archive.Path, makers, "eval");
        var position = new ReadingPosition();
        var ingest = NewsDeskFactory.CreateIngest(settings, archive);
        var report = await new IngestBar(Console.Error, position).ShowAsync(progress => ingest.RunAsync(
            ArticleFolder.ReadAsync([articles], position, cancellationToken), progress, stored: null,
            cancellationToken));
        foreach (var line in OpenDesk.Describe(report.Skipped, mostNamed: int.MaxValue))
            await StandardError.WriteLineAsync(line);
        return report.Articles > 0
            ? report
            : throw new EvaluationException($"{Path.GetFileName(articles)} has no article that can be read.");
    }

    /// <summary>As an ingest ends.</summary>
    static async Task TrainAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        using var archive = ArchiveWriter.Open(settings.Archive.Path, makers: null, "eval");
        if (ArchiveTraining.IsDue(archive, settings.Training))
            await new TrainingBar(Console.Error).ShowAsync(progress =>
                ArchiveTraining.RunAsync(archive, settings.Training, progress, cancellationToken));
    }

    static Task<IReadOnlyList<EvalRow>> AskAsync(
        Evaluator evaluator, QuestionFile questions, CancellationToken cancellationToken) =>
        new AskingBar(Console.Error, questions.Questions.Count).ShowAsync(
            progress => evaluator.RunAsync(questions.Questions, progress, cancellationToken));

    static EvalSetup SetupOf(NewsBotSettings settings, EvalOptions options, QuestionFile questions) => new(
        questions, null, questions.Questions.Count, settings.Passages.Top, options.Limit, options.Seed,
        settings.Answers.MinConfidence, 0, 0, 0);

    static EvalRun Finish(EvalSetup setup, IReadOnlyList<EvalRow> rows, RunFacts facts) =>
        new(setup, Metrics.Of(setup.Questions.Shape, rows, facts), rows);

    static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
