using System.Diagnostics;
using System.Globalization;
using NewsBot.Answers;
using NewsBot.Answers.Drafts;
using NewsBot.Language;
using NewsBot.Settings;

namespace NewsBot.Benchmarks;

/// <summary>Reading and checking a model's answer of 300 words with 6 citations, beside one embedded answer.</summary>
static class DraftTable
{
    const int Rounds = 200, WarmUps = 100, Words = 300, Citations = 6;

    static readonly string[] Questions =
    [
        "Who accompanied Kim at the museum?", "What does DPRK stand for?", "How many troops has North Korea sent?",
        "What did KCNA say?",
    ];

    /// <param name="paths">A folder or file of articles; the seeds without.</param>
    public static async Task<int> PrintAsync(string[] paths)
    {
        var settings = new NewsBotSettings();
        settings.Chunks.Cache = false;
        var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, CancellationToken.None);
        await desk.ReadAsync(paths is [var path] ? path : "seeds", progress: null, CancellationToken.None);
        var (asking, reading, kept) = (new List<double>(), new List<double>(), 0);
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            // By turns, so that what else the machine does meets both alike.
            var start = Stopwatch.GetTimestamp();
            var reply = await desk.AskAsync(new(Questions[round % Questions.Length]), CancellationToken.None);
            var asked = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

            var passages = PassageIds.Give(reply.Passages, new Random(round));
            var draft = Draft(passages);
            start = Stopwatch.GetTimestamp();
            var finished = await ReadAsync(draft, reply.Question, passages);
            var read = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (round < WarmUps)
                continue;
            asking.Add(asked);
            reading.Add(read);
            kept += finished.Sentences.Count;
        }

        var (ask, check) = (Median(asking), Median(reading));
        Console.WriteLine("| passages | embedded answer, ms | reading a draft, ms | ratio | sentences kept |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {desk.Archive.CoverageUntil(null).Articles} articles | {ask:0.000} | {check:0.000} | " +
            $"{check / ask:0.00} | {(double)kept / Rounds:0.0} |"));
        return 0;
    }

    /// <summary>Sentences of the passages, the dashes changed so that none is found by its letters alone.</summary>
    static string Draft(IReadOnlyList<PromptPassage> passages)
    {
        var sentences = passages
            .SelectMany(p => SentenceSplitter.Split(p.Passage.Text).Select(s => (p.Id, Text: s.In(p.Passage.Text))))
            .ToList();
        var (draft, words) = (new List<string>(), 0);
        for (var i = 0; words < Words; i++)
        {
            var (id, text) = sentences[i % sentences.Count];
            text = i < sentences.Count ? text.Replace('-', '‑') : $"{text[..^1]}, as was said {i} times.";
            draft.Add(i < Citations ? $"{text} [{id}]" : text);
            words += text.Split(' ').Length;
        }

        return string.Join(' ', draft);
    }

    static async Task<DraftStep.Finished> ReadAsync(
        string draft, string question, IReadOnlyList<PromptPassage> passages)
    {
        await foreach (var step in new DraftReader(new AnswerOptions()).ReadAsync(
            draft.Chunk(4).Select(c => new string(c)).ToAsyncEnumerable(), question, passages, CancellationToken.None))
            if (step is DraftStep.Finished finished)
                return finished;
        throw new InvalidOperationException("The last step is always Finished.");
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
