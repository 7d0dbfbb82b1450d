using System.Text.Json;

namespace NewsBot.Tests.Support.ModelServer;

/// <summary>Replies as Ollama writes them: an object a line.</summary>
static class OllamaFormat
{
    public const string StreamType = "application/x-ndjson";

    public static readonly string StreamEnd = Whole("");

    public static string Piece(string text) => JsonSerializer.Serialize(new
    {
        model = "scripted",
        created_at = "2026-01-08T12:00:00Z",
        message = new { role = "assistant", content = text },
        done = false,
    }) + "\n";

    public static string Whole(string text) => JsonSerializer.Serialize(new
    {
        model = "scripted",
        created_at = "2026-01-08T12:00:00Z",
        message = new { role = "assistant", content = text },
        done = true,
        done_reason = "stop",
        prompt_eval_count = 7,
        eval_count = 5,
    }) + "\n";

    public static string Embeddings(IEnumerable<float[]> vectors) => JsonSerializer.Serialize(new
    {
        model = "scripted",
        embeddings = vectors,
        prompt_eval_count = 7,
    });
}
