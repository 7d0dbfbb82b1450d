using System.CommandLine;
using System.CommandLine.Parsing;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.Teams;
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

    public static Command Health(Func<ParseResult, NewsBotSettings> settings)
    {
        var health = new Command("health", "Ask the bot that runs here whether it is alive: exit code 0, or 1 if not");
        health.SetAction((parsed, cancellation) => HealthVerb.RunAsync(settings(parsed).Bot.Urls, cancellation));
        return health;
    }

    public static Command Teams(Func<ParseResult, NewsBotSettings> settings)
    {
        var id = new Option<string>("--app-id")
        {
            Description = "The bot's app id at its registration (default: Bot:AppId)",
            HelpName = "GUID",
        };
        var domain = new Option<string>("--domain")
        {
            Description = "Where Teams reaches the bot by https (default: that of Bot:PublicUrl)",
            HelpName = "bot.example.org",
        };
        var path = new Option<string>("--out")
        {
            Description = "The file to write",
            HelpName = "FILE.zip",
            DefaultValueFactory = _ => "newsbot-teams.zip",
            Validators = { CheckPath },
        };
        var version = new Option<string>("--package-version")
        {
            Description = "The package's version; Teams takes a higher one than the installed for an update",
            HelpName = "1.0.0",
            DefaultValueFactory = _ => "1.0.0",
            Validators = { CheckVersion },
        };
        var package = new Command("package", "Write the app package that makes the bot known to Teams")
        {
            id, domain, path, version,
        };
        package.SetAction((parsed, cancellation) => TeamsPackageVerb.RunAsync(
            TeamsApp.Of(settings(parsed).Bot, parsed.GetValue(id), parsed.GetValue(domain)),
            parsed.GetValue(path)!, parsed.GetValue(version)!, cancellation));
        return new("teams", "The bot as an app of Teams") { package };
    }

    static void CheckPath(OptionResult option)
    {
        if (option.GetValueOrDefault<string>() is "")
            option.AddError("--out names no file.");
    }

    static void CheckVersion(OptionResult option)
    {
        var text = option.GetValueOrDefault<string>();
        if (!Version.TryParse(text, out var version) || version.Build < 0 || version.ToString(3) != text)
            option.AddError($"--package-version '{text}' is no version like 1.0.0.");
    }

    public static Command Feedback()
    {
        var feedback = new Command("feedback", "Say what readers of the bot thought of its answers");
        feedback.SetAction((_, _) => FeedbackVerb.RunAsync(FeedbackFile.OfUser, Console.Out));
        return feedback;
    }
}
