using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using NewsBot.Providers;

namespace NewsBot.Vectors.Onnx;

/// <summary>
/// The files of a sentence transformer as they are exported: model, tokenizer, and JSON on how to use them.
/// </summary>
static class OnnxFolder
{
    // Longer than any model reads: tokenizers write 10³⁰ where they know no limit.
    const int NoLimit = 1_000_000;
    const int UsualLimit = 512;

    /// <exception cref="ModelException">There is none.</exception>
    public static string ModelIn(string folder) =>
        Find(folder, "model.onnx", Path.Combine("onnx", "model.onnx"))
        ?? throw new ModelException($"There is no model.onnx in the folder {folder} of Embeddings:Path");

    public static string? Find(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Path.Combine(folder, name) is var path && File.Exists(path))
                return path;
        return null;
    }

    /// <summary>By the files' contents and the settings that change a vector: no two models have the same.</summary>
    public static string NameOf(EmbeddingOptions options)
    {
        var hash = new XxHash64();
        var model = ModelIn(options.Path);
        // The folder may hold the same model in other formats, which are not read. Large ones keep their weights in a
        // file of its own, "model.onnx_data".
        var weights = Directory.EnumerateFiles(Path.GetDirectoryName(model)!, Path.GetFileName(model) + "*");
        var others = Directory.EnumerateFiles(options.Path).Where(
            path => Path.GetExtension(path) is ".json" or ".txt" or ".model");
        foreach (var file in weights.Concat(others).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            hash.Append(stream);
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.Path));
        return string.Create(CultureInfo.InvariantCulture,
            $"Onnx:{name}-{hash.GetCurrentHashAsUInt64():x16} {options.Pooling}") +
            (options.Normalize ? " normalized" : "");
    }

    /// <summary>A file of names and values; without any where there is no such file.</summary>
    /// <exception cref="ModelException">It is no JSON object.</exception>
    public static JsonElement Json(string folder, string name)
    {
        if (Find(folder, name) is not { } path)
            return JsonElement.Parse("{}");
        try
        {
            var json = JsonElement.Parse(File.ReadAllBytes(path));
            return json.ValueKind == JsonValueKind.Object ? json : throw new JsonException("it is no object");
        }
        catch (JsonException failure)
        {
            throw new ModelException($"{path} cannot be read: {failure.Message}", inner: failure);
        }
    }

    /// <summary>The most tokens that the model reads of a text, the special ones among them.</summary>
    public static int MostTokens(string folder)
    {
        if (Number(Json(folder, "sentence_bert_config.json"), "max_seq_length") is { } sentence)
            return sentence;
        if (Number(Json(folder, "tokenizer_config.json"), "model_max_length") is { } tokenizer and < NoLimit)
            return tokenizer;
        return Number(Json(folder, "config.json"), "max_position_embeddings") ?? UsualLimit;
    }

    public static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
            ? (int)Math.Min(number, int.MaxValue)
            : null;

    public static bool? Truth(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;

    /// <summary>"[CLS]", or {"content": "[CLS]"}.</summary>
    public static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("content", out var content))
            value = content;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
