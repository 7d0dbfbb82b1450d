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
        .AddSingleton<IRequestAuthenticator>(provider => options.HasIdentity
            ? new TokenAuthenticator(
                options, provider.GetRequiredService<BotCloud>(), provider.GetRequiredService<HttpClient>())
            : new AnonymousAuthenticator())
        .AddSingleton<IConnectorTokens>(provider => options.HasIdentity
            ? new MsalTokens(
                options, provider.GetRequiredService<BotCloud>(), provider.GetService<IMsalHttpClientFactory>())
            : new NoTokens())
        .AddSingleton(provider => UrlsFor(options, provider.GetRequiredService<BotCloud>()))
        .AddSingleton(_ => NewHttpClient())
        .AddSingleton<IConnector, ConnectorClient>()
        .AddSingleton(_ => new ConversationStore(options.MaxConversations))
        .AddSingleton(_ => KnownConversations.OfUser)
        .AddSingleton(_ => FeedbackFile.OfUser)
        .AddSingleton<SuggestedQuestions>()
        .AddSingleton<AnswerTurn>()
        .AddSingleton<ActivityHandler, NewsActivityHandler>()
        .AddSingleton<TurnQueue>()
        .AddSingleton<QuestionLimits>()
        .AddSingleton<CloudAdapter>()
        .AddHostedService<DrainOnStop>()
        .AddHealthChecks().AddCheck<ReadyCheck>("ready").Services;

    static HttpClient NewHttpClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // addresses change
    })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    static ServiceUrls UrlsFor(BotOptions options, BotCloud cloud) => new(
        options.ServiceHosts.Length > 0
            ? options.ServiceHosts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : cloud.ServiceHosts,
        allowsLoopback: options.Authentication.Mode == BotAuthenticationMode.Development);
}
