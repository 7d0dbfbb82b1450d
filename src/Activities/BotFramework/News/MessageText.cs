using System.Net;
using System.Text;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>message → what its sender wrote to the bot, without the bot's own name and the channel's markup.</summary>
static class MessageText
{
    const string MentionEnd = "</at>";

    static readonly string[] Greetings = ["hello ", "hallo ", "hey ", "hi "];

    /// <summary>
    /// Drops the name by which the bot is called in a group; the names of others belong to the question.
    /// </summary>
    public static string Read(Activity message)
    {
        var text = WithoutMentions(message);
        if (message.TextFormat?.Equals(TextFormatTypes.Xml, StringComparison.OrdinalIgnoreCase) is true)
            text = MarkupText.Read(text);
        else if (message.ChannelId == Channels.Msteams)
            text = WebUtility.HtmlDecode(text); // "&nbsp;" behind a mention
        return WithoutCall(text, message.Recipient?.Name);
    }

    /// <remarks>
    /// Teams writes mentions as "&lt;at&gt;name&lt;/at&gt;", with the name in HTML's escapes. Its entity has the id and
    /// usually the name; the words in the text are given by some channels, and not always as they are in the text.
    /// </remarks>
    static string WithoutMentions(Activity message)
    {
        var text = message.Text ?? "";
        Mention[] mentions = [.. MentionsIn(message)];
        foreach (var own in mentions.Where(mention => mention.IsOfBot && !IsTagged(mention.Words)))
            if (own.Words is { Length: > 0 } words)
                text = text.Replace(words, " ", StringComparison.Ordinal);
        if (!text.Contains(MentionEnd, StringComparison.OrdinalIgnoreCase))
            return text;
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var name in mentions.Where(mention => mention.IsOfBot)
            .SelectMany(mention => (string?[])[mention.Name, mention.Words]).Append(message.Recipient?.Name))
            if (NameIn(name ?? "") is { Length: > 0 } known)
                names.Add(known);
        var isOfBotAlone = mentions is [{ IsOfBot: true }];
        var result = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var isAtStart = true;
        while (NextTag(rest) is var (start, end))
        {
            var name = NameIn(rest[start..end].ToString());
            var isOfBot = isOfBotAlone || names.Contains(name);
            result.Append(rest[..start]).Append(isOfBot ? " " : name);
            isAtStart &= isOfBot && rest[..start].IsWhiteSpace();
            rest = rest[end..];
            if (isAtStart)
                rest = rest.TrimStart(" ,:"); // "@NewsBot, who won?"
        }

        return result.Append(rest).ToString();
    }

    /// <summary>"@NewsBot, who won?" and "Hey NewsBot, who won?" → "who won?"</summary>
    static string WithoutCall(string text, string? name)
    {
        if (name is not { Length: > 0 })
            return text;
        text = text.TrimStart();
        var call = text.AsSpan();
        var greeting = Greetings.FirstOrDefault(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        call = call[(greeting?.Length ?? 0)..].TrimStart(" ,");
        var isMarked = call.StartsWith("@");
        call = isMarked ? call[1..] : call;
        if (!call.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return text;
        var said = call[name.Length..];
        isMarked |= greeting is not null || said is [',' or ':' or '!', ..];
        return isMarked && (said.Length == 0 || !char.IsLetterOrDigit(said[0]))
            ? said.TrimStart(" ,:!").ToString() : text;
    }

    static IEnumerable<Mention> MentionsIn(Activity message)
    {
        foreach (var entity in message.Entities ?? [])
            if (entity is { Type: "mention" })
            {
                var mentioned = entity.Properties.At("mentioned");
                var (id, name) = (mentioned.TextAt("id"), mentioned.TextAt("name"));
                var isOfBot = id is not null ? id == message.Recipient?.Id
                    : name is not null && name == message.Recipient?.Name;
                yield return new(isOfBot, name, entity.Properties.TextAt("text"));
            }
    }

    static (int Start, int End)? NextTag(ReadOnlySpan<char> text)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf("<at", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return null;
            var start = from + at;
            var isTag = start + 3 < text.Length && text[start + 3] is '>' or ' ';
            if (isTag && text[start..].IndexOf(MentionEnd, StringComparison.OrdinalIgnoreCase) is >= 0 and var length)
                return (start, start + length + MentionEnd.Length);
            if (isTag)
                return null; // no mention ends behind it
            from = start + 3;
        }

        return null;
    }

    static bool IsTagged(string? words) => words?.Contains("<at", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>"&lt;at id="0"&gt;News &amp;amp; Bot&lt;/at&gt;" → "News &amp; Bot".</summary>
    static string NameIn(string mention)
    {
        var start = mention.StartsWith("<at", StringComparison.OrdinalIgnoreCase) ? mention.IndexOf('>') + 1 : 0;
        var end = mention.EndsWith(MentionEnd, StringComparison.OrdinalIgnoreCase)
            ? mention.Length - MentionEnd.Length : mention.Length;
        return start <= end ? WebUtility.HtmlDecode(mention[start..end]).Trim() : "";
    }

    /// <param name="Words">The words that stand for it in the text, if the channel gave them.</param>
    readonly record struct Mention(bool IsOfBot, string? Name, string? Words);
}
