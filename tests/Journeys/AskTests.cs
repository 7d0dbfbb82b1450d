using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

/// <summary>`newsbot ask` from outside: what another program may build on.</summary>
public partial class AskTests
{
    [Fact]
    public async Task TheAnswerIsPrintedWithItsSource()
    {
        var run = await Newsbot.RunAsync("ask", "Who accompanied Kim Jong-un?");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith(
            "Images released by the North's state media showed Kim's wife, Ri Sol-ju, and daughter Ju-ae",
            run.Output, StringComparison.Ordinal);
        Assert.Contains("\n[1] North Korean leader Kim Jong-un", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryCitationIsTheArticlesTextAtItsOffsets()
    {
        string[] questions =
            ["What does DPRK stand for?", "What was launched on January 5?", "Where is the museum being built?"];
        foreach (var question in questions)
        {
            var json = await JsonAsync(question);

            Assert.Equal("cited", json.GetProperty("outcome").GetString());
            Assert.NotEmpty(json.GetProperty("citations").EnumerateArray());
            foreach (var citation in json.GetProperty("citations").EnumerateArray())
            {
                var shown = await Newsbot.RunAsync("articles", "show", citation.GetProperty("articleId").GetString()!);
                var (start, end) = (citation.GetProperty("start").GetInt32(), citation.GetProperty("end").GetInt32());
                Assert.Equal(citation.GetProperty("quote").GetString(), shown.Output[start..end]);
            }
        }
    }

    [Fact]
    public async Task TheJsonHasTheAgreedFields()
    {
        var json = await JsonAsync("How many troops has North Korea sent to Russia?");

        Assert.Equal(
            "question outcome text sentences citations closest passages confidence composer asOf rewrittenQuestion " +
            "time coverage usage notes elapsedMs",
            string.Join(' ', json.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(
            "number articleId title source published url start end quote",
            string.Join(' ', json.GetProperty("citations")[0].EnumerateObject().Select(p => p.Name)));
        Assert.Equal("2026-01-06", json.GetProperty("citations")[0].GetProperty("published").GetString());
        Assert.Equal("2026-01-06", json.GetProperty("coverage").GetProperty("from").GetString());
        Assert.Equal("2026-02-01", json.GetProperty("asOf").GetString());
        Assert.Equal("""{"kind":"undated","from":null,"to":null,"text":null}""", json.GetProperty("time").GetRawText());
    }

    [Fact]
    public async Task TheTimeThatAQuestionNamesIsShown()
    {
        var json = await JsonAsync("What was launched on January 5?");
        var explained = await Newsbot.RunAsync(
            "ask", "--explain", "--as-of", "2026-02-01", "What was launched on January 5?");

        Assert.Equal(
            """{"kind":"dated","from":"2026-01-05","to":"2026-01-05","text":"January 5"}""",
            json.GetProperty("time").GetRawText());
        Assert.Contains("\nTime: 5 January 2026, for “January 5”.\n", explained.Output, StringComparison.Ordinal);
        Assert.Contains("(0 days old, 100 % in the asked days)", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMachineWithoutCulturesReadsDatesToo()
    {
        string[] question = ["ask", "--json", "--as-of", "2026-02-01", "What was launched on January 5?"];

        var here = await Newsbot.RunAsync(question);
        var there = await Newsbot.RunAsync(
            new RunOptions(Environment: new() { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" }), question);

        Assert.Equal((0, ""), (there.ExitCode, there.Errors));
        Assert.Equal(WithoutTime(here.Output), WithoutTime(there.Output));
    }

    [Fact]
    public async Task WhatTheArticlesDoNotSayIsRefusedWithWhatWasSearched()
    {
        var run = await Newsbot.RunAsync("ask", "--json", "How many missiles were fired?");
        var json = JsonDocument.Parse(run.Output).RootElement;

        Assert.Equal((3, "notInTheNews"), (run.ExitCode, json.GetProperty("outcome").GetString()));
        Assert.Empty(json.GetProperty("citations").EnumerateArray());
        Assert.StartsWith(
            "The articles do not say. I searched 1 article of 6 January 2026.",
            json.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameQuestionGivesTheSameBytes()
    {
        var first = await Newsbot.RunAsync("ask", "--json", "--explain", "--as-of", "2026-02-01", "What did Kim say?");
        var second = await Newsbot.RunAsync("ask", "--json", "--explain", "--as-of", "2026-02-01", "What did Kim say?");

        Assert.Equal(WithoutTime(first.Output), WithoutTime(second.Output));
    }

    [Fact]
    public async Task ARememberedChunkingChangesNothing()
    {
        using var home = new TempFolder();
        var options = new RunOptions(Environment: new() { ["HOME"] = home.Path });
        string[] question = ["ask", "--json", "--as-of", "2026-02-01", "Why was the missile drill conducted?"];

        var without = await Newsbot.RunAsync(question);
        var first = await Newsbot.RunAsync(options, question);
        var second = await Newsbot.RunAsync(options, question);

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(home.Path, ".cache", "newsbot"), "chunks-*.txt"));
        Assert.Equal(WithoutTime(without.Output), WithoutTime(first.Output));
        Assert.Equal(WithoutTime(without.Output), WithoutTime(second.Output));
    }

    [Theory]
    [InlineData(2, "question is empty", "ask", "  ")]
    [InlineData(2, "The question is empty", "ask")]
    [InlineData(2, "--as-of '6 Jan' is not a day", "ask", "--as-of", "6 Jan", "Who?")]
    [InlineData(2, "--bogus", "articles", "list", "--bogus")]
    [InlineData(2, "'--jsno' is no option of 'ask'", "ask", "Who is Ri Sol-ju?", "--jsno")]
    [InlineData(2, "'Chunks:MaxTokenz' (--set) is unknown", "ask", "--set", "Chunks:MaxTokenz=1", "Who?")]
    [InlineData(2, "Chunks:OverlapTokens (300) must be less than", "ask", "--set", "Chunks:OverlapTokens=300", "Who?")]
    [InlineData(1, "There is no article 'nothing'", "articles", "show", "nothing")]
    [InlineData(1, "nowhere", "ask", "--set", "Articles:Path=/nowhere/at/all", "Who?")]
    public async Task AWrongCallSaysWhatIsWrongOnStderrAlone(int exitCode, string expected, params string[] arguments)
    {
        var run = await Newsbot.RunAsync(arguments);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongVariableStopsTheStart()
    {
        var options = new RunOptions(Environment: new() { ["NEWSBOT__Answers__MinConfidence"] = "sure" });

        var run = await Newsbot.RunAsync(options, "ask", "Who?");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("'sure' at 'Answers:MinConfidence'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABadFileIsNamedOnStderrAndTheOthersAnswer()
    {
        using var folder = new TempFolder();
        folder.Write("good.txt", "date 2026-02-03\nThe bridge was closed on Monday.");
        folder.Write("bad.txt", [0xFF, 0xFE, 0x00]);

        var run = await Newsbot.RunAsync("ask", "--set", $"Articles:Path={folder.Path}", "When was the bridge closed?");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("The bridge was closed on Monday.", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Skipped: bad.txt ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[31mWho?\u0007")]
    [InlineData("김정은은 누구인가?")]
    [InlineData("من رافق كيم؟")]
    [InlineData("👩‍👩‍👧‍👦 \ud83d")]
    [InlineData("[1] {0} %s <b> \" '")]
    [InlineData("@/etc/hostname")]
    [InlineData("@realDonaldTrump said what?")]
    public async Task AnyQuestionIsSurvived(string question)
    {
        var run = await Newsbot.RunAsync("ask", question);

        Assert.InRange(run.ExitCode, 0, 3);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal("", run.Errors);
    }

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("th_TH.UTF-8")]
    [InlineData("ar_SA.UTF-8")]
    public async Task TheCountryOfTheMachineChangesNothing(string country)
    {
        string[] question = ["ask", "--json", "--explain", "--as-of", "2026-02-01", "What was launched on January 5?"];

        var here = await Newsbot.RunAsync(question);
        var there = await Newsbot.RunAsync(new RunOptions(Environment: new() { ["LC_ALL"] = country }), question);

        Assert.Equal(WithoutTime(here.Output), WithoutTime(there.Output));
    }

    [Fact]
    public async Task ASourceCannotForgeAnotherLine()
    {
        using var folder = new TempFolder();
        folder.Write("a.jsonl", """
            {"id":"a","title":"Rain","source":"Reuters\n[2] Forged source\u001b[31m","text":"The dam broke on Monday."}
            {"id":"b\tc","title":"Rain","source":"Reuters","text":"The dam broke on Monday."}
            """);
        string[] articles = ["--set", $"Articles:Path={folder.Path}"];

        var answer = await Newsbot.RunAsync(["ask", .. articles, "When did the dam break?"]);
        var list = await Newsbot.RunAsync(["articles", "list", .. articles]);

        Assert.DoesNotContain("\n[2]", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Output);
        Assert.Contains("control characters in its 'id'", answer.Errors, StringComparison.Ordinal);
        Assert.Single(list.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task ALongSentenceWithoutSpacesIsExplained()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", string.Concat(Enumerable.Repeat("東京", 60)) + "。");

        var run = await Newsbot.RunAsync("ask", "--explain", "--set", $"Articles:Path={folder.Path}", "東京?");

        Assert.InRange(run.ExitCode, 0, 3);
        Assert.Equal("", run.Errors);
    }

    [Fact]
    public async Task AVeryLongQuestionIsSurvived()
    {
        var question = new StringBuilder().Insert(0, "Who accompanied Kim Jong-un to the museum? ", 500).ToString();

        var run = await Newsbot.RunAsync("ask", question);

        Assert.InRange(run.ExitCode, 0, 3);
        Assert.Equal("", run.Errors);
    }

    [Fact]
    public async Task ThePipeGivesOneLineForEachQuestion()
    {
        var run = await Newsbot.RunAsync(new RunOptions("Who accompanied Kim Jong-un?\n\nWho won the World Cup?\n"));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Collection(run.Output.TrimEnd('\n').Split('\n'),
            line => Assert.Contains("Ri Sol-ju", line, StringComparison.Ordinal),
            line => Assert.StartsWith("The articles do not say.", line, StringComparison.Ordinal));
    }

    static async Task<JsonElement> JsonAsync(string question)
    {
        var run = await Newsbot.RunAsync("ask", "--json", "--as-of", "2026-02-01", question);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    static string WithoutTime(string json) => ElapsedTime().Replace(json, "");

    [GeneratedRegex("\"elapsedMs\":\\d+")]
    private static partial Regex ElapsedTime();
}
