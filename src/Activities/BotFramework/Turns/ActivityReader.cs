using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>request → activity, or the status that says why not.</summary>
static class ActivityReader
{
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
                : Parse(body);
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

    static (Activity?, int) Parse(ReadResult body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Buffer);
            var activity = JsonSerializer.Deserialize(ref reader, BotJson.Default.Activity);
            var isAllOfIt = !reader.Read();
            return isAllOfIt && activity is { Type.Length: > 0 }
                ? (activity, StatusCodes.Status200OK)
                : (null, StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
