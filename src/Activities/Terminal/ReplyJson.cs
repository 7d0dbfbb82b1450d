using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Activities.Terminal;

/// <summary>The one object that <c>ask --json</c> prints. Fields may be added, never renamed.</summary>
static class ReplyJson
{
    // The output is no HTML: quotes and letters of any script are written as they are.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(
        Stream output, Reply reply, bool explain, long elapsedMs, CancellationToken cancellationToken)
    {
        await using (var json = new Utf8JsonWriter(output, Options))
            Write(json, reply, explain, elapsedMs);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    static void Write(Utf8JsonWriter json, Reply reply, bool explain, long elapsedMs)
    {
        json.WriteStartObject();
        json.WriteString("question", reply.Question);
        json.WriteString("outcome", reply.Answer is Answer.Cited ? "cited" : "notInTheNews");
        json.WriteString("text", ReplyText.AnswerOf(reply));
        WriteSentences(json, reply.Answer as Answer.Cited);
        WriteClosest(json, reply.Answer as Answer.NotInTheNews);
        WritePassages(json, reply.Passages, explain);
        json.WriteNumber("confidence", Math.Round(reply.Answer.Confidence, 4));
        json.WriteString("composer", reply.Answer.Composer);
        json.WriteString("asOf", Day(reply.AsOf));
        json.WriteString("rewrittenQuestion", reply.Rewriting?.Question);
        WriteTime(json, reply.Time);
        WriteCoverage(json, reply.Searched);
        WriteUsage(json, reply.Usage);
        json.WriteStartArray("notes");
        foreach (var note in reply.Answer.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        if (explain)
            WriteReasons(json, reply);
        json.WriteNumber("elapsedMs", elapsedMs);
        json.WriteEndObject();
    }

    static void WriteUsage(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("tokensRead", usage.Read);
        json.WriteNumber("tokensWritten", usage.Written);
        json.WriteEndObject();
    }

    static void WriteSentences(Utf8JsonWriter json, Answer.Cited? answer)
    {
        json.WriteStartArray("sentences");
        foreach (var sentence in answer?.Sentences ?? [])
        {
            json.WriteStartObject();
            json.WriteString("text", sentence.Text);
            json.WriteStartArray("citations");
            foreach (var number in sentence.Citations)
                json.WriteNumberValue(number);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("citations");
        foreach (var citation in answer?.Citations ?? [])
            WriteCitation(json, citation);
        json.WriteEndArray();
    }

    static void WriteClosest(Utf8JsonWriter json, Answer.NotInTheNews? refusal)
    {
        json.WritePropertyName("closest");
        if (refusal?.Closest is { } closest)
            WriteCitation(json, closest);
        else
            json.WriteNullValue();
    }

    static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteNumber("number", citation.Number);
        json.WriteString("articleId", citation.ArticleId);
        json.WriteString("title", citation.Title);
        json.WriteString("source", citation.Source);
        json.WriteString("published", citation.Published?.ToString());
        json.WriteString("url", citation.Url);
        json.WriteNumber("start", citation.Start);
        json.WriteNumber("end", citation.End);
        json.WriteString("quote", citation.Quote);
        json.WriteEndObject();
    }

    static void WritePassages(Utf8JsonWriter json, IReadOnlyList<Passage> passages, bool explain)
    {
        json.WriteStartArray("passages");
        foreach (var passage in passages)
        {
            json.WriteStartObject();
            json.WriteString("articleId", passage.Article.Id);
            json.WriteNumber("start", passage.Span.Start);
            json.WriteNumber("end", passage.Span.End);
            json.WriteNumber("score", Math.Round(passage.Score, 6));
            if (explain)
                WriteWhy(json, passage.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteWhy(Utf8JsonWriter json, PassageReason why)
    {
        json.WriteStartObject("why");
        WriteNumber(json, "keywordRank", why.KeywordRank);
        WriteNumber(json, "keywordScore", why.KeywordScore);
        WriteNumber(json, "denseRank", why.DenseRank);
        WriteNumber(json, "denseScore", why.DenseScore);
        WriteNumber(json, "ageInDays", why.AgeInDays);
        WriteNumber(json, "recencyScore", why.RecencyScore);
        WriteNumber(json, "timeScore", why.TimeScore);
        WriteNumber(json, "inRange", why.InRange);
        json.WriteEndObject();
    }

    static void WriteReasons(Utf8JsonWriter json, Reply reply)
    {
        json.WriteStartObject("confidenceReasons");
        foreach (var reason in reply.Answer.Reasons)
            json.WriteNumber(reason.Feature.ToString(), Math.Round(reason.Added, 3));
        json.WriteEndObject();
        json.WriteStartArray("candidates");
        foreach (var (sentence, reasons) in Explanation.Of(reply.Standalone, reply.Passages))
        {
            json.WriteStartObject();
            json.WriteString("articleId", sentence.Article.Article.Id);
            json.WriteNumber("start", sentence.Sentence.Span.Start);
            json.WriteNumber("end", sentence.Sentence.Span.End);
            json.WriteNumber("confidence", Math.Round(sentence.Probability, 4));
            json.WriteStartObject("reasons");
            foreach (var (feature, weight) in reasons)
                json.WriteNumber(feature.ToString(), Math.Round(weight, 3));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteTime(Utf8JsonWriter json, QuestionTime time)
    {
        json.WriteStartObject("time");
        json.WriteString("kind", time.Kind switch
        {
            TimeKind.Latest => "latest",
            TimeKind.Dated => "dated",
            _ => "undated",
        });
        json.WriteString("from", Day(time.From));
        json.WriteString("to", Day(time.To));
        json.WriteString("text", time.Text);
        json.WriteEndObject();
    }

    static void WriteCoverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("articles", coverage.Articles);
        json.WriteString("from", Day(coverage.From));
        json.WriteString("to", Day(coverage.To));
        json.WriteStartArray("sources");
        foreach (var source in coverage.Sources)
            json.WriteStringValue(source);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, Math.Round(number, 6));
        else
            json.WriteNull(name);
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
