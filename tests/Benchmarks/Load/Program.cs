// How many turns a second the bot takes from 200 conversations at once, beside a bot that only echoes, in one run.
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Benchmarks.Load;
using NewsBot.Settings;

const int People = 200;
const int Rounds = 4;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
string[] questions =
    ["Who accompanied Kim Jong-un?", "What did Kim say?", "Where is the memorial?", "Who won the football World Cup?"];

var settings = new NewsBotSettings { Chunks = new() { Cache = false } };
var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, CancellationToken.None);
await desk.ReadAsync(Path.Combine(AppContext.BaseDirectory, "seeds"), progress: null, CancellationToken.None);
await using var replies = new ReplyDesk();
await replies.StartAsync();
await using var echo = await HostAsync(services => services.AddSingleton<ActivityHandler, EchoHandler>());
await using var news = await HostAsync(services => { });
using var echoClient = new HttpClient { BaseAddress = new(echo.Urls.Single()) };
using var newsClient = new HttpClient { BaseAddress = new(news.Urls.Single()) };

// What a person is answered who asks the same again and again, when nobody else asks: a question
// may follow up on itself.
const int Times = 24;
var answers = new List<(string, IReadOnlyList<string>)>();
foreach (var question in questions)
{
    var said = new List<string>();
    for (var time = 0; time < Times; time++)
        said.Add(await new Crowd(newsClient, replies, "alone").AskOnceAsync(question, $"{time} {question}", question)
            ?? throw new InvalidOperationException($"'{question}' had no answer."));
    answers.Add((question, said));
}

var echoes = questions.Select(question => (question, (IReadOnlyList<string>)[question])).ToList();
await new Crowd(echoClient, replies, "warm-e").AskAsync(People, TimeSpan.FromSeconds(seconds / 2.0), echoes);
await new Crowd(newsClient, replies, "warm-n").AskAsync(People, TimeSpan.FromSeconds(seconds / 2.0), answers);

Console.WriteLine(
    "round | echo /s | news /s | ratio | answered | lost | refused | wrong | crossed | heap MB | resident MB");
var (ratios, bad) = (new List<double>(), 0);
for (var round = 1; round <= Rounds; round++)
{
    // New people in each round: the heap grows by what is kept of their conversations, up to Bot:MaxConversations.
    var time = TimeSpan.FromSeconds(seconds);
    var baseline = await new Crowd(echoClient, replies, $"echo-{round}").AskAsync(People, time, echoes);
    var measured = await new Crowd(newsClient, replies, $"news-{round}").AskAsync(People, time, answers);
    var ratio = measured.PerSecond / baseline.PerSecond;
    ratios.Add(ratio);
    bad += measured.Lost + measured.Refused + measured.Wrong + baseline.Lost + baseline.Refused + baseline.Wrong;
    var heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(
        $"{round} | {baseline.PerSecond:F0} | {measured.PerSecond:F0} | {ratio:F2} | " +
        $"{baseline.Answered + measured.Answered} | {baseline.Lost + measured.Lost} | " +
        $"{baseline.Refused + measured.Refused} | {baseline.Wrong + measured.Wrong} | " +
        $"{replies.Crossed} | {heap:F1} | {process.WorkingSet64 / 1e6:F0}");
}

Console.WriteLine($"ratio, median of {Rounds}: {ratios.Order().ElementAt(Rounds / 2):F2}");
return bad + replies.Crossed == 0 ? 0 : 1;

async Task<WebApplication> HostAsync(Action<IServiceCollection> configure)
{
    var options = new BotOptions
    {
        Urls = "http://127.0.0.1:0",
        Authentication = new() { Mode = BotAuthenticationMode.Development },
        ProgressAfterMilliseconds = 60_000, // an answer is one message, as an echo is
        UserMessagesPerMinute = 1_000_000,
        ConversationMessagesPerMinute = 1_000_000,
    };
    var app = BotHost.Create(options, DeskInReading.Done(desk), services =>
    {
        services.AddSingleton(new KnownConversations(null));
        services.AddLogging(logging => logging.ClearProviders());
        configure(services);
    });
    await app.StartAsync();
    return app;
}
