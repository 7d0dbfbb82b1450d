using Microsoft.Extensions.DependencyInjection;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>The parts of the bot.</summary>
static class BotServices
{
    public static IServiceCollection AddBot(this IServiceCollection services, BotOptions options, DeskInReading desk) => services
        .AddSingleton(options)
        .AddSingleton(desk)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(BotCloud.Of(options.Cloud))
        .AddSingleton<IRequestAuthenticator>(_ => options.HasIdentity
            ? throw new SettingsException("Bot:AppId is set, and tokens are not yet validated.")
            : new AnonymousAuthenticator())
        .AddSingleton<IConnectorTokens>(_ => new NoTokens())
        .AddSingleton(provider => UrlsFor(options, provider.GetRequiredService<BotCloud>()))
        .AddSingleton(_ => new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }) { Timeout = Timeout.InfiniteTimeSpan })
        .AddSingleton<IConnector, ConnectorClient>()
        .AddSingleton(_ => new ConversationStore(options.MaxConversations))
        .AddSingleton(_ => new KnownConversations(UserFolder.State is { } state ? Path.Combine(state, "conversations") : null))
        .AddSingleton<SuggestedQuestions>()
        .AddSingleton<AnswerTurn>()
        .AddSingleton<ActivityHandler, NewsActivityHandler>()
        .AddSingleton<TurnQueue>()
        .AddSingleton<CloudAdapter>()
        .AddHostedService<DrainOnStop>();

    static ServiceUrls UrlsFor(BotOptions options, BotCloud cloud) => new(
        options.ServiceHosts.Length > 0
            ? options.ServiceHosts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : cloud.ServiceHosts,
        allowsLoopback: options.Authentication.Mode == BotAuthenticationMode.Development);
}
