using System.Security.Cryptography;
using System.Text.Json;
using NewsBot.Articles;

namespace NewsBot.Evaluation;

/// <summary>JSON Lines, gzipped or not → questions of one shape, in the order of the file.</summary>
/// <param name="Sha256">Of the file's bytes, lower-case hexadecimal.</param>
sealed record QuestionFile(string Name, string Sha256, QuestionShape Shape, IReadOnlyList<EvalQuestion> Questions)
{
    /// <summary>What is searched, where the questions bring it along; else empty.</summary>
    public IReadOnlyList<Article> Articles { get; init; } = [];

    // The shape is that of the first line that has one: a line with a mistake must not hide what the file is.
    const int LinesForShape = 10;

    /// <exception cref="EvaluationException">A line is wrong, or the file has no shape that is known.</exception>
    /// <exception cref="IOException">The file is not there.</exception>
    public static async Task<QuestionFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        var lines = new List<(string Name, JsonElement Line)>();
        await foreach (var line in JsonLines.ReadAsync(path, cancellationToken))
            lines.Add(line);
        if (lines.Count == 0)
            throw new EvaluationException($"{name} has no questions.");

        var shapes = lines.Take(LinesForShape).Select(l => QuestionLine.ShapeOf(l.Line));
        var shape = shapes.FirstOrDefault(s => s is not null) ?? throw new EvaluationException(
            $"{lines[0].Name} has the fields {QuestionLine.FieldsOf(lines[0].Line)}, and no shape that is known has " +
            $"those: {QuestionLine.Shapes}.");
        var questions = lines.Select((l, index) => QuestionLine.Read(shape, l.Name, index + 1, l.Line)).ToList();
        if (questions.GroupBy(q => q.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new EvaluationException(
                $"{name} has {same.Count()} questions with the id '{same.Key}'; give each its own.");
        var file = new QuestionFile(name, await HashAsync(path, cancellationToken), shape, questions);
        return shape is QuestionShape.Canard
            ? FollowUpLine.WithAnswers(file, lines.Select(l => new LineFields(l.Name, l.Line))) : file;
    }

    /// <summary>A sample of so many questions, the same for the same seed, in the order of the file.</summary>
    public QuestionFile Sample(int limit, int seed)
    {
        if (limit >= Questions.Count)
            return this;
        var indices = Enumerable.Range(0, Questions.Count).ToArray();
        new Random(seed).Shuffle(indices);
        return this with { Questions = [.. indices[..limit].Order().Select(i => Questions[i])] };
    }

    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
