using NewsBot.Articles;
using NewsBot.Language;

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
            sentences.Add(new(sentences.Count, span, article.Body));
        Sentences = sentences;
    }

    public Article Article { get; }

    public IReadOnlyList<Token> TitleTokens { get; }

    public IReadOnlyList<SentenceText> Sentences { get; }

    public string TextOf(SentenceText sentence) => sentence.Span.In(Article.Body);

    /// <summary>Whether the body has the text, in any case.</summary>
    public bool Has(string text) => Article.Body.Contains(text, StringComparison.OrdinalIgnoreCase);

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

/// <summary>One sentence of an article; its words are read when they are first looked at.</summary>
/// <param name="index">0 for the first of the article.</param>
/// <param name="span">Its place in the body.</param>
sealed class SentenceText(int index, TextSpan span, string body)
{
    IReadOnlyList<Token>? _tokens;

    public int Index => index;

    public TextSpan Span => span;

    /// <summary>Its words; their positions count in the body.</summary>
    public IReadOnlyList<Token> Tokens => _tokens ??= Token.Read(body, span.Start, span.End);
}
