using System.Text.Json;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>What an invoke is answered with, in the response to the request itself.</summary>
/// <param name="Body">Null: nothing.</param>
sealed record InvokeResponse(int Status, JsonElement? Body = null)
{
    static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    /// <summary>200 with an empty object, which Teams asks for.</summary>
    public static readonly InvokeResponse Done = new(200, EmptyObject);

    /// <summary>The invoke is one of ours, and its value is not.</summary>
    public static readonly InvokeResponse Malformed = new(400);

    /// <summary>There is no such invoke here.</summary>
    public static readonly InvokeResponse NotImplemented = new(501);
}
