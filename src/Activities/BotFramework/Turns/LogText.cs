namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>A field of a request → text for the log: short, and one line, whatever was sent.</summary>
static class LogText
{
    const int Longest = 80;

    public static string Of(string? field) => field is null
        ? "-"
        : string.Concat(field.Take(Longest).Select(c => IsPlain(c) ? c : '?'));

    static bool IsPlain(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029');
}
