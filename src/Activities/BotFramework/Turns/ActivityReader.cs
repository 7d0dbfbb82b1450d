using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>request → activity, or the status that says why not.</summary>
static class ActivityReader
{
    static readonly JsonReaderOptions Strict = new() { MaxDepth = BotJson.MaxDepth };

    /// <returns>Either an activity, which has a type, or a status: 400, 413 or 415.</returns>
    public static async Task<(Activity? Activity, int Status)> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        // What is compressed could be much larger than it looks, and no channel compresses.
        if (!request.HasJsonContentType() || request.Headers.ContentEncoding.Count > 0)
            return (null, StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > maxBytes)
            return (null, StatusCodes.Status413PayloadTooLarge);
        try
        {
            var body = await request.BodyReader.ReadAtLeastAsync(maxBytes + 1, cancellationToken);
            var (activity, status) = body.Buffer.Length > maxBytes
                ? (null, StatusCodes.Status413PayloadTooLarge)
                : Parse(body.Buffer);
            request.BodyReader.AdvanceTo(body.Buffer.End);
            return (activity, status);
        }
        catch (BadHttpRequestException failure)
        {
            return (null, failure.StatusCode);
        }
        catch (IOException)
        {
            return (null, StatusCodes.Status400BadRequest); // its sender has gone
        }
    }

    static (Activity?, int) Parse(ReadOnlySequence<byte> body)
    {
        try
        {
            var json = WithoutByteOrderMark(body);
            CheckJson(json);
            // Bot Builder would make the locale the culture of the turn's thread, but every answer is in English.
            return BotJson.ReadActivity(Encoding.UTF8.GetString(json)) is { Type.Length: > 0 } activity
                ? (WithoutLocale(activity), StatusCodes.Status200OK)
                : (null, StatusCodes.Status400BadRequest);
        }
        catch (Exception failure) when (failure is JsonException or Newtonsoft.Json.JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    static ReadOnlySequence<byte> WithoutByteOrderMark(ReadOnlySequence<byte> body)
    {
        Span<byte> start = stackalloc byte[3];
        if (body.Length < start.Length)
            return body;
        body.Slice(0, start.Length).CopyTo(start);
        return start.SequenceEqual(Encoding.UTF8.Preamble) ? body.Slice(start.Length) : body;
    }

    /// <summary>Checks that the text is one JSON value of RFC 8259; Bot Builder's parser takes much more.</summary>
    /// <exception cref="JsonException">It is not, or a text in it has half of a character.</exception>
    static void CheckJson(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json, Strict);
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException("A text has half of a character.", failure);
        }
    }

    static Activity WithoutLocale(Activity activity)
    {
        activity.Locale = null;
        return activity;
    }
}
