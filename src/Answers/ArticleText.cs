using NewsBot.Articles;
using NewsBot.Chunks;

namespace NewsBot.Answers;

/// <summary>An article's sentences and words, as the composer looks at them.</summary>
sealed class ArticleText
{
    public ArticleText(Article article)
    {
        Article = article;
        TitleTokens = Token.Read(article.Title);
        var sentences = new List<SentenceText>();
        foreach (var span in SentenceSplitter.Split(article.Body))
            sentences.Add(new(sentences.Count, span, Token.Read(article.Body, span.Start, span.End)));
        Sentences = sentences;
    }

    public Article Article { get; }

    public IReadOnlyList<Token> TitleTokens { get; }

    public IReadOnlyList<SentenceText> Sentences { get; }

    public string TextOf(SentenceText sentence) => sentence.Span.In(Article.Body);

    /// <summary>Whether these words stand next to each other anywhere in the article.</summary>
    public bool HasRun(IReadOnlyList<string> words)
    {
        if (IndexOfRun(TitleTokens, words) >= 0)
            return true;
        foreach (var sentence in Sentences)
            if (IndexOfRun(sentence.Tokens, words) >= 0)
                return true;
        return false;
    }

    /// <summary>Where the words stand next to each other; -1 when they do not.</summary>
    public static int IndexOfRun(IReadOnlyList<Token> tokens, IReadOnlyList<string> words)
    {
        for (var i = 0; i + words.Count <= tokens.Count; i++)
        {
            var length = 0;
            while (length < words.Count && tokens[i + length].Word == words[length])
                length++;
            if (length == words.Count)
                return i;
        }

        return -1;
    }
}

/// <summary>One sentence of an article.</summary>
/// <param name="Index">0 for the first of the article.</param>
/// <param name="Span">Its place in the body.</param>
/// <param name="Tokens">Its words; their positions count in the body.</param>
sealed record SentenceText(int Index, TextSpan Span, IReadOnlyList<Token> Tokens);
