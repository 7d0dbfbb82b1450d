using NewsBot.Activities.BotFramework;
using NewsBot.Activities.Teams;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot teams-package</c>: writes the package that a Teams administrator uploads.</summary>
static class TeamsPackageVerb
{
    public static async Task<int> RunAsync(BotOptions options, string path, string version, CancellationToken cancellationToken)
    {
        using var package = new MemoryStream();
        TeamsPackage.Write(package, options, version);
        await File.WriteAllBytesAsync(path, package.ToArray(), cancellationToken);
        await Console.Error.WriteLineAsync($"{path} is for the bot {options.AppId}. Upload it in the Teams admin center, at Manage apps.");
        return ExitCode.Done;
    }
}
