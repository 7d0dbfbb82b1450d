using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Passages;

/// <summary>An article at hand → the one passage that it is, and a question as it is compared with that.</summary>
static class ArticlePassage
{
    public static Passage Of(Article article) =>
        new(article, new(0, article.Body.Length), 1, new(1, null, null, null, null, 0));

    /// <summary>A term's weight is its rarity among the sentences.</summary>
    public static PassageQuery QueryFor(string question, Article article)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var sentences = SentenceSplitter.Split(article.Body).ToList();
        foreach (var sentence in sentences)
            foreach (var term in TextAnalyzer.Terms(sentence.In(article.Body)).Select(t => t.Text).Distinct())
                counts[term] = counts.GetValueOrDefault(term) + 1;
        return PassageQuery.Read(question, term => KeywordIndex.Idf(sentences.Count, counts.GetValueOrDefault(term)));
    }
}
