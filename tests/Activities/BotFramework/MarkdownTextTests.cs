using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using Markdig;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>Text of an article → Markdown that every client shows as that text.</summary>
public partial class MarkdownTextTests
{
    [Fact]
    public void MarkdownShowsTheTextAsItIs() =>
        TextGen.Body.Select(Excerpt.OneLine).Where(line => line.Length > 0)
            .Sample(MarksOfMarkdownAreShownAsTheyAre, iter: 2_000);

    [Theory]
    [InlineData("**bold** _it_ `code` [a](b) <b>x</b> ~~gone~~ | a |")]
    [InlineData("# 1. - +")]
    [InlineData("12. December")]
    [InlineData("1) one")]
    [InlineData("- item")]
    [InlineData("&lt; and &#60; and R&D")]
    [InlineData("snake_case_name and _x_")]
    [InlineData("[1] ![x](http://a.example/b.png)")]
    [InlineData("---")]
    [InlineData("<http://host.example/path>, https://a.example, ftp://b.example, www.c.example and WWW.d.example")]
    [InlineData("ada@dam.example, @ada, a @ b and mailto:ada@dam.example")]
    [InlineData("'It's 5 -- no, +- 6 ...', she said: \"Ours (c), yours (TM)???!!!\" -- {aria-label=x}")]
    public void MarksOfMarkdownAreShownAsTheyAre(string line)
    {
        Assert.Equal(line, Shown(MarkdownText.Escape(line)));
        Assert.Equal(line, Shown(MarkdownText.Escape(line, isForWebChat: true)));
    }

    [Theory]
    [InlineData("a [1] b [23]", "a \\[\u20601\\] b \\[\u206023\\]")]
    [InlineData("[] [x] [1", "\\[\\] \\[x\\] \\[1")]
    public void ANumberInBracketsOfAnArticleIsNoMarker(string line, string expected) =>
        Assert.Equal(expected, MarkdownText.Escape(line));

    [Theory]
    [InlineData("at http://a.example/b", "at http:/\u2060/a.\u2060example/b")]
    [InlineData("www.a.com or (WWW.b.com)", "www\u2060.\u2060a.\u2060com or (WWW\u2060.\u2060b.\u2060com)")]
    [InlineData("ada@a.com", "ada\u2060@a.\u2060com")]
    [InlineData("news.com. In the U.S. at 3.5 p.m., e.g. @ada.", "news.\u2060com. In the U.S. at 3.5 p.m., e.g. @ada.")]
    public void AnAddressOfAnArticleIsNoLink(string line, string expected)
    {
        Assert.Equal(expected, MarkdownText.Escape(line));
        Assert.Equal(expected, MarkdownText.Escape(line, isForWebChat: true));
    }

    [Theory]
    [InlineData("It's \"new\"", "It\\'s \\\"new\\\"")]
    [InlineData("1 -- 2 --- 3 - 4", "1 \\-- 2 \\-\\-- 3 - 4")]
    [InlineData("so... is it?? yes!! a,, +-", "so\\.\\.. is it\\?? yes\\!! a\\,, \\+-")]
    [InlineData("(c) (R) (tm) (x)", "\\(c) \\(R) \\(tm) (x)")]
    [InlineData("{aria-label=x}", "&#123;aria-label=x}")]
    public void WebChatIsGivenNothingToSetTypeFrom(string line, string expected) =>
        Assert.Equal(expected, MarkdownText.Escape(line, isForWebChat: true));

    /// <summary>The text of a paragraph, without the joiners that take no place.</summary>
    static string Shown(string markdown)
    {
        var html = WebUtility.HtmlDecode(Markdown.ToHtml(markdown)).Replace("\u2060", "", StringComparison.Ordinal);
        return Assert.Single(Paragraph().Matches(html)).Groups[1].Value;
    }

    [GeneratedRegex(@"\A<p>(.*)</p>\n\z", RegexOptions.Singleline)]
    private static partial Regex Paragraph();
}
