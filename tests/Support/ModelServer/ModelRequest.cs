using System.Text.Json;

namespace NewsBot.Tests.Support.ModelServer;

/// <summary>What a client asked the server for.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Key">As it came in a header: a bearer's token, or Azure's "api-key"; null where there was none.</param>
sealed record ModelRequest(string Path, JsonElement Body, string? Key)
{
    public bool IsForEmbeddings => Path.Contains("/embed", StringComparison.Ordinal);

    public bool IsOfOllama => Path.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Whether the reply is to come in pieces: Ollama does so where nothing is said.</summary>
    public bool IsStreamed => Body.TryGetProperty("stream", out var stream) ? stream.GetBoolean() : IsOfOllama;

    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>"system", "user" or "assistant", and the text.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [.. Body.GetProperty("messages").EnumerateArray().Select(message =>
            (message.GetProperty("role").GetString()!, TextOf(message.GetProperty("content"))))];

    /// <summary>The texts that are to be embedded.</summary>
    public IReadOnlyList<string> Inputs => Body.GetProperty("input") is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Select(input => input.GetString()!)]
        : [Body.GetProperty("input").GetString()!];

    static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}
