using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Activities.BotFramework;

namespace NewsBot.Activities.WebChat;

/// <summary>The parts for readers in a browser, and where they are reached.</summary>
static class WebEndpoints
{
    public static IServiceCollection AddWebChat(this IServiceCollection services, BotOptions options) => services
        .AddRateLimits(options.Web)
        .AddSingleton<ReaderAddress>()
        .AddSingleton(provider => new DirectLineConversations(
            options.MaxConversations, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<DirectLineTokens>()
        .AddSingleton<DirectLineAdapter>()
        .AddSingleton<DirectLineStream>()
        .AddSingleton<DirectLineEndpoints>()
        .AddSingleton<ArticlePage>()
        .AddSingleton<QuestionPage>()
        .AddSingleton<ChatPage>();

    public static void MapWebChat(this WebApplication app, BotOptions options)
    {
        app.MapGet("/about", (HttpResponse response) => AboutPage.Show(response));
        app.MapGet("/style.css", () => PageFiles.Style);
        app.MapGet("/icon.png", () => PageFiles.Icon);
        if (!options.ShowsPage && !options.ShowsDirectLine && !options.ShowsArticles)
            return;
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(15) });
        app.UseRateLimiter();
        var own = app.MapGroup("").AddEndpointFilter(async (call, next) =>
        {
            var address = call.HttpContext.RequestServices.GetRequiredService<ReaderAddress>();
            return address.RefusalOf(call.HttpContext.Request) is { } refusal
                ? Results.Text(refusal, statusCode: StatusCodes.Status403Forbidden)
                : await next(call);
        });
        if (options.ShowsDirectLine)
            MapDirectLine(own.MapGroup(DirectLineEndpoints.Root));
        if (options.ShowsPage)
            MapPage(own);
        if (options.ShowsArticles)
            own.MapGet("/articles/{**id}", (ArticlePage page, HttpRequest request, CancellationToken cancellation) =>
                page.ShowAsync(request, cancellation));
    }

    static void MapDirectLine(RouteGroupBuilder line)
    {
        line.MapPost("/tokens/generate", (DirectLineEndpoints direct) => direct.Generate())
            .RequireRateLimiting(RateLimits.Starts);
        line.MapPost("/tokens/refresh", (DirectLineEndpoints direct, HttpRequest request) => direct.Refresh(request));
        line.MapPost("/conversations", (DirectLineEndpoints direct, HttpRequest request) => direct.Start(request));
        line.MapGet("/conversations/{id}",
            (DirectLineEndpoints direct, string id, string? watermark, HttpRequest request) =>
                direct.Reconnect(id, watermark, request));
        line.MapGet("/conversations/{id}/activities",
            (DirectLineEndpoints direct, string id, string? watermark, HttpRequest request) =>
                direct.Activities(id, watermark, request));
        line.MapPost("/conversations/{id}/activities",
            (DirectLineEndpoints direct, string id, HttpRequest request, CancellationToken cancellation) =>
                direct.PostAsync(id, request, cancellation)).RequireRateLimiting(RateLimits.Messages);
        line.MapGet("/conversations/{id}/stream",
            (DirectLineEndpoints direct, DirectLineStream stream, string id, string? watermark, string? t,
                    HttpContext http) =>
                direct.StreamAsync(id, watermark, t, http, stream));
    }

    static void MapPage(RouteGroupBuilder own)
    {
        own.MapGet("/", (ChatPage page, HttpRequest request) => page.Show(request));
        own.MapGet("/chat.js", () => PageFiles.Script);
        own.MapGet("/webchat.js", () => PageFiles.WebChat);
        own.MapGet("/ask", (QuestionPage page, string? question, HttpRequest request, CancellationToken cancellation) =>
            page.ShowAsync(question, request, cancellation)).RequireRateLimiting(RateLimits.Starts);
    }
}
