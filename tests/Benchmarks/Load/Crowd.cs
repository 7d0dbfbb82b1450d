using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using NewsBot.Activities.BotFramework.Schema;
using BotActivity = NewsBot.Activities.BotFramework.Schema.Activity;

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
        var activity = new BotActivity
        {
            Type = ActivityTypes.Message,
            Id = id,
            Text = question,
            ChannelId = "msteams",
            ServiceUrl = desk.ServiceUrl,
            Conversation = new() { Id = conversation, ConversationType = "personal" },
            From = new() { Id = conversation },
            Recipient = new() { Id = "bot" },
        };
        using var response = await bot.PostAsJsonAsync("/api/messages", activity, BotJson.Default.Activity);
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
