using System.Runtime.InteropServices;
using System.Text.Json;

namespace NewsBot.Tests.Support.ModelServer;

/// <summary>Replies as OpenAI writes them; Azure does the same.</summary>
static class OpenAIFormat
{
    public const string StreamType = "text/event-stream";

    public static readonly string StreamEnd = Event(Chunk([new { index = 0, delta = new { }, finish_reason = "stop" }]))
        + Event(Chunk([], new { prompt_tokens = 7, completion_tokens = 5, total_tokens = 12 })) + "data: [DONE]\n\n";

    public static readonly string EmptyStream = Event(Chunk([])) + "data: [DONE]\n\n";

    public static string Piece(string text) => Event(Chunk([
        new { index = 0, delta = new { role = "assistant", content = text }, finish_reason = (string?)null }]));

    /// <param name="text">Null: no choices.</param>
    public static string Whole(string? text) => JsonSerializer.Serialize(new
    {
        id = "chat-1",
        @object = "chat.completion",
        created = 1,
        model = "scripted",
        choices = text is null
            ? (object[])[]
            : [new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" }],
        usage = new { prompt_tokens = 7, completion_tokens = 5, total_tokens = 12 },
    });

    public static string Embeddings(IEnumerable<float[]> vectors) => JsonSerializer.Serialize(new
    {
        @object = "list",
        model = "scripted",
        data = vectors.Select((vector, index) => new
        {
            @object = "embedding",
            index,
            embedding = Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan())),
        }),
        usage = new { prompt_tokens = 7, total_tokens = 7 },
    });

    static string Chunk(object[] choices, object? usage = null) => JsonSerializer.Serialize(new
    {
        id = "chat-1",
        @object = "chat.completion.chunk",
        created = 1,
        model = "scripted",
        choices,
        usage,
    });

    static string Event(string data) => $"data: {data}\n\n";
}
