using System.Text.Json;

namespace NewsBot.Evaluation;

/// <summary>A question of a saved run, with what it was worth.</summary>
sealed record SavedRow(string Id, string Question, IReadOnlyDictionary<string, double> Scores);

/// <summary>A run as <c>eval --json</c> wrote it: what two of them are compared by.</summary>
/// <param name="Data">What it was measured on: the shape and the SHA-256 of each file.</param>
/// <param name="Settings">Every setting by its path ("Chunks:MaxTokens").</param>
sealed record SavedRun(
    string Name, IReadOnlyDictionary<string, string> Data, IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<MetricValue> Metrics, IReadOnlyList<SavedRow> Rows)
{
    /// <exception cref="EvaluationException">The file is not what <c>eval --json</c> writes.</exception>
    /// <exception cref="IOException">The file is not there.</exception>
    public static async Task<SavedRun> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        try
        {
            await using var file = File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(file, default, cancellationToken);
            return Read(Path.GetFileName(path), json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvaluationException(
                $"{path} is not what 'newsbot eval --json' writes: {failure.Message}", failure);
        }
    }

    static SavedRun Read(string name, JsonElement run)
    {
        var data = run.GetProperty("data");
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten(run.GetProperty("settings"), "", settings);
        return new(
            name,
            new Dictionary<string, string>
            {
                ["shapes"] = data.GetProperty("shape").GetString()!,
                ["questions"] = data.GetProperty("questions").GetProperty("sha256").GetString()!,
                ["articles"] = data.GetProperty("articles") is { ValueKind: JsonValueKind.Object } articles
                    ? articles.GetProperty("sha256").GetString()!
                    : "none",
            },
            settings,
            [.. run.GetProperty("metrics").EnumerateObject().Select(ReadMetric)],
            [.. run.GetProperty("rows").EnumerateArray().Select(ReadRow)]);
    }

    static MetricValue ReadMetric(JsonProperty metric) => new(
        metric.Name,
        metric.Value.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null,
        metric.Value.GetProperty("n").GetInt32());

    static SavedRow ReadRow(JsonElement row) => new(
        row.GetProperty("id").GetString()!,
        row.GetProperty("question").GetString()!,
        row.GetProperty("metrics").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble()));

    static void Flatten(JsonElement value, string path, IDictionary<string, string> flat)
    {
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var property in value.EnumerateObject())
                Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}", flat);
        else
            flat[path] = value.GetRawText();
    }
}
