using NewsBot.Activities.Teams;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot teams package</c>: writes the package that a Teams administrator uploads.</summary>
static class TeamsPackageVerb
{
    public static async Task<int> RunAsync(
        TeamsApp app, string path, string version, CancellationToken cancellationToken)
    {
        using var package = new MemoryStream();
        TeamsPackage.Write(package, app, version);
        await File.WriteAllBytesAsync(path, package.ToArray(), cancellationToken);
        await Console.Out.WriteLineAsync($"""
            Wrote {path}: the Teams app of the bot {app.Id} at {app.Domain}, version {version}.
            Upload it in the Teams admin center, at Teams apps, Manage apps, Upload new app. The messaging endpoint
            of the bot's registration must be https://{app.Domain}/api/messages.
            """);
        return ExitCode.Done;
    }
}
