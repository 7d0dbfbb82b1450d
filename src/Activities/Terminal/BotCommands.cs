using System.CommandLine;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary>The verbs of the bot.</summary>
static class BotCommands
{
    public const string ServeName = "serve";

    public static Command Serve(Func<ParseResult, NewsBotSettings> settings)
    {
        var serve = new Command(ServeName, "Run the bot that Teams, the Emulator and the Agents Playground talk to");
        serve.SetAction((parsed, cancellation) => ServeVerb.RunAsync(settings(parsed), cancellation));
        return serve;
    }

    public static Command Feedback()
    {
        var feedback = new Command("feedback", "Say what readers of the bot thought of its answers");
        feedback.SetAction((_, _) => FeedbackVerb.RunAsync(FeedbackFile.OfUser, Console.Out));
        return feedback;
    }
}
