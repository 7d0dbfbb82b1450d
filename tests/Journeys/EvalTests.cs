using System.Text.Json;
using NewsBot.Tests.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

/// <summary>`newsbot eval` from outside, on a tiny invented data set of each shape.</summary>
public sealed class EvalTests : IDisposable
{
    const string Articles = """
        {"id":"bridge","title":"Mayor opens the bridge","source":"River Times","published":"2026-03-02",
          "text":"Mayor Ada Lund opened the new bridge in Northport on Monday. The bridge cost 40 million euros."}
        {"id":"ferry","title":"The ferry retires","source":"The Quay","published":"2026-03-03",
          "text":"The old ferry made its last trip on Sunday. The ferry will become a museum."}
        {"id":"late","title":"A second bridge","source":"River Times","published":"2026-05-01",
          "text":"Mayor Bo Falk opened the second bridge in Northport on Friday."}
        """;

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DatedQuestionsAreAskedAsOfTheirDay()
    {
        var run = await EvalAsync("""
            {"id":"q1","date":"2026-03-10","question":"Who opened the new bridge in Northport?",
              "answer":"Ada Lund","answer_articles":["bridge"]}
            {"id":"q2","date":"2026-03-10","question":"What will the ferry become?",
              "answer":"a museum","answer_articles":["ferry"]}
            {"id":"q3","date":"2026-03-10","question":"Who opened the second bridge in Northport?",
              "answer":"Bo Falk","answer_articles":["late"]}
            {"id":"q4","date":"2026-03-10","question":"What did the bridge cost?",
              "answer":"40 million","answer_articles":[]}
            """, Articles);

        Assert.Matches(@"^metric +value +n\ngold_passage@1 +0\.6667 +3\n", run.Output);
        Assert.Matches(@"\ncitation_valid +1\.0000 +[1-9]\d*\n", run.Output);
        var json = Json();
        Assert.Equal((2 / 3.0, 3), Metric(json, "gold_passage_mrr@10"));
        Assert.Equal(4, Metric(json, "answered").Count);
        Assert.Equal(3, Number(json, "data", "articles", "articles"));
        Assert.Equal(0, Number(json, "data", "articles", "skipped"));
        Assert.DoesNotContain(
            "late",
            Row(json, 2).GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("articleId").GetString()));
        Assert.Equal(
            "id question group asOf answerable outcome confidence sentences passages goldRank metrics elapsedMs",
            string.Join(' ', Row(json, 0).EnumerateObject().Select(p => p.Name)));
        Assert.Equal("2026-03-10", Row(json, 0).GetProperty("asOf").GetString());
        Assert.Equal(1, Row(json, 0).GetProperty("goldRank").GetInt32());
    }

    [Fact]
    public async Task QuestionsOverSeveralArticlesCountEvidenceAndRefusals()
    {
        var run = await EvalAsync("""
            {"question":"Who opened the new bridge in Northport, and what will the ferry become?",
              "type":"inference_query","answer":"x","evidence":[
              {"article":"bridge","fact":"Mayor Ada Lund opened the new bridge in Northport on Monday."},
              {"article":"ferry","fact":"The ferry will become a museum."}]}
            {"question":"Which opera did the pope sing, according to The Quay?",
              "type":"null_query","answer":"Insufficient information.","evidence":[]}
            {"question":"Which comet hit the moon, according to Valley Post?",
              "type":"null_query","answer":"Insufficient information.","evidence":[]}
            """, Articles);

        Assert.Equal(0, run.ExitCode);
        var json = Json();
        Assert.Equal((1, 1), Metric(json, "all_evidence@10"));
        Assert.Equal(2, Metric(json, "null_refused").Count);
        Assert.Equal(1, Metric(json, "null_refused_known_outlets").Count);
        Assert.Equal(1, Metric(json, "false_refusal").Count);
        Assert.Equal(3, Metric(json, "refusal_auroc").Count);
    }

    [Fact]
    public async Task QuestionsWithTheirPassageNeedNoArticles()
    {
        var run = await EvalAsync("""
            {"id":"s1","title":"Northport_(town)",
              "context":"Northport lies on a river. Ada Lund founded it in 1804.",
              "question":"Who founded Northport?","answers":["Ada Lund","Lund"],"answerable":true}
            {"id":"s2","title":"Northport_(town)",
              "context":"Northport lies on a river. Ada Lund founded it in 1804.",
              "question":"Which king burned the harbour?","answers":[],"answerable":false}
            """, articles: null, "--html", _folder.At("run.html"));

        Assert.Contains("</svg>", await File.ReadAllTextAsync(
            _folder.At("run.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Matches(@"^metric +value +n\nsquad2_sentence +1\.0000 +1\n", run.Output);
        Assert.Equal(2, Metric(Json(), "squad2_refusal_auroc").Count);
        Assert.Equal(JsonValueKind.Null, Json().GetProperty("data").GetProperty("articles").ValueKind);
    }

    [Fact]
    public async Task FollowUpsAreSearchedForAsTheyAreAndAsTheyAreRewritten()
    {
        const string Born = "Ivan Petrov was born in Varna.";
        var run = await EvalAsync($$"""
            {"history":["Ivan Petrov","Life"],
              "question":"Where was he born?","rewrite":"Where was Ivan Petrov born?","dialog":"d1","turn":1}
            {"history":["Ivan Petrov","Life","Where was he born?","{{Born}}"],
              "question":"Who taught him?","rewrite":"Who taught Ivan Petrov?","dialog":"d1","turn":2}
            {"history":["Night Owls","Albums","What did they record?","The Night Owls recorded an album."],
              "question":"When?","rewrite":"When did the Night Owls record an album?","dialog":"d2","turn":2}
            """, articles: null);

        Assert.Matches(
            @"^metric +value +n\n" +
            @"recall@10_none +1\.0000 +1\nrecall@10_rules +1\.0000 +1\nrecall@10_human +1\.0000 +1\n",
            run.Output);
        Assert.Matches(@"\nrecall@10_rules_of_human +1\.0000 +1\n", run.Output);
        var row = Row(Json(), 0);
        Assert.Equal("d1#1", row.GetProperty("id").GetString());
        Assert.Equal("Where was Ivan Petrov born?", row.GetProperty("rewriting").GetString());
        Assert.Equal("Where was Ivan Petrov born?", row.GetProperty("humanRewriting").GetString());
        Assert.Equal(2, Number(Json(), "data", "articles", "articles"));
    }

    [Fact]
    public async Task TwoRunsAreComparedQuestionByQuestion()
    {
        const string Questions = """
            {"id":"q1","date":"2026-03-10","question":"Who opened the new bridge in Northport?",
              "answer":"Ada Lund","answer_articles":["bridge"]}
            {"id":"q2","date":"2026-03-10","question":"What will the ferry become?",
              "answer":"a museum","answer_articles":["ferry"]}
            """;
        await EvalAsync(Questions, Articles);
        File.Move(_folder.At("run.json"), _folder.At("strict.json"));
        await EvalAsync(Questions, Articles, "--set", "Answers:MinConfidence=0");

        var run = await Newsbot.RunAsync("eval", "compare", _folder.At("strict.json"), _folder.At("run.json"));
        var other = await EvalAsync(Questions + "\n", Articles);
        var refused = await Newsbot.RunAsync("eval", "compare", _folder.At("strict.json"), _folder.At("run.json"));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("   Answers:MinConfidence: 0.43 in A, 0 in B\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"\ngold_passage@1 +1\.0000 +1\.0000 +\+0\.0000 +\+0\.0000 to \+0\.0000 +1\.0000 +2 +0 +0\n", run.Output);
        Assert.Equal((0, 2, ""), (other.ExitCode, refused.ExitCode, refused.Output));
        Assert.StartsWith(
            "strict.json and run.json were measured on different data: their questions differ",
            refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"x\":1}", "questions.jsonl, line 1 has the fields x, and no shape that is known has those")]
    [InlineData(
        "{\"question\":\"Who?\",\"type\":\"null_query\",\"evidence\":[]}",
        "Questions of multihop-rag are about articles; name their file with --articles FILE.")]
    public async Task WhatCannotBeMeasuredIsWrongUsage(string questions, string message)
    {
        var run = await EvalAsync(questions, articles: null);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeWrittenIsSaidBeforeAnythingIsMeasured()
    {
        const string Questions =
            """{"id":"s1","title":"T","context":"It won.","question":"Who?","answers":[],"answerable":false}""";

        var run = await EvalAsync(Questions, articles: null, "--html", _folder.At("no-such-folder/run.html"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"There is no folder '{_folder.At("no-such-folder")}' to write 'run.html' to.\n", run.Errors);
    }

    [Fact]
    public async Task TheArchiveForTheWhileIsRemoved()
    {
        var temporary = Directory.CreateDirectory(_folder.At("tmp")).FullName;
        var questions = _folder.Write("questions.jsonl", """{"question":"Who?","type":"null_query","evidence":[]}""");
        var articles = _folder.Write("articles.jsonl", Lines(Articles));
        var options = new RunOptions(Environment: new() { ["TMPDIR"] = temporary });

        var run = await Newsbot.RunAsync(options, "eval", "--articles", articles, "--questions", questions);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "newsbot-eval-*"));
    }

    async Task<Run> EvalAsync(string questions, string? articles, params string[] options)
    {
        List<string> arguments =
        [
            "eval", "--questions", _folder.Write("questions.jsonl", Lines(questions)),
            "--json", _folder.At("run.json"), .. options,
        ];
        if (articles is not null)
            arguments.AddRange(["--articles", _folder.Write("articles.jsonl.gz", Reading.Gzip(Lines(articles)))]);
        return await Newsbot.RunAsync([.. arguments]);
    }

    /// <summary>One line for each: an indented line goes on the one before it.</summary>
    static string Lines(string json) => json.Replace("\n  ", "", StringComparison.Ordinal);

    JsonElement Json() => JsonDocument.Parse(File.ReadAllText(_folder.At("run.json"))).RootElement;

    static JsonElement Row(JsonElement run, int index) => run.GetProperty("rows")[index];

    static int Number(JsonElement json, params string[] path) =>
        path.Aggregate(json, (at, name) => at.GetProperty(name)).GetInt32();

    static (double Value, int Count) Metric(JsonElement run, string name)
    {
        var metric = run.GetProperty("metrics").GetProperty(name);
        return (metric.GetProperty("value").GetDouble(), metric.GetProperty("n").GetInt32());
    }
}
