using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>Answers as clients show them, within the limits of those clients.</summary>
public partial class RenderingTests
{
    const int Answers = 1_000;

    // Of the payload in UTF-16: the least of the limits that Teams has had, and that of the Bot Framework.
    const int MostBytes = 28 * 1024;
    const int MostBytesElsewhere = 100 * 1024;

    static readonly ChannelView Teams = ChannelView.Of(new() { ChannelId = "msteams" });
    static readonly ChannelView WebChat = ChannelView.Of(new() { ChannelId = "webchat" });
    static readonly ChannelView Sms = ChannelView.Of(new() { ChannelId = "sms" });

    [Fact]
    public void TeamsWouldShowEveryCitationOfAThousandAnswers()
    {
        var random = new Random(20260108);
        var claims = 0;
        for (var i = 0; i < Answers; i++)
        {
            var (reply, archive) = NewReply(random);

            var json = JsonOf(reply, archive, Teams);

            var message = SentActivity.Parse(json);
            var entity = Assert.Single(message.Entities!);
            var citations = entity.At("citation")?.EnumerateArray().ToList() ?? [];
            claims += citations.Count;
            Assert.InRange(citations.Count, 0, 10);
            Assert.Equal(
                Enumerable.Range(1, citations.Count), citations.Select(c => c.GetProperty("position").GetInt32()));
            Assert.Equal(Enumerable.Range(1, citations.Count), Numbers(Marker(), message).Distinct().Order());
            foreach (var shown in citations.Select(c => c.GetProperty("appearance")))
                CheckAppearance(shown, archive);
            Assert.DoesNotMatch(Definition(), message.Text);
            Assert.InRange(SizeOf(json), 1, MostBytes);
        }

        Assert.True(claims > Answers);
    }

    [Fact]
    public void WebChatGetsADefinitionForEveryMarkerOfAThousandAnswers()
    {
        var random = new Random(20260109);
        for (var i = 0; i < Answers; i++)
        {
            var (reply, archive) = NewReply(random);

            var json = JsonOf(reply, archive, WebChat);

            var message = SentActivity.Parse(json);
            var citations = Assert.Single(message.Entities!).At("citation")?.EnumerateArray().ToList() ?? [];
            Assert.Equal(citations.Select(c => c.GetProperty("position").GetInt32()), Numbers(Definition(), message));
            foreach (var shown in citations.Select(c => c.GetProperty("appearance")))
                Assert.True(shown.TextAt("url") is null != shown.TextAt("text") is null);
            Assert.InRange(SizeOf(json), 1, MostBytesElsewhere);
        }
    }

    [Fact]
    public void OthersGetASourceForEveryMarkerOfAThousandAnswers()
    {
        var random = new Random(20260110);
        for (var i = 0; i < Answers; i++)
        {
            var (reply, archive) = NewReply(random);

            var json = JsonOf(reply, archive, Sms);

            var message = SentActivity.Parse(json);
            Assert.Null(message.Entities);
            Assert.Equal("plain", message.TextFormat);
            Assert.InRange(SizeOf(json), 1, MostBytesElsewhere);
            if (reply.Answer is Answer.Cited)
                Assert.Contains("\n\nSources:\n[1] ", message.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("افتتاح الجسر", "النيل", "\u2068افتتاح الجسر\u2069 · \u2068النيل\u2069 · 2 March 2026")]
    [InlineData("Bridge opens", "هآرتس", "Bridge opens · \u2068هآرتس\u2069 · 2 March 2026")]
    [InlineData("גשר חדש נפתח", null, "\u2068גשר חדש נפתח\u2069 · 2 March 2026")]
    [InlineData("橋が開通した", "東京新報", "橋が開通した · 東京新報 · 2 March 2026")]
    [InlineData("Bridge \u202Esnepo", "Tide", "Bridge snepo · Tide · 2 March 2026")]
    public void ANameFromRightToLeftDoesNotTurnTheDate(string title, string? source, string expected)
    {
        var citation = new Citation(1, "x", title, source, new(new(2026, 3, 2)), null, 0, 10, "It rained.");

        Assert.Equal(expected, CitationClaims.NameOf(citation));
    }

    [Fact]
    public void ALongNameFromRightToLeftIsNoLongerThanOthers()
    {
        var title = string.Join(' ', Enumerable.Repeat("افتتاح", 40));

        Assert.InRange(CitationClaims.NameOf(new(1, "x", title, null, null, null, 0, 10, "It rained.")).Length, 70, 80);
    }

    [Fact]
    public void WebChatShowsTheWholeQuoteWhereThereIsNoArticleToOpen()
    {
        var quote = $"It rained{string.Concat(Enumerable.Repeat(" and rained", 40))}.";
        var citation = new Citation(1, "x", "Rain", null, null, null, 0, quote.Length, quote);
        var claims = new CitationClaims(new Archive(), ownPages: "");

        Assert.Equal($"> {quote}", claims.Of(citation, CitationStyle.LinkDefinitions).Appearance.Text);
        Assert.Null(claims.Of(citation, CitationStyle.Pills).Appearance.Text);
    }

    [Fact]
    public void ABracketInAnAddressDoesNotEndIt()
    {
        var (reply, archive) = NewReply(new Random(1));
        const string Url = "https://a.example/Rain_(2026?at=[1]";
        var citation = new Citation(1, "x", "Rain", null, null, Url, 0, 10, "It rained.");
        var answer = reply with { Answer = new Answer.Cited([new("It rained.", [1])], [citation]) { Confidence = 1 } };

        var text = Render(answer, archive, WebChat).Text!;

        Assert.Contains(
            "\n[1]: https://a.example/Rain_%282026?at=%5B1%5D#:~:text=It%20rained. \"Rain\"",
            text, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]:", Markdown.ToHtml(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It rained.", 20, "It rained.")]
    [InlineData("It rained in the old town all day.", 20, "It rained in the…")]
    [InlineData("It\n\nrained \t all", 20, "It rained all")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 25, "👩‍👩‍👧‍👦👩‍👩‍👧‍👦…")]
    public void AnExcerptIsShortAndOfWholeWords(string text, int most, string expected) =>
        Assert.Equal(expected, Excerpt.Of(text, most));

    [Theory]
    [InlineData(
        "The old ferry left. >It rained all day.< The town slept well.", 41, "…left. It rained all day. The town…")]
    [InlineData(">It rained all day.< The town slept well.", 35, "It rained all day. The town…")]
    [InlineData("The old ferry left. >It rained all day.<", 35, "…ferry left. It rained all day.")]
    [InlineData("The old ferry.\n>It rained all day.<\nThe town.", 60, "It rained all day.")]
    [InlineData("A ferry. >It rained all day long in the whole of the town.< B.", 30, "It rained all day long in the…")]
    [InlineData("東京で>雨が降った<町で", 8, "…雨が降った…")]
    public void AnExcerptHasItsQuoteInTheMiddle(string marked, int most, string expected)
    {
        var start = marked.IndexOf('>', StringComparison.Ordinal);
        var end = marked.IndexOf('<', StringComparison.Ordinal) - 1;
        var body = marked.Remove(end + 1, 1).Remove(start, 1);

        var excerpt = Excerpt.Around(body, start, end, most);

        Assert.Equal(expected, excerpt);
        Assert.InRange(excerpt.Length, 1, most);
    }

    [Theory]
    [InlineData("https://a.example/x", "It rained.", "https://a.example/x#:~:text=It%20rained.")]
    [InlineData("https://a.example/x#top", "It rained.", "https://a.example/x#top:~:text=It%20rained.")]
    [InlineData(
        "https://a.example/x", "Well-known, & more", "https://a.example/x#:~:text=Well%2Dknown%2C%20%26%20more")]
    [InlineData(
        "https://a.example/x", "a b c d e f g h i j k l", "https://a.example/x#:~:text=a%20b%20c%20d,i%20j%20k%20l")]
    [InlineData("https://a.example/x", "a b\n\nc d e", "https://a.example/x#:~:text=a%20b%20c%20d,b%20c%20d%20e")]
    [InlineData("https://a.example/x", " ", "https://a.example/x")]
    public void AnAddressOpensThePageAtTheQuote(string page, string quote, string expected) =>
        Assert.Equal(expected, TextFragment.Of(new(page), quote));

    [Fact]
    public void AnArticleWithoutAnAddressIsLinkedWhereTheHostIsPublic()
    {
        var archive = new Archive();
        var citation = new Citation(1, "a b.txt", "T", null, null, null, 0, 10, "It rained.");

        Assert.Null(new CitationClaims(archive, "").UrlOf(citation));
        Assert.Equal(
            "https://news.example/articles/a%20b.txt?quote=0-10#quote",
            new CitationClaims(archive, "https://news.example/").UrlOf(citation));
        Assert.Null(new CitationClaims(archive, "").UrlOf(citation with { Url = "javascript:alert(1)" }));
    }

    [Fact]
    public void OnTheHostsOwnPageLinksLeadToItsOwnArticlesFirst()
    {
        var archive = new Archive();
        var citation = new Citation(1, "a.txt", "T", null, null, "https://tide.example/a", 0, 10, "It rained.");

        Assert.Equal(
            "https://news.example/articles/a.txt?quote=0-10#quote",
            new CitationClaims(archive, "https://news.example/", prefersOwnPages: true).UrlOf(citation));
        Assert.StartsWith(
            "https://tide.example/a", new CitationClaims(archive, "https://news.example/").UrlOf(citation),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "https://tide.example/a", new CitationClaims(archive, "", prefersOwnPages: true).UrlOf(citation),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:pass@host.example/x")]
    [InlineData("https://user@host.example/x")]
    [InlineData("http://:pass@host.example/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    [InlineData("//host.example/x")]
    [InlineData("not an address")]
    public void AnAddressThatNoReaderShouldOpenIsNoLink(string url)
    {
        var citation = new Citation(1, "a.txt", "T", null, null, url, 0, 10, "It rained.");

        Assert.Null(new CitationClaims(new Archive(), "").UrlOf(citation));
    }

    [Fact]
    public void ARefusalCitesTheClosestThatWasFound()
    {
        var (reply, archive) = NewReply(new Random(1));
        var citation = new Citation(7, "x", "Rain", "Tide", null, "https://a.example/", 0, 10, "It rained.");
        var refusal = reply with
        {
            Answer = new Answer.NotInTheNews(new(3, null, null, []), citation)
            {
                Confidence = 0,
                DaysWithout = "1–7 January 2026",
            },
        };

        var message = Render(refusal, archive, Teams);

        Assert.Equal(
            "The articles do not say. I searched 3 articles. None is dated 1–7 January 2026. " +
            "The closest I found: “It rained.” [1]",
            message.Text);
        Assert.Equal(1, message.Entities![0].At("citation")!.Value[0].GetProperty("position").GetInt32());
    }

    [Fact]
    public void SourcesOfARefusalAreTheClosestThatItShowed()
    {
        var closest = new Citation(7, "x", "Rain", "Tide", null, "https://a.example/", 0, 10, "It rained.");
        var coverage = new Coverage(1, null, null, []);
        var refusal = new Reply(
            "Where is it dry?", new Answer.NotInTheNews(coverage, closest) { Confidence = 0 }, [], coverage,
            new(2026, 3, 2), QuestionTime.Undated);
        var claims = new CitationClaims(new Archive(), "");

        Assert.StartsWith("**1** [Rain · Tide]", BotTexts.Sources(refusal, claims, Teams), StringComparison.Ordinal);
        Assert.EndsWith("> It rained.", BotTexts.Sources(refusal, claims, Teams), StringComparison.Ordinal);
        Assert.Equal(
            BotTexts.NoSourcesOfRefusal,
            BotTexts.Sources(
                refusal with { Answer = new Answer.NotInTheNews(coverage, null) { Confidence = 0 } }, claims, Teams));
    }

    [Fact]
    public void AFollowUpIsAnsweredWithHowItWasUnderstood()
    {
        var (reply, archive) = NewReply(new Random(1));
        var followUp = reply with { Rewriting = new("Where did Ada Lund *speak*?", "she is Ada Lund") };

        var texts = new[] { Teams, Sms }.Select(view => Render(followUp, archive, view).Text!).ToList();

        Assert.Contains("\n\nUnderstood as: Where did Ada Lund \\*speak\\*?", texts[0], StringComparison.Ordinal);
        Assert.Contains("\n\nUnderstood as: Where did Ada Lund *speak*?", texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Understood", Render(reply, archive, Teams).Text, StringComparison.Ordinal);
    }

    static IEnumerable<int> Numbers(Regex of, SentActivity message) =>
        of.Matches(message.Text!).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    static SentActivity Render(Reply reply, Archive archive, ChannelView view) =>
        SentActivity.Parse(JsonOf(reply, archive, view));

    static string JsonOf(Reply reply, Archive archive, ChannelView view) => Encoding.UTF8.GetString(
        BotJson.ToUtf8Bytes(new ReplyRenderer(new CitationClaims(archive, "")).Render(reply, view)));

    static void CheckAppearance(JsonElement shown, Archive archive)
    {
        Assert.InRange(shown.TextAt("name")!.Length, 1, 80);
        var text = shown.TextAt("abstract")!;
        Assert.InRange(text.Length, 1, 160);
        // Word for word what an article says, but for the marks of what was left out.
        Assert.Contains(
            archive.Articles, a => Excerpt.OneLine(a.Body).Contains(text.Trim('…'), StringComparison.Ordinal));
        if (shown.TextAt("url") is { } url)
            Assert.True(Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address.Scheme is "https" && url.Length <= 400);
    }

    static int SizeOf(string json) => Encoding.Unicode.GetByteCount(json);

    /// <summary>
    /// An answer of one to eight sentences with up to fifteen citations, of articles with everything that is hard.
    /// </summary>
    static (Reply Reply, Archive Archive) NewReply(Random random)
    {
        var archive = new Archive();
        var citations = new List<Citation>();
        var sentences = new List<AnswerSentence>();
        for (var s = random.Next(1, 9); s > 0; s--)
        {
            var first = citations.Count + 1;
            for (var c = random.Next(1, 4); c > 0 && citations.Count < 15; c--)
                citations.Add(NewCitation(random, archive, citations.Count + 1));
            var numbers = citations.Count >= first ? Enumerable.Range(first, citations.Count - first + 1) : [1];
            sentences.Add(new(citations[^1].Quote, [.. numbers]));
        }

        var notes = random.Next(4) == 0 ? new[] { "One article was left out: [3] *it* is not dated." } : [];
        Answer answer = random.Next(10) == 0
            ? new Answer.NotInTheNews(archive.CoverageUntil(null), citations[0]) { Confidence = 0.1 }
            : new Answer.Cited(sentences, citations) { Confidence = 0.9, Notes = notes };
        return (new("Why?", answer, [], archive.CoverageUntil(null), new(2026, 1, 8), QuestionTime.Undated), archive);
    }

    static Citation NewCitation(Random random, Archive archive, int number)
    {
        string[] words =
        [
            "rain", "[1]", "[12]", "the_mayor", "**said**", "東京で雨が降った。", "👩‍👩‍👧‍👦", "<b>", "&amp;", "café",
            "\n", "\n\n", "…", "1.",
        ];
        string Words(int most) =>
            string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => words[random.Next(words.Length)]));
        var before = Words(40);
        var quote = $"It {Words(random.Next(10) == 0 ? 900 : 40)} ended.";
        var body = $"{before} {quote} {Words(40)}";
        var url = random.Next(3) > 0 ? $"https://news.example/{new string('x', random.Next(0, 450))}?a=b#c" : null;
        var source = random.Next(3) > 0 ? Words(30) : null;
        var published = new PublicationTime(new(2026, 1, random.Next(1, 9)));
        var article =
            new Article($"{archive.Count}.txt", $"Title {Words(40)}", body, source, Published: published, Url: url);
        archive.Add(article);
        var start = before.Length + 1;
        return new(number, article.Id, article.Title, source, published, url, start, start + quote.Length, quote);
    }

    [GeneratedRegex(@"(?<!\\)\[(\d+)\](?!:)")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\[(\d+)\]: \S+ "".*""$", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
