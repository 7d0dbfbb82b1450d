namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>A field of a request → text for the log: short, and one line, whatever was sent.</summary>
static class LogText
{
    const int Longest = 80;

    public static string Of(string? field) => field is null ? "-" : string.Create(Math.Min(field.Length, Longest), field, (text, from) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) || from[i] is '\u2028' or '\u2029' ? '?' : from[i];
    });
}
