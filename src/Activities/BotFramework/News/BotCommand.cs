using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Rendering;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>The thing that a message asks for.</summary>
abstract record BotCommand
{
    // Longer than any question; a document that was pasted by mistake is not searched for.
    const int MaxQuestionLength = 2_000;

    // With all the markup that a channel puts around a question. What is longer is not even looked at.
    const int LongestMessage = 8 * MaxQuestionLength;

    // Longer than any command, so that a long text is no work.
    const int LongestCommand = 64;

    BotCommand() { }

    public sealed record Ask(string Question) : BotCommand;

    public sealed record Help : BotCommand;

    /// <summary>Forgets the conversation.</summary>
    public sealed record New : BotCommand;

    /// <summary>The sources of the last answer.</summary>
    public sealed record Sources : BotCommand;

    /// <summary>It cannot be done; the message says what can.</summary>
    public sealed record Refused(string Message) : BotCommand;

    public static BotCommand Read(Activity message)
    {
        if (message.Text is { Length: > LongestMessage } much)
            return TooLong(much.Length);
        var text = Excerpt.OneLine(MessageText.Read(message));
        if (text.Length == 0)
            return new Refused(HasAttachments(message)
                ? "I read text, and no attachments. Ask me a question about the news."
                : "Ask me a question about the news. /help says what else I can do.");
        if (NameOfCommand(text) is { } command)
            return Named(command);
        if (!text.EnumerateRunes().Any(Rune.IsLetter))
            return new Refused("Please ask me a question in words. /help says what I can do.");
        return text.Length <= MaxQuestionLength ? new Ask(text) : TooLong(text.Length);
    }

    /// <remarks>Teams sends a message's text as an attachment too.</remarks>
    static bool HasAttachments(Activity message) =>
        message.Attachments?.Any(attachment => attachment is not (null or { ContentType: "text/html" })) is true;

    static Refused TooLong(int length) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"That is {length:N0} characters long; a question may have {MaxQuestionLength:N0}. ") +
        "Please ask it in fewer words.");

    static BotCommand Named(string command) => command switch
    {
        "help" => new Help(),
        "new" => new New(),
        "sources" => new Sources(),
        _ => new Refused("There is no such command. /help lists them."),
    };

    /// <summary>"／Help me", with hidden characters → "help"; null if the text is no command.</summary>
    /// <remarks>East Asian keyboards have a wide slash, and pasted text often has characters of no width.</remarks>
    static string? NameOfCommand(string text)
    {
        var visible = string.Concat(text.EnumerateRunes().Where(rune => !IsHidden(rune)).Take(LongestCommand));
        var plain = visible.Normalize(NormalizationForm.FormKC).Trim();
        var words = plain.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = words is [var word, ..] ? word.TrimEnd('.', '!', '?', ':').ToLowerInvariant() : "";
        return plain.StartsWith('/') || words.Length == 1 && first == "help" ? first : null;
    }

    static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;
}
