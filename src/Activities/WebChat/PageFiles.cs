using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NewsBot.Activities.WebChat;

/// <summary>The files of the pages: ours are a part of the program, Web Chat's lies beside it where the build had
/// npm.</summary>
static class PageFiles
{
    static readonly string WebChatPath = Path.Combine(AppContext.BaseDirectory, "webchat", "webchat.js");

    public static bool HasWebChat => File.Exists(WebChatPath);

    public static IResult Style => Results.Text(Read("style.css"), "text/css", Encoding.UTF8);

    public static IResult Script => Results.Text(Read("chat.js"), "text/javascript", Encoding.UTF8);

    /// <summary>The icon that the bot has in Teams.</summary>
    public static IResult Icon => Results.Stream(Open("Teams.color.png"), "image/png");

    /// <summary>Large, and the same until another version is installed: a browser asks whether it has
    /// changed.</summary>
    public static IResult WebChat => HasWebChat
        ? Results.File(WebChatPath, "text/javascript", entityTag: new EntityTagHeaderValue(
            FormattableString.Invariant($"\"{File.GetLastWriteTimeUtc(WebChatPath).Ticks:x}\"")))
        : Results.NotFound();

    public static string Read(string name)
    {
        using var file = new StreamReader(Open($"WebChat.{name}"));
        return file.ReadToEnd();
    }

    static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"NewsBot.Activities.{name}")!;
}
