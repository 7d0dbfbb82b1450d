using System.Runtime.CompilerServices;

namespace NewsBot.Tests.Support;

/// <summary>The tests know nothing of the articles and secrets of whoever runs them.</summary>
static class OwnFolders
{
    [ModuleInitializer]
    public static void Set()
    {
        foreach (var variable in (string[])["XDG_DATA_HOME", "APPDATA"])
            Environment.SetEnvironmentVariable(
                variable, Path.Combine(Path.GetTempPath(), "newsbot-tests-no-such-folder"));
    }
}
