using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsBot.Benchmarks.Load;

/// <summary>People in conversations of their own, each of whom asks again when they have the answer.</summary>
sealed class Crowd(HttpClient bot, ReplyDesk desk, string name)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    int _answered;
    int _lost;
    int _refused;
    int _wrong;

    /// <param name="Wrong">Answers to another question.</param>
    public sealed record Result(double PerSecond, int Answered, int Lost, int Refused, int Wrong);

    /// <param name="expected">Question → its answers at the first, second, … time; at later times the last one.</param>
    public async Task<Result> AskAsync(
        int people, TimeSpan time, IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> expected)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, people).Select(person => AskAsync(person, clock, time, expected)));
        return new(_answered / clock.Elapsed.TotalSeconds, _answered, _lost, _refused, _wrong);
    }

    /// <returns>Null when no answer came.</returns>
    public async Task<string?> AskOnceAsync(string conversation, string id, string question)
    {
        var reply = desk.WaitFor(id, conversation);
        // Everything that is said here is plain ASCII, so that the clients' part of the work stays small.
        var activity = $$"""
            {"type":"message","id":"{{id}}","text":"{{JsonEncodedText.Encode(question)}}","channelId":"msteams",
            "serviceUrl":"{{desk.ServiceUrl}}","from":{"id":"{{conversation}}"},"recipient":{"id":"bot"},
            "conversation":{"conversationType":"personal","id":"{{conversation}}"} }
            """;
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await bot.PostAsync("/api/messages", content);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            Interlocked.Increment(ref _refused);
            desk.GiveUp(id);
            return null;
        }

        try
        {
            return await reply.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Interlocked.Increment(ref _lost);
            desk.GiveUp(id);
            return null;
        }
    }

    async Task AskAsync(
        int person, Stopwatch clock, TimeSpan time,
        IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> expected)
    {
        var conversation = string.Create(CultureInfo.InvariantCulture, $"{name}-{person}");
        for (var turn = 0; clock.Elapsed < time; turn++)
        {
            var (question, answers) = expected[person % expected.Count];
            var id = string.Create(CultureInfo.InvariantCulture, $"{conversation}-{turn}");
            var said = await AskOnceAsync(conversation, id, question);
            if (said is null)
                continue;
            Interlocked.Increment(ref _answered);
            if (said != answers[Math.Min(turn, answers.Count - 1)])
                Interlocked.Increment(ref _wrong);
        }
    }
}
