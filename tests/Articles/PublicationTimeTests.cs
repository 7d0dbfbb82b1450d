using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public class PublicationTimeTests
{
    [Theory]
    [InlineData("2026-01-06", "2026-01-06")]
    [InlineData("2026/01/06", "2026-01-06")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2026-01-06T10:30:00+09:00", "2026-01-06T10:30:00+09:00")]
    [InlineData("2026-01-06T23:30:00-08:00", "2026-01-06T23:30:00-08:00")]
    [InlineData("2026-01-06T10:30", "2026-01-06T10:30:00+00:00")]
    [InlineData("2023-11-27 08:45:59.000000000Z", "2023-11-27T08:45:59+00:00")]
    public void ADateOrADateTimeIsRead(string text, string expected)
    {
        Assert.True(PublicationTime.TryParse(text, out var published));
        Assert.Equal(expected, published.ToString());
        Assert.Equal(expected[..10], $"{published.Date:O}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2026-01/06")]
    [InlineData("2026-01-0６")]
    [InlineData("2026-01-6\0")]
    [InlineData("2026-01- 6")]
    [InlineData("2026-1-6")]
    [InlineData("06-01-2026")]
    [InlineData("01/06/2026")]
    [InlineData("2026-01-06T25:00:00Z")]
    [InlineData("2026-01-06, a Tuesday")]
    [InlineData("Jan 6, 2026")]
    public void AnythingElseIsNot(string? text) => Assert.False(PublicationTime.TryParse(text, out _));
}
