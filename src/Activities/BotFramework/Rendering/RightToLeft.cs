namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>A name in Arabic, Hebrew or alike, kept from turning the date that stands beside it.</summary>
/// <remarks>By an isolate (Unicode Standard Annex 9): one character before the name, and one behind it.</remarks>
static class RightToLeft
{
    const char FirstStrongIsolate = '\u2068';
    const char PopDirectionalIsolate = '\u2069';

    /// <param name="name">Text without isolates of its own.</param>
    public static string Isolated(string name) =>
        IsIn(name) ? $"{FirstStrongIsolate}{name}{PopDirectionalIsolate}" : name;

    /// <summary>How much longer a name becomes.</summary>
    public static int LengthOfIsolates(string name) => IsIn(name) ? 2 : 0;

    static bool IsIn(string text) => text.EnumerateRunes().Any(rune => rune.Value is
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF));
}
