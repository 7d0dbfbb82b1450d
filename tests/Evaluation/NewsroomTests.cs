using System.Text.Json;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Evaluation;

/// <summary>The invented newsroom says of itself what is true.</summary>
public class NewsroomTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Evaluation", "Newsroom");

    [Theory]
    [InlineData("questions-development.jsonl", 185)]
    [InlineData("questions-held-out.jsonl", 176)]
    public void EveryGoldSentenceIsWhereItsQuestionSays(string file, int count)
    {
        var articles = Lines("articles.jsonl").ToDictionary(
            article => article.GetProperty("id").GetString()!, article => article);
        var questions = Lines(file).ToList();

        Assert.Equal(count, questions.Select(question => question.GetProperty("id").GetString()).Distinct().Count());
        foreach (var question in questions)
        {
            var sentences = question.GetProperty("gold").EnumerateArray()
                .Concat(question.GetProperty("also").EnumerateArray()).ToList();
            foreach (var sentence in sentences)
            {
                var article = articles[sentence.GetProperty("article").GetString()!];
                var text = article.GetProperty("text").GetString()!;
                var (start, end) = (sentence.GetProperty("start").GetInt32(), sentence.GetProperty("end").GetInt32());
                Assert.Equal(sentence.GetProperty("sentence").GetString(), text[start..end]);
                Assert.True(string.CompareOrdinal(
                    article.GetProperty("published").GetString()![..10],
                    question.GetProperty("as_of").GetString()) <= 0);
            }
        }
    }

    [Fact]
    public void NoQuestionIsInBothHalves()
    {
        var both = Lines("questions-development.jsonl").Concat(Lines("questions-held-out.jsonl"))
            .Select(question => question.GetProperty("question").GetString()!).ToList();

        Assert.Equal(361, both.Count);
        Assert.Equal(both.Count, both.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonDocument.Parse(line).RootElement.Clone());
}
