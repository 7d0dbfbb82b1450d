using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot.Tests.Vectors.Training;

/// <summary>News of a few topics, in each of which two words mean the same: no passage has both.</summary>
static class InventedNews
{
    public static readonly (string One, string Other)[] Synonyms =
    [
        ("ferry", "steamer"), ("verdict", "judgment"), ("vaccine", "jab"), ("keeper", "goalie"),
        ("blaze", "wildfire"), ("loan", "mortgage"), ("comet", "meteor"), ("soprano", "diva"),
    ];

    static readonly string[][] Contexts =
    [
        ["harbour", "captain", "deck", "crossing", "passenger", "pier", "tide"],
        ["court", "judge", "trial", "lawyer", "appeal", "jury", "crime"],
        ["clinic", "nurse", "virus", "dose", "patient", "fever", "doctor"],
        ["league", "penalty", "striker", "stadium", "coach", "match", "save"],
        ["smoke", "forest", "crew", "drought", "hose", "ember", "ridge"],
        ["bank", "interest", "debt", "deposit", "broker", "credit", "branch"],
        ["telescope", "orbit", "crater", "galaxy", "probe", "lunar", "sky"],
        ["opera", "stage", "aria", "orchestra", "applause", "chorus", "curtain"],
    ];

    /// <summary>Of three passages each.</summary>
    /// <param name="topics">The first eight have the synonyms above, the others words like them.</param>
    public static List<ArchivedArticle> Articles(int count, int topics = 8) =>
        [.. Enumerable.Range(0, count).Select(number => Article(number, number % topics))];

    public static TrainingCorpus Corpus(int articles, int topics = 8) =>
        CorpusReader.Read(Articles(articles, topics), cores: 2, CancellationToken.None);

    static ArchivedArticle Article(int number, int topic)
    {
        var random = new Random(number);
        var context = topic < Contexts.Length
            ? Contexts[topic]
            : [.. Enumerable.Range(0, 7).Select(word => $"topic{topic}word{word}")];
        var (one, other) = topic < Synonyms.Length ? Synonyms[topic] : ($"topic{topic}one", $"topic{topic}other");
        var body = "";
        var chunks = new List<Chunk>();
        for (var ordinal = 0; ordinal < 3; ordinal++)
        {
            var word = random.Next(2) == 0 ? one : other;
            var text = $"The {word} {string.Join(' ', random.GetItems(context, 3))} at {random.Next(30)}.";
            chunks.Add(new($"invented-{number}", ordinal, body.Length, body.Length + text.Length, 12));
            body += text + "\n";
        }

        var title = $"{context[random.Next(7)]} and {context[random.Next(7)]}";
        return new(new Article($"invented-{number}", title, body), chunks, []);
    }
}
