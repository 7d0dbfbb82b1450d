using NewsBot.Evaluation;
using NewsBot.Tests.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Evaluation;

public sealed class QuestionFileTests : IDisposable
{
    const string Realtime =
        """{"id":"r1","date":"2026-01-06","question":"Who?","choices":["A"],"answer":"Ann","answer_articles":["a"]}""";
    const string MultiHop =
        """{"question":"Who?","type":"inference_query","answer":"Ann",""" +
        """ "evidence":[{"article":"a","fact":"Ann won."}]}""";
    const string Squad =
        """{"id":"s1","title":"Old_Town","context":"Ann won.","question":"Who?","answers":["Ann"],"answerable":true}""";

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheShapeIsRecognisedByTheFields()
    {
        var realtime = await ReadAsync(Realtime);
        var multiHop = await ReadAsync(MultiHop);
        var squad = await ReadAsync(Squad);

        Assert.Equal(
            (QuestionShape.RealtimeQa, QuestionShape.MultiHopRag, QuestionShape.Squad2),
            (realtime.Shape, multiHop.Shape, squad.Shape));
        Assert.Equal((new DateOnly(2026, 1, 6), "2026"), (realtime.Questions[0].AsOf, realtime.Questions[0].Group));
        Assert.Equal("1", multiHop.Questions[0].Id);
        Assert.Equal(("Old Town", "Ann won."), (squad.Questions[0].Context!.Title, squad.Questions[0].Context!.Body));
    }

    [Fact]
    public async Task GzipIsReadToo()
    {
        var path = _folder.Write("questions.jsonl.gz", Reading.Gzip(Squad + "\n\n"));

        var file = await QuestionFile.ReadAsync(path, TestContext.Current.CancellationToken);

        Assert.Single(file.Questions);
    }

    [Fact]
    public async Task ANullQueryHasNoFactsAndCannotBeAnswered()
    {
        var file = await ReadAsync(
            """{"question":"Who?","type":"null_query","answer":"Insufficient information.","evidence":[]}""");

        Assert.False(file.Questions[0].IsAnswerable);
    }

    [Theory]
    [InlineData("", "questions.jsonl has no questions.")]
    [InlineData("{", "questions.jsonl, line 1 is not JSON at byte 1.")]
    [InlineData("[1]", "questions.jsonl, line 1 is not a JSON object.")]
    [InlineData(
        """{"q":1}""",
        "questions.jsonl, line 1 has the fields q, and no shape that is known has those: " + QuestionLine.Shapes + ".")]
    [InlineData(
        Realtime + "\n{\"id\":\"r2\",\"date\":\"2026-01-06\",\"question\":\"Who?\"}",
        "questions.jsonl, line 2 has no 'answer_articles'.")]
    [InlineData(
        """{"id":1,"date":"May","question":"Who?","answer":"A","answer_articles":[]}""",
        "questions.jsonl, line 1 has 'May' as 'date'; write it as 2026-01-06.")]
    [InlineData(
        """{"id":1,"date":"2026-01-06","question":" ","answer":"A","answer_articles":[]}""",
        "questions.jsonl, line 1 has nothing in 'question'.")]
    [InlineData(
        """{"question":"Who?","type":"x","evidence":[]}""",
        "questions.jsonl, line 1 has no fact in 'evidence', which only a question of the type 'null_query' may lack.")]
    [InlineData(
        """{"question":"Who?","type":"x","evidence":["a"]}""",
        "questions.jsonl, line 1 has something else than objects in 'evidence'.")]
    [InlineData("{\"x\":1}\n" + Squad, "questions.jsonl, line 1 has no 'answerable'.")]
    [InlineData(Squad + "\n" + Squad, "questions.jsonl has 2 questions with the id 's1'; give each its own.")]
    public async Task AWrongLineIsNamedWithWhatIsWrong(string text, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<EvaluationException>(() => ReadAsync(text))).Message);

    [Fact]
    public async Task ASampleIsTheSameForTheSameSeedAndInTheOrderOfTheFile()
    {
        var file = await ReadAsync(string.Join('\n', Enumerable.Repeat(MultiHop, 50)));

        var ids = Ids(file.Sample(10, seed: 3));

        Assert.Equal(ids, Ids(file.Sample(10, seed: 3)));
        Assert.NotEqual(ids, Ids(file.Sample(10, seed: 4)));
        Assert.Equal(10, ids.Distinct().Count());
        Assert.Equal(ids.Order(), ids);
        Assert.Same(file, file.Sample(50, seed: 3));
    }

    static List<int> Ids(QuestionFile file) => [.. file.Questions.Select(q => int.Parse(q.Id, null))];

    Task<QuestionFile> ReadAsync(string text) =>
        QuestionFile.ReadAsync(_folder.Write("questions.jsonl", text), TestContext.Current.CancellationToken);
}
