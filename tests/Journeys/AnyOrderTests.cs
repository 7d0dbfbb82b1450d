using System.Text;
using NewsBot.Activities.Terminal;
using NewsBot.Answers.Conversations;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

/// <summary>What a desk keeps of earlier questions saves time, and changes no answer.</summary>
public class AnyOrderTests
{
    const int Readers = 4;
    const int Orders = 2;

    // Names, words and days of the seed too, so that articles are read for each other's questions.
    static readonly (string Name, string Text)[] Articles =
    [
        ("museum.txt", """
            date 2026-01-05 Oslo, Jan 5 The museum of Oslo opened on Monday, and more than 10,000 people came. Mayor
            Ann Lee cut the ribbon. "We did not count them all," she said.

            Construction of the museum began in October of 2023 and cost 3.5 million dollars, Mr. Berg said. He is its
            head.
            """),
        ("drill.txt", """
            date 2026-01-07 Seoul, Jan 7 South Korea held a drill on Wednesday, the defence ministry said. No missiles
            were launched. Kim Min-ji, who leads the ministry, said that it was planned since August.
            """),
    ];

    static readonly string[] FollowUps = ["When was that?", "Why?", "Who said so?"];

    [Fact]
    public async Task AnAnswerDoesNotDependOnWhatWasAskedBeforeOrIsAskedAtOnce()
    {
        using var folder = new TempFolder();
        foreach (var seed in Directory.GetFiles(Desks.SeedFolder))
            File.Copy(seed, Path.Combine(folder.Path, Path.GetFileName(seed)));
        foreach (var (name, text) in Articles)
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), text, TestContext.Current.CancellationToken);
        string[] questions =
        [
            .. CaseFile.Pairs("Journeys/seed-questions.cases").Select(pair => pair.Data.Item1),
            "Who is the mayor of Oslo?", "How much did the museum cost?", "What did Kim Min-ji say?",
        ];
        var alone = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
            alone[question] = await AnswersAsync(await DeskAsync(folder.Path), question);

        var desk = await DeskAsync(folder.Path);
        async Task AskAllAsync(int reader)
        {
            var random = new Random(reader);
            for (var order = 0; order < Orders; order++)
            {
                string[] shuffled = [.. questions];
                random.Shuffle(shuffled);
                foreach (var question in shuffled)
                    Assert.Equal(alone[question], await AnswersAsync(desk, question));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(() => AskAllAsync(reader))));
        Assert.InRange(alone.Values.Count(IsCited), 30, questions.Length); // there was something to remember
    }

    /// <summary>Passages are small and few, so that a question looks at some sentences of an article only.</summary>
    static Task<NewsDesk> DeskAsync(string path) => Desks.OverAsync(path, settings =>
    {
        settings.Chunks.MaxTokens = 48;
        settings.Chunks.OverlapTokens = 0;
        settings.Passages.Top = 2;
    });

    static bool IsCited(string answers) => answers.Contains("\"outcome\":\"cited\"", StringComparison.Ordinal);

    /// <summary>The answer and those of what is asked after it, with all that explains them.</summary>
    static async Task<string> AnswersAsync(NewsDesk desk, string question)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var answers = new MemoryStream();
        var conversation = Conversation.Empty;
        foreach (var asked in (string[])[question, .. FollowUps])
        {
            var reply = await desk.AskAsync(new(asked) { Conversation = conversation }, cancellation);
            await ReplyJson.WriteAsync(answers, reply, explain: true, elapsedMs: 0, cancellation);
            conversation = desk.Continue(conversation, reply);
        }

        return Encoding.UTF8.GetString(answers.ToArray());
    }
}
