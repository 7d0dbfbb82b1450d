using System.Text.Json;

namespace NewsBot.Evaluation;

/// <summary>The fields of a JSON object, read with messages that name its line.</summary>
sealed class LineFields(string name, JsonElement line)
{
    public string Text(string field) => Of(field) switch
    {
        { ValueKind: JsonValueKind.String } value when value.GetString() is var text =>
            string.IsNullOrWhiteSpace(text) ? throw Wrong($"has nothing in '{field}'") : text,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => throw Wrong($"has no text in '{field}'"),
    };

    public bool Flag(string field) => Of(field).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"has neither true nor false in '{field}'"),
    };

    public IReadOnlyList<string> Texts(string field) =>
    [
        .. List(field).Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw Wrong($"has something else than texts in '{field}'")),
    ];

    public IEnumerable<LineFields> Objects(string field) =>
        List(field).Select(item => item.ValueKind == JsonValueKind.Object
            ? new LineFields(name, item)
            : throw Wrong($"has something else than objects in '{field}'"));

    public EvaluationException Wrong(string problem) => new($"{name} {problem}.");

    IEnumerable<JsonElement> List(string field) =>
        Of(field) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : throw Wrong($"has no list in '{field}'");

    JsonElement Of(string field) =>
        line.TryGetProperty(field, out var value) ? value : throw Wrong($"has no '{field}'");
}
