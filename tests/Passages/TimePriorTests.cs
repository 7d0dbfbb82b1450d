using NewsBot.Passages;

namespace NewsBot.Tests.Passages;

public class TimePriorTests
{
    static readonly DateOnly Today = new(2026, 1, 8);
    static readonly DayRange FirstWeek = new(new(2025, 3, 3), new(2025, 3, 9));

    static QuestionTime Latest => new(TimeKind.Latest, [], "latest");

    [Fact] // by hand: ln(1 + 240 + 4) / ln(1 + 240 + 4), and the odds of an article of long ago are 1
    public void TodaysNewsScoresOneForTheLatestAndOldNewsZero()
    {
        var prior = new TimePrior(Latest, Today, Today);

        Assert.Equal(1, prior.Of(Today).Score, 12);
        Assert.Equal(0, prior.Of(new(1990, 1, 1)).Score, 6);
        Assert.Equal((9, null), (prior.Of(Today.AddDays(-9)).AgeInDays, prior.Of(Today).InRange));
    }

    [Fact] // by hand: 240·e^(-9/4.5) + 4·e^(-9/120) = 32.4805 + 3.7110; ln 37.1915 / ln 245
    public void AnAgeOfTwoNewsTimesScoresAsTheFormulaSays() =>
        Assert.Equal(0.6573, new TimePrior(Latest, Today, Today).Of(Today.AddDays(-9)).Score, 4);

    [Fact]
    public void TheNewerAnArticleTheBetterUnlessDaysAreNamed()
    {
        foreach (var time in (QuestionTime[])[Latest, QuestionTime.Undated])
        {
            var prior = new TimePrior(time, Today, Today);
            var scores = Enumerable.Range(0, 2000).Select(age => prior.Of(Today.AddDays(-age)).Score).ToList();

            Assert.All(scores, s => Assert.InRange(s, 0, 1));
            Assert.All(scores.Zip(scores.Skip(1)), pair => Assert.True(pair.First > pair.Second));
        }
    }

    [Fact]
    public void AQuestionForTheLatestIsSteeperThanOneWithoutATime()
    {
        var latest = Gain(new(Latest, Today, Today));
        var undated = Gain(new(QuestionTime.Undated, Today, Today));

        Assert.True(latest > undated && undated > 0);

        static double Gain(TimePrior prior) => prior.Of(Today).Score - prior.Of(Today.AddDays(-365)).Score;
    }

    [Fact]
    public void OfAnArchiveThatEndedLongAgoTheNewestCountsForLittleUnlessTheLatestIsAskedFor()
    {
        var fresh = new TimePrior(QuestionTime.Undated, Today, Today).Of(Today).Score;
        var stale = new TimePrior(QuestionTime.Undated, Today, Today.AddYears(-2)).Of(Today.AddYears(-2));
        var latest = new TimePrior(Latest, Today, Today.AddYears(-2)).Of(Today.AddYears(-2)).Score;

        Assert.Equal(0, stale.AgeInDays);
        Assert.True(stale.Score < latest && latest < fresh);
        Assert.True(stale.Score > 0);
    }

    [Fact]
    public void TheNamedDaysWinOverTheNewest()
    {
        var prior = new TimePrior(new(TimeKind.Dated, [FirstWeek], "then"), Today, Today);

        Assert.Equal(1, prior.Of(FirstWeek.To).InRange);
        Assert.True(prior.Of(new(2025, 3, 5)).Score > prior.Of(new(2025, 4, 20)).Score);
        Assert.True(prior.Of(new(2025, 3, 5)).Score > prior.Of(new(2025, 1, 20)).Score);
        Assert.True(prior.Of(new(2025, 3, 5)).Score > prior.Of(Today).Score);
    }

    [Fact]
    public void TheEdgesOfNamedDaysAreSoft()
    {
        var first = FirstWeek.From!.Value;
        double[] around =
            [.. Enumerable.Range(-6, 20).Select(d => TimePrior.Membership(FirstWeek, first.AddDays(d)))];

        Assert.All(around[6..15], m => Assert.Equal(1, m)); // the week and two days to report
        Assert.Equal(around[..7].Order(), around[..7]);
        Assert.Equal(around[14..].OrderDescending(), around[14..]);
        Assert.Equal(Math.Exp(-0.5), around[5], 12); // one day before
    }

    [Fact]
    public void OfSeveralRangesTheNearestCounts()
    {
        var firstOfJune = new DayRange(new(2025, 6, 1), new(2025, 6, 1));
        var prior = new TimePrior(new(TimeKind.Dated, [FirstWeek, firstOfJune], "both"), Today, Today);

        Assert.Equal((1, 1), (prior.Of(new(2025, 3, 4)).InRange, prior.Of(new(2025, 6, 1)).InRange));
        Assert.True(prior.Of(new(2025, 4, 20)).InRange < 0.01);
    }

    [Fact]
    public void OfTheTimeUntilADayTheNearerIsTheBetter()
    {
        var prior = new TimePrior(new(TimeKind.Dated, [new(null, new(2025, 3, 9))], "until"), Today, Today);

        Assert.True(prior.Of(new(2025, 3, 8)).Score > prior.Of(new(2024, 3, 8)).Score);
        Assert.True(prior.Of(new(2025, 3, 8)).Score > prior.Of(new(2025, 6, 8)).Score);
        Assert.Equal(1, prior.Of(new(2024, 3, 8)).InRange);
    }

    [Fact]
    public void AnArticleWithoutADateScoresNothing() =>
        Assert.Equal(new TimeScore(0, null, null), new TimePrior(Latest, Today, Today).Of(null));
}
