using System.Globalization;

namespace NewsBot.Activities.Terminal;

/// <summary>What a line typed into a chat asks for.</summary>
abstract record ChatCommand
{
    // Longer than any question; a document that was pasted by mistake is not searched for.
    const int MaxQuestionLength = 2_000;

    // A typing error or two; a name further away is another name.
    const int NearlyTheSame = 2;

    static readonly string[] Names =
        ["/sources", "/open", "/articles", "/explain", "/new", "/usage", "/help", "/quit", "/exit"];

    ChatCommand() { }

    /// <summary>A blank line.</summary>
    public sealed record Nothing : ChatCommand;

    public sealed record Ask(string Question) : ChatCommand;

    /// <summary>Shows the sources of the last answer again.</summary>
    public sealed record Sources : ChatCommand;

    /// <summary>Shows the passage of a citation in its article.</summary>
    public sealed record Open(int Number) : ChatCommand;

    public sealed record Articles : ChatCommand;

    /// <summary>Turns the reasons on or off.</summary>
    public sealed record Explain : ChatCommand;

    /// <summary>Forgets what was said: the next question follows nothing.</summary>
    public sealed record New : ChatCommand;

    /// <summary>What a chat model took for the last answer and for the session.</summary>
    public sealed record Usage : ChatCommand;

    public sealed record Help : ChatCommand;

    public sealed record Quit : ChatCommand;

    /// <summary>It cannot be done; the message says what can.</summary>
    public sealed record Refused(string Message) : ChatCommand;

    /// <param name="line">A pasted text of several lines is one question: line breaks count as spaces.</param>
    public static ChatCommand Parse(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return new Nothing();
        if (words[0].StartsWith('/'))
            return Parse(words[0].ToLowerInvariant(), words[1..]);

        var question = string.Join(' ', words);
        return question.Length <= MaxQuestionLength
            ? new Ask(question)
            : new Refused(string.Create(CultureInfo.InvariantCulture,
                $"That is {question.Length:N0} characters long; a question may have {MaxQuestionLength:N0}. " +
                $"Please ask it in fewer words."));
    }

    static ChatCommand Parse(string name, string[] arguments) => name switch
    {
        "/sources" => new Sources(),
        "/open" => ParseOpen(arguments),
        "/articles" => new Articles(),
        "/explain" => new Explain(),
        "/new" => new New(),
        "/usage" => new Usage(),
        "/help" => new Help(),
        "/quit" or "/exit" => new Quit(),
        _ => new Refused($"There is no command {name}. {Advice(name)}"),
    };

    /// <remarks>The number may be copied from the answer with its brackets.</remarks>
    static ChatCommand ParseOpen(string[] arguments) =>
        arguments is [var number] && int.TryParse(
            number.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0
            ? new Open(parsed)
            : new Refused("/open needs the number of one source of the last answer, for example: /open 1");

    static string Advice(string name) =>
        Nearest(name) is { } nearest ? $"Did you mean {nearest}? /help lists all." : "/help lists the commands.";

    static string? Nearest(string name) =>
        Array.Find(Names, known => name.Length > 1 && (known.StartsWith(name, StringComparison.Ordinal)
            || name.StartsWith(known, StringComparison.Ordinal)))
        ?? Names.Where(known => Distance(name, known) <= NearlyTheSame).MinBy(known => Distance(name, known));

    /// <summary>How many letters have to be added, dropped or replaced (Levenshtein 1966).</summary>
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(
                    Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
