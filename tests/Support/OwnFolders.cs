using System.Runtime.CompilerServices;

namespace NewsBot.Tests.Support;

/// <summary>The tests know nothing of the articles that whoever runs them has ingested.</summary>
static class OwnFolders
{
    [ModuleInitializer]
    public static void Set() =>
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", Path.Combine(Path.GetTempPath(), "newsbot-tests-no-such-folder"));
}
