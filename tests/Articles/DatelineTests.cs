using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public class DatelineTests
{
    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Join(AppContext.BaseDirectory, "Articles", "datelines.cases")))
            if (line.Split(" => ") is [var text, var expected] && !line.StartsWith('#'))
                if (expected.Split(" | ") is [var source, var date, var begin])
                    cases.Add(text.Replace("\\n", "\n"), source, date, begin);

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void ADatelineIsCutAndProseIsNot(string text, string source, string date, string begin)
    {
        var body = text;

        var dateline = Dateline.CutFrom(ref body);

        Assert.StartsWith(begin, body);
        Assert.Equal(source, dateline?.Agency ?? "none");
        Assert.Equal(date, dateline?.Date is { } day ? $"{day:O}" : "none");
        Assert.EndsWith(body, text);
    }

    [Fact]
    public void TheCasesAreFound() => Assert.True(Cases().Count > 40);
}
