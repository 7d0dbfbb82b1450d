using System.Globalization;
using NewsBot.Passages;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Passages;

public class QuestionTimeTests
{
    public static TheoryData<string, string> Cases => CaseFile.Pairs("Passages/question-times.cases");

    [Theory, MemberData(nameof(Cases))]
    public void AQuestionSaysWhen(string questionAndDay, string expected)
    {
        var parts = questionAndDay.Split(" | ");

        var time = QuestionTimeReader.Read(parts[0], Day(parts[1]));

        Assert.Equal(expected, Shown(time));
        Assert.Equal(time.Ranges.Count > 0 || time.Kind == TimeKind.Latest, time.Text is not null);
    }

    [Fact]
    public void TheWordsThatSaidSoAreTheQuestions()
    {
        Assert.Equal("5 January", QuestionTimeReader.Read("What broke on 5 January, Ann?", new(2026, 1, 8)).Text);
        Assert.Equal("latest", QuestionTimeReader.Read("What is the latest?", new(2026, 1, 8)).Text);
        Assert.Equal(
            "March 2025; May 2025",
            QuestionTimeReader.Read("Was it so in March 2025 or in May 2025?", new(2026, 1, 8)).Text);
    }

    [Fact]
    public void SeveralRangesReachFromTheFirstToTheLast()
    {
        var time = QuestionTimeReader.Read("Did May 2025 differ from March 2025?", new(2026, 1, 8));

        Assert.Equal((new DateOnly(2025, 3, 1), new DateOnly(2025, 5, 31)), (time.From!.Value, time.To!.Value));
    }

    [Fact]
    public void TheCountryOfTheMachineChangesNothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var country in (string[])["th-TH", "ar-SA", "tr-TR", "de-DE"])
            {
                CultureInfo.CurrentCulture = new(country);
                Assert.Equal(
                    "Dated 2024-11-03..2024-11-03",
                    Shown(QuestionTimeReader.Read($"Who won on 3 November 2024 in {country}?", new(2026, 1, 8))));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ManyThreadsReadTheSame()
    {
        string[] questions = [.. Enumerable.Range(1, 28).Select(d => $"Who sang on {d} February 2025?")];

        var read = questions.Concat(questions).AsParallel().AsOrdered()
            .Select(q => Shown(QuestionTimeReader.Read(q, new(2026, 1, 8)))).ToList();

        Assert.Equal(Enumerable.Range(1, 28).Select(d => $"Dated 2025-02-{d:00}..2025-02-{d:00}"), read.Take(28));
        Assert.Equal(read.Take(28), read.Skip(28));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("on 31 31 31 in 9999 since 0000 ago last")]
    [InlineData("99999999999999999999 years ago yesterday")]
    [InlineData("in the year 2000000000, last week, \ud83d on 5 January")]
    public void AnyQuestionIsSurvived(string question)
    {
        foreach (var day in (DateOnly[])[DateOnly.MinValue, new(2026, 1, 8), DateOnly.MaxValue])
            Assert.All(QuestionTimeReader.Read(question, day).Ranges, r => Assert.True(r.To <= day));
    }

    static string Shown(QuestionTime time) => string.Join(' ', [$"{time.Kind}", .. time.Ranges.Count == 0
        ? Array.Empty<string>()
        : [string.Join(" + ", time.Ranges.Select(r => $"{Day(r.From)}..{Day(r.To)}"))]]);

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
