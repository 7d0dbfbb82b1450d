using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>The words of a message, whatever its channel puts around them.</summary>
public class MessageTextTests
{
    const string Bot = """{"id":"bot-1","name":"News & Co."}""";

    [Theory]
    // Teams: a tag in the text, and the entity with or without the same words.
    [InlineData("<at>News &amp; Co.</at> who won?", "[M(B, '<at>News &amp; Co.</at>')]", "who won?")]
    [InlineData("<at>News &amp; Co.</at> who won?", "[M(B, '<at>News & Co.</at>')]", "who won?")]
    [InlineData("<at>News & Co.</at> who won?", "[M(B)]", "who won?")]
    [InlineData("<at>News &amp; Co.</at>who won?", "[M(B)]", "who won?")]
    [InlineData("<at>News &amp; Co.</at>, who won?", "[M(B)]", "who won?")]
    [InlineData("<at>News &amp; Co.</at> : who won?", "[]", "who won?")]
    [InlineData("<at>Ada</at>, <at>News &amp; Co.</at>, who won?", "[M(B),M({'id':'u','name':'Ada'})]",
        "Ada,  , who won?")]
    [InlineData("<AT id=\"0\">News &amp; Co.</AT> who won?", "[M(B)]", "who won?")]
    [InlineData("<at>Nws</at> who won?", "[M({'id':'bot-1'})]", "who won?")] // by its id, under another name
    [InlineData("<at>News &amp; Co.</at> who won?", "[]", "who won?")] // by its name, without an entity
    [InlineData("<at>News &amp; Co.</at> who won?", "[M({'name':'News & Co.'})]", "who won?")]
    [InlineData("who won, <at>News &amp; Co.</at>?", "[M(B)]", "who won,  ?")]
    [InlineData("<at>News &amp; Co.</at> <at>News &amp; Co.</at> who won?", "[M(B),M(B)]", "who won?")]
    // The names of others belong to the question.
    [InlineData("<at>News &amp; Co.</at> did <at>Ada Lund</at> win?", "[M(B),M({'id':'u','name':'Ada Lund'})]",
        "did Ada Lund win?")]
    [InlineData("did <at>Ada &amp; Bo</at> win?", "[M({'id':'u','name':'Ada & Bo'})]", "did Ada & Bo win?")]
    [InlineData("<at>Newsroom</at> who won?", "[]", "Newsroom who won?")]
    // Other channels: words without a tag.
    [InlineData("@newsbot who won?", "[M(B, '@newsbot')]", "who won?")]
    [InlineData("@News & Co. who won?", "[]", "who won?")]
    [InlineData("@News & Co.: who won?", "[]", "who won?")]
    [InlineData("@News & Co.s won?", "[]", "@News & Co.s won?")]
    [InlineData("News & Co. won?", "[]", "News & Co. won?")]
    [InlineData("@news & co. who won?", "[]", "who won?")]
    [InlineData("News & Co., who won?", "[]", "who won?")]
    [InlineData("Hey News & Co. who won?", "[]", "who won?")]
    [InlineData("hi @News & Co., who won?", "[]", "who won?")]
    [InlineData("Hello News & Co.!", "[]", "")]
    [InlineData("Hi, who won?", "[]", "Hi, who won?")]
    [InlineData("High News & Co. who won?", "[]", "High News & Co. who won?")]
    // Entities of any shape.
    [InlineData("who won?", "[null,1,{},{'type':'mention'},{'type':'mention','mentioned':7,'text':[]}]", "who won?")]
    [InlineData("<at>x who won?", "[M(B)]", "<at>x who won?")]
    [InlineData("<atlas> who won?</at>", "[M(B)]", "<atlas> who won?</at>")]
    public void TheBotsOwnNameIsNoPartOfAQuestion(string text, string entities, string expected)
    {
        var mentions = entities.Replace("M(B, ", $"M({Bot}, ", StringComparison.Ordinal)
            .Replace("M(B)", $"M({Bot})", StringComparison.Ordinal).Replace('\'', '"');
        mentions = System.Text.RegularExpressions.Regex.Replace(
            mentions, @"M\((\{[^}]*\})(?:, (""[^""]*""))?\)",
            match => $$"""{"type":"mention","mentioned":{{match.Groups[1]}}"""
                + (match.Groups[2].Success ? $",\"text\":{match.Groups[2]}" : "") + "}");
        var json = $$"""{"type":"message","recipient":{{Bot}},"entities":{{mentions}}}""";
        var message = BotJson.ReadActivity(json)!;
        message.Text = text;

        Assert.Equal(expected, MessageText.Read(message).Trim());
    }

    [Theory]
    [InlineData("<p>How much did the <b>harbour tunnel</b> cost?</p>", "How much did the harbour tunnel cost?")]
    [InlineData("who<br/>won<br>it?", "who won it?")]
    [InlineData("un<i>believ</i>able &amp; &#34;true&#34;", "unbelievable & \"true\"")]
    [InlineData("a<!-- <b>not</b> this -->b <script>x < y</script>c <style>p{}</style>d", "a b c d")]
    [InlineData("is 3 < 4 or 5 > 4?", "is 3 < 4 or 5 > 4?")]
    [InlineData("<a href=\"https://a.example/?b=c\">Ada</a> won?", "Ada won?")]
    [InlineData("<<<<p>who", "<<< who")]
    [InlineData("who<", "who<")]
    public void MarkupOfAChannelIsRead(string xml, string expected)
    {
        var message = BotActivity.Message(xml);
        message.TextFormat = "xml";

        var words = MessageText.Read(message).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, string.Join(' ', words));
        message.TextFormat = "plain";
        Assert.Equal(xml, MessageText.Read(message));
    }

    [Fact]
    public void WhatIsFarTooLongIsNotReadForItsMarkup()
    {
        foreach (var open in (string[])["<", "<a", "</", "<!---x>", "<!--", "<at>", "<script>", "&"])
        {
            var message = BotActivity.Message(string.Concat(Enumerable.Repeat(open, 35_000)));
            message.TextFormat = "xml";

            var command = Assert.IsType<BotCommand.Refused>(BotCommand.Read(message));
            Assert.Contains("characters long", command.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("msteams", "<at>News & Co.</at>&nbsp;who won, A&amp;B?", "who won, A&B?")]
    [InlineData("slack", "who won, A&amp;B?", "who won, A&amp;B?")]
    public void TeamsWritesEntities(string channel, string text, string expected)
    {
        var message = BotActivity.Message(text);
        (message.ChannelId, message.Recipient) = (channel, new("bot-1", "News & Co."));

        Assert.Equal(expected, MessageText.Read(message).Trim());
    }

    [Fact]
    public void TheTextItselfIsNoAttachment()
    {
        var message = BotActivity.Message("");
        message.Attachments = [new("text/html", content: "<at>News</at>"), null!];

        Assert.StartsWith(
            "Ask me a question", Assert.IsType<BotCommand.Refused>(BotCommand.Read(message)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help", "Help")]
    [InlineData(" /HELP ", "Help")]
    [InlineData("/help\u200B", "Help")] // a space of no width
    [InlineData("\uFEFF/new", "New")]
    [InlineData("/\u00ADsources\u2060", "Sources")]
    [InlineData("／ｈｅｌｐ", "Help")] // as East Asian keyboards write it
    [InlineData("/unheard of", "Refused")]
    [InlineData("/", "Refused")]
    [InlineData("/help me", "Help")]
    [InlineData("/help.", "Help")]
    [InlineData("/ sources?", "Sources")]
    [InlineData("Help!", "Help")]
    [InlineData("help the town", "Ask")]
    [InlineData("42", "Refused")]
    [InlineData("3,5 + 4 = ?", "Refused")]
    [InlineData("???", "Refused")]
    [InlineData("👍", "Refused")]
    [InlineData("\u200B", "Refused")]
    [InlineData("why?", "Ask")]
    [InlineData("誰が勝ったか", "Ask")]
    [InlineData("What are 42 / 7?", "Ask")]
    public void HiddenCharactersMakeNoOtherCommandAndANumberIsNoQuestion(string text, string expected) =>
        Assert.Equal(expected, BotCommand.Read(BotActivity.Message(text)).GetType().Name);
}
