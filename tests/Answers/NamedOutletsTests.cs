using NewsBot.Answers;

namespace NewsBot.Tests.Answers;

public class NamedOutletsTests
{
    static readonly string[] Sources =
        ["The Quay", "Hill News - Sports", "Hill News - Health", "Orbit", "Tide & Harbour | Shipping"];

    /// <summary>Names with how many of the sources they may be.</summary>
    [Theory]
    [InlineData("What did an article from The Quay and another by Valley Post say?", "quay 1|valley post 0")]
    [InlineData("What happened in Oslo, according to both The Quay and Orbit?", "quay 1|orbit 1")]
    [InlineData("Does a Hill News report agree with Orbit?", "hill news 2")]
    [InlineData("Does the 'Orbit' article disagree?", "orbit 1")]
    [InlineData("Does the Hill News - Health article name a doctor?", "hill news 2")]
    [InlineData("Which ship, covered by Tide & Harbour | Shipping, sank?", "tide harbour 1")]
    [InlineData("Who won, as reported by The Quay on October 22, 2023?", "quay 1")]
    [InlineData("Does Orbit suggest that it rains?", "orbit 1")]        // the archive has it, and it tells something
    [InlineData("Does Bob Hill suggest that it rains?", "")]            // tells something too, and is no outlet
    [InlineData("Which ship from Northport sank in Orbit Bay?", "")]
    [InlineData("Who praised the DJ feature?", "")]
    [InlineData("Who is Ada Lund?", "")]
    [InlineData("", "")]
    public void AnOutletIsNamedByTheWordsBesideIt(string question, string expected)
    {
        var named = NamedOutlets.In(question, Sources);

        Assert.Equal(expected, string.Join('|', named.Select(o => $"{string.Join(' ', o.Words)} {o.Sources.Count}")));
    }
}
