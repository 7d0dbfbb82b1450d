using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What readers thought of answers, one JSON object a line, in the user's data folder.</summary>
/// <param name="path">Null where there is no such folder: then nothing is kept.</param>
sealed class FeedbackFile(string? path)
{
    /// <summary>Letters of every script as they are: the file is for people too.</summary>
    static readonly FeedbackJson Json =
        new(new(FeedbackJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // Some 50,000 opinions. Somebody should read them before there are more.
    const long MostBytes = 16 * 1024 * 1024;

    readonly Lock _lock = new();

    public static FeedbackFile OfUser =>
        new(UserFolder.Data is { } folder ? System.IO.Path.Combine(folder, "feedback.jsonl") : null);

    public string? Path => path;

    /// <returns>False if the file is full, and nothing was kept.</returns>
    public bool TryAdd(Feedback feedback)
    {
        if (path is null)
            return true;
        var line = JsonSerializer.Serialize(feedback, Json.Feedback) + "\n";
        lock (_lock)
        {
            if (new FileInfo(path) is { Exists: true, Length: >= MostBytes })
                return false;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.AppendAllText(path, line);
            return true;
        }
    }

    /// <summary>All that was kept, oldest first; lines that are none are left out.</summary>
    public IEnumerable<Feedback> Read()
    {
        if (path is null || !File.Exists(path))
            yield break;
        foreach (var line in File.ReadLines(path))
            if (Parse(line) is { } feedback)
                yield return feedback;
    }

    static Feedback? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Json.Feedback);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Feedback))]
sealed partial class FeedbackJson : JsonSerializerContext;
