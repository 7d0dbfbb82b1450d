using NewsBot.Tests.Support;

namespace NewsBot.Tests.Guards;

public class StandardErrorTests
{
    /// <summary>Messages name what came from outside; one class makes them safe for the terminal.</summary>
    [Fact]
    public void OneClassWritesMessagesToStandardError()
    {
        var writers = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("Console.Error.Write", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal(["StandardError.cs"], writers);
    }
}
