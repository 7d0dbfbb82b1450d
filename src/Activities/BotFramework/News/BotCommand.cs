using System.Globalization;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What a message asks for.</summary>
abstract record BotCommand
{
    // Longer than any question; a document that was pasted by mistake is not searched for.
    const int MaxQuestionLength = 2_000;

    BotCommand() { }

    public sealed record Ask(string Question) : BotCommand;

    public sealed record Help : BotCommand;

    /// <summary>Begins the conversation anew.</summary>
    public sealed record New : BotCommand;

    /// <summary>The sources of the last answer.</summary>
    public sealed record Sources : BotCommand;

    /// <summary>It cannot be done; the message says what can.</summary>
    public sealed record Refused(string Message) : BotCommand;

    public static BotCommand Of(Activity message)
    {
        var text = Excerpt.OneLine(WithoutMention(message));
        if (text.Length == 0)
            return new Refused(message.Attachments is { Count: > 0 }
                ? "I read text, and no attachments. Ask me a question about the news."
                : "Ask me a question about the news. /help says what else I can do.");
        if (text[0] == '/')
            return Named(text);
        return text.Length <= MaxQuestionLength
            ? new Ask(text)
            : new Refused(string.Create(CultureInfo.InvariantCulture,
                $"That is {text.Length:N0} characters long; a question may have {MaxQuestionLength:N0}. ") +
                "Please ask it in fewer words.");
    }

    static BotCommand Named(string text) => text.ToLowerInvariant() switch
    {
        "/help" => new Help(),
        "/new" => new New(),
        "/sources" => new Sources(),
        _ => new Refused("There is no such command. /help lists them."),
    };

    /// <summary>
    /// Without the bot's own name, by which it is called in a group; other names belong to the question.
    /// </summary>
    static string WithoutMention(Activity message)
    {
        var text = message.Text ?? "";
        foreach (var (id, words) in Entities.Mentions(message))
            text = id is not null && id == message.Recipient?.Id
                ? text.Replace(words, " ", StringComparison.Ordinal)
                : text.Replace(words, Name(words), StringComparison.Ordinal);
        return text;
    }

    /// <summary>"&lt;at&gt;Ada Lund&lt;/at&gt;" → "Ada Lund".</summary>
    static string Name(string mention) =>
        mention
            .Replace("<at>", "", StringComparison.OrdinalIgnoreCase)
            .Replace("</at>", "", StringComparison.OrdinalIgnoreCase);
}
