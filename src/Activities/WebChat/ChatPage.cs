using System.Text;
using Microsoft.AspNetCore.Http;
using NewsBot.Activities.BotFramework;

namespace NewsBot.Activities.WebChat;

/// <summary>The page at "/": a chat, or, where its parts are missing, a form that answers one question after
/// another.</summary>
sealed class ChatPage(QuestionPage form, BotOptions options)
{
    public IResult Show(HttpRequest request)
    {
        if (!options.ShowsDirectLine || !PageFiles.HasWebChat)
            return form.Empty(request);
        var response = request.HttpContext.Response;
        // Web Chat makes styles, workers and pictures of its own. Not every browser takes 'self' for a WebSocket too.
        var host = request.Host.Value;
        Html.Protect(response,
            "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
            "font-src 'self' data:; worker-src blob:; " +
            $"connect-src 'self' ws://{host} wss://{host}; form-action 'self'");
        return Results.Content(PageFiles.Read("index.html"), "text/html", Encoding.UTF8);
    }
}
