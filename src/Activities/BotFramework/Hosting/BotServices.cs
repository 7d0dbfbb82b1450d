using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>The parts of the bot.</summary>
static class BotServices
{
    public static IServiceCollection AddBot(this IServiceCollection services, BotOptions options, DeskInReading desk) =>
        services
        .AddSingleton(options)
        .AddSingleton(desk)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(BotCloud.Of(options.Cloud))
        .AddSingleton(provider => UrlsFor(options, provider.GetRequiredService<BotCloud>()))
        .AddSingleton<AppCredentials>(provider => new BotCredentials(
            options, provider.GetRequiredService<BotCloud>(), provider.GetService<IMsalHttpClientFactory>()))
        .AddSingleton(provider => NewConnectors(options, provider))
        .AddSingleton(_ => new HttpClient(NewHttpHandler()) { Timeout = TimeSpan.FromSeconds(30) })
        .AddSingleton<RequestTokens>()
        .AddSingleton<BotFrameworkAuthentication>(provider => new BotAuthentication(
            options.HasIdentity ? provider.GetRequiredService<RequestTokens>() : null,
            provider.GetRequiredService<ServiceUrls>(), provider.GetRequiredService<Connectors>()))
        .AddSingleton(_ => new ConversationStore(options.MaxConversations))
        .AddSingleton(_ => KnownConversations.OfUser)
        .AddSingleton(_ => FeedbackFile.OfUser)
        .AddSingleton<SuggestedQuestions>()
        .AddSingleton<AnswerTurn>()
        .AddSingleton<TurnHandler, NewsActivityHandler>()
        .AddSingleton<TurnQueue>()
        .AddSingleton<QuestionLimits>()
        .AddSingleton<TurnIntake>()
        .AddSingleton<QueuedCloudAdapter>()
        .AddHostedService<DrainOnStop>()
        .AddHealthChecks().AddCheck<ReadyCheck>("ready").Services;

    static Connectors NewConnectors(BotOptions options, IServiceProvider provider)
    {
        var credentials = options.HasIdentity ? provider.GetRequiredService<AppCredentials>() : null;
        var clock = provider.GetRequiredService<TimeProvider>();
        return new(
            credentials, new ConnectorHandler(credentials, clock, NewHttpHandler()),
            provider.GetRequiredService<ServiceUrls>());
    }

    /// <remarks>Without redirections: a token is for the address that it was checked for.</remarks>
    static SocketsHttpHandler NewHttpHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // addresses change
    };

    static ServiceUrls UrlsFor(BotOptions options, BotCloud cloud) => new(
        options.ServiceHosts.Length > 0
            ? options.ServiceHosts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : cloud.ServiceHosts,
        allowsLoopback: options.Authentication.Mode == BotAuthenticationMode.Development);
}
