using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Benchmarks.Load;

/// <summary>The baseline: a bot that says what was said to it, through the same host, adapter and queue.</summary>
sealed class EchoHandler : TurnHandler
{
    protected override Task OnMessageActivityAsync(
        ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendAsync(turnContext.Activity.Text ?? "", cancellationToken);
}

/// <summary>The bot that anybody starts from: Bot Builder's own adapter, as its samples set it up.</summary>
static class StockEcho
{
    sealed class Handler : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(
            ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            await turnContext.SendActivityAsync(
                MessageFactory.Text(turnContext.Activity.Text), cancellationToken);
    }

    public static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var adapter = new CloudAdapter(new ConfigurationBuilder().Build());
        var bot = new Handler();
        app.MapPost("/api/messages", (HttpContext http) => adapter.ProcessAsync(http.Request, http.Response, bot));
        await app.StartAsync();
        return app;
    }
}
