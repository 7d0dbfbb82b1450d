using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsBot.Passages;
using NewsBot.Settings;

namespace NewsBot.Evaluation;

/// <summary>A run → one JSON object: settings, data, metrics, and a row for each question.</summary>
static class EvalJson
{
    // What is written at once; the rows of a large run are larger than that together.
    const int FlushBytes = 1 << 20;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task WriteAsync(
        Stream output, EvalRun run, NewsBotSettings settings, CancellationToken cancellationToken)
    {
        await using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            WriteSettings(json, run.Setup, settings);
            WriteData(json, run.Setup);
            WriteMetrics(json, run.Metrics);
            json.WriteStartArray("rows");
            foreach (var row in run.Rows)
            {
                WriteRow(json, row);
                if (json.BytesPending > FlushBytes)
                    await json.FlushAsync(cancellationToken);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>Every section that changes an answer; where files lie does not.</summary>
    static void WriteSettings(Utf8JsonWriter json, EvalSetup setup, NewsBotSettings settings)
    {
        json.WriteStartObject("settings");
        json.WriteNumber("top", setup.Top);
        if (setup.Limit is { } limit)
            json.WriteNumber("limit", limit);
        else
            json.WriteNull("limit");
        json.WriteNumber("seed", setup.Seed);
        foreach (var section in typeof(NewsBotSettings).GetProperties())
            if (section.Name is not (nameof(NewsBotSettings.Articles) or nameof(NewsBotSettings.Archive)))
            {
                json.WritePropertyName(section.Name);
                JsonSerializer.Serialize(json, section.GetValue(settings), section.PropertyType);
            }

        json.WriteEndObject();
    }

    static void WriteData(Utf8JsonWriter json, EvalSetup setup)
    {
        json.WriteStartObject("data");
        json.WriteString("shape", NameOf(setup.Questions.Shape));
        json.WriteStartObject("questions");
        json.WriteString("file", setup.Questions.Name);
        json.WriteString("sha256", setup.Questions.Sha256);
        json.WriteNumber("asked", setup.Asked);
        json.WriteEndObject();
        if (setup.Articles is { } articles)
        {
            json.WriteStartObject("articles");
            json.WriteString("file", articles.Name);
            json.WriteString("sha256", articles.Sha256);
            json.WriteNumber("articles", articles.Count);
            json.WriteNumber("skipped", articles.Skipped);
            json.WriteNumber("passages", articles.Passages);
            json.WriteNumber("ingestSeconds", Math.Round(setup.IngestSeconds, 3));
            json.WriteNumber("trainSeconds", Math.Round(setup.TrainSeconds, 3));
            json.WriteNumber("loadSeconds", Math.Round(setup.LoadSeconds, 3));
            json.WriteEndObject();
        }
        else
            json.WriteNull("articles");

        json.WriteEndObject();
    }

    static void WriteMetrics(Utf8JsonWriter json, IReadOnlyList<MetricValue> metrics)
    {
        json.WriteStartObject("metrics");
        foreach (var (name, value, count) in metrics)
        {
            json.WriteStartObject(name);
            WriteNumber(json, "value", value);
            json.WriteNumber("n", count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void WriteRow(Utf8JsonWriter json, EvalRow row)
    {
        var question = row.Question;
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteString("question", question.Text);
        if (question.Rewrite is { } byPeople)
        {
            json.WriteString("rewriting", row.Rewriting);
            json.WriteString("humanRewriting", byPeople);
        }

        json.WriteString("group", question.Group);
        json.WriteString("asOf", question.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (question.IsAnswerable is { } answerable)
            json.WriteBoolean("answerable", answerable);
        else
            json.WriteNull("answerable");
        json.WriteString("outcome", row.IsAnswered ? "cited" : "notInTheNews");
        json.WriteNumber("confidence", row.Answer.Confidence);
        json.WriteStartArray("sentences");
        foreach (var sentence in row.Sentences.Take(3))
            json.WriteStringValue(sentence.Text);
        json.WriteEndArray();
        json.WriteStartArray("passages");
        foreach (var passage in row.Passages)
            WritePassage(json, passage);
        json.WriteEndArray();
        WriteNumber(json, "goldRank", row.GoldRank);
        json.WriteStartObject("metrics");
        foreach (var (name, value) in row.Scores)
            json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteNumber("elapsedMs", Math.Round(row.ElapsedMs, 3));
        json.WriteEndObject();
    }

    static void WritePassage(Utf8JsonWriter json, Passage passage)
    {
        json.WriteStartObject();
        json.WriteString("articleId", passage.Article.Id);
        json.WriteNumber("start", passage.Span.Start);
        json.WriteNumber("end", passage.Span.End);
        json.WriteNumber("score", Math.Round(passage.Score, 6));
        json.WritePropertyName("why");
        JsonSerializer.Serialize(json, passage.Why, Names);
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static string NameOf(QuestionShape shape) => shape switch
    {
        QuestionShape.RealtimeQa => "realtimeqa",
        QuestionShape.MultiHopRag => "multihop-rag",
        QuestionShape.Canard => "canard",
        _ => "squad2",
    };
}
