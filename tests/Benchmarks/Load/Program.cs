// Turns per second, CPU and garbage of three bots with 200 conversations at once, by turns in one run: the news bot, an
// echo on the same adapter, and an echo on Bot Builder's own adapter. Clients and connector are in the figures.
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
await using var stock = await StockEcho.StartAsync();
await using var echo = await HostAsync(services => services.AddSingleton<TurnHandler, EchoHandler>());
await using var news = await HostAsync(services => { });
using var stockClient = new HttpClient { BaseAddress = new(stock.Urls.Single()) };
using var echoClient = new HttpClient { BaseAddress = new(echo.Urls.Single()) };
using var newsClient = new HttpClient { BaseAddress = new(news.Urls.Single()) };

// The answers to a person who asks the same again and again when nobody else asks: a question may follow up on itself.
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
(string Name, HttpClient Client, IReadOnlyList<(string, IReadOnlyList<string>)> Expected)[] bots =
    [("stock echo", stockClient, echoes), ("echo", echoClient, echoes), ("news", newsClient, answers)];
foreach (var (name, client, expected) in bots)
    await new Crowd(client, replies, $"warm-{name}").AskAsync(People, TimeSpan.FromSeconds(seconds / 2.0), expected);

Console.WriteLine(
    "round | bot | turns/s | CPU ms/turn | KB/turn | answered | lost | refused | wrong | heap MB | resident MB");
var rates = bots.ToDictionary(bot => bot.Name, _ => new List<double>());
var bad = 0;
for (var round = 1; round <= Rounds; round++)
    foreach (var (name, client, expected) in bots)
    {
        // New people in each round: the heap grows by what is kept of their conversations, up to Bot:MaxConversations.
        var crowd = new Crowd(client, replies, $"{name.Replace(' ', '-')}-{round}");
        using var process = Process.GetCurrentProcess();
        var (cpu, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var result = await crowd.AskAsync(People, TimeSpan.FromSeconds(seconds), expected);
        process.Refresh();
        var (spent, garbage) = (process.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - bytes);
        rates[name].Add(result.PerSecond);
        bad += result.Lost + result.Refused + result.Wrong;
        Console.WriteLine(
            $"{round} | {name} | {result.PerSecond:F0} | {spent.TotalMilliseconds / result.Answered:F3} | " +
            $"{garbage / 1e3 / result.Answered:F1} | {result.Answered} | {result.Lost} | {result.Refused} | " +
            $"{result.Wrong} | {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F1} | " +
            $"{process.WorkingSet64 / 1e6:F0}");
    }

Console.WriteLine($"replies to nobody or in another conversation: {replies.Crossed}");
Console.WriteLine($"news : echo, median of {Rounds}: {RatioOf("news", "echo"):F2}");
Console.WriteLine($"news : stock echo, median of {Rounds}: {RatioOf("news", "stock echo"):F1}");
return bad + replies.Crossed == 0 ? 0 : 1;

double RatioOf(string bot, string baseline) =>
    rates[bot].Zip(rates[baseline], (one, other) => one / other).Order().ElementAt(Rounds / 2);

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
