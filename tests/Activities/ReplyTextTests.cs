using NewsBot.Activities.Terminal;
using NewsBot.Articles;

namespace NewsBot.Tests.Activities;

public class ReplyTextTests
{
    [Theory]
    [InlineData("", "1,200 articles from 2 January 2026 to 6 February 2026")]
    [InlineData("Orbit", "1,200 articles from 2 January 2026 to 6 February 2026 (Orbit)")]
    [InlineData(
        "Hill|Orbit|Quay|Tide", "1,200 articles from 2 January 2026 to 6 February 2026 (Hill, Orbit, Quay, Tide)")]
    [InlineData(
        "Bay|Hill|Orbit|Quay|Tide",
        "1,200 articles from 2 January 2026 to 6 February 2026 (Bay, Hill, Orbit and 2 more)")]
    public void CoverageNamesAFewOutletsAndCountsTheOthers(string sources, string expected) =>
        Assert.Equal(expected, ReplyText.CoverageOf(new Coverage(
            1200, new(2026, 1, 2), new(2026, 2, 6), sources.Split('|', StringSplitOptions.RemoveEmptyEntries))));
}
