using NewsBot.Tests.Support;

namespace NewsBot.Tests.Guards;

public class StageOrderTests
{
    /// <summary>The flow: a stage uses those before it, never those behind it.</summary>
    static readonly string[] Stages =
        ["Language", "Articles", "Chunks", "Vectors", "Passages", "Answers", "Evaluation", "Activities"];

    [Fact]
    public void AStageUsesOnlyTheStagesBeforeIt()
    {
        var backward = new List<string>();
        var files = 0;
        for (var stage = 0; stage < Stages.Length; stage++)
            foreach (var file in Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src", Stages[stage]), "*.cs", SearchOption.AllDirectories))
            {
                files++;
                backward.AddRange(Stages[(stage + 1)..]
                    .Where(later => Uses(file, later))
                    .Select(later => $"{Path.GetFileName(file)} uses {later}"));
            }

        Assert.True(files > 30); // a guard that found nothing to guard would always pass
        Assert.Empty(backward);
    }

    [Fact]
    public void OnlyAnswersAndTheRootKnowSemanticKernel()
    {
        var source = Path.Combine(Repository.Root, "src");
        var users = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("using Microsoft.SemanticKernel", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .ToList();

        Assert.NotEmpty(users);
        Assert.All(users, file => Assert.True(
            file.StartsWith("Answers/", StringComparison.Ordinal) || !file.Contains('/'), file));
    }

    static bool Uses(string file, string stage) =>
        File.ReadLines(file).Any(line => line.StartsWith($"using NewsBot.{stage}", StringComparison.Ordinal));
}
