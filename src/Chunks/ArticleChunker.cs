using Microsoft.ML.Tokenizers;
using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Chunks;

/// <summary>article → chunk: whole sentences, as many as fit the token limit.</summary>
sealed class ArticleChunker(ChunkOptions options, Lazy<Tokenizer> tokenizer, ChunkCache cache)
{
    // By so few tokens at most two texts differ from what they are as one.
    const int MostJoined = 16;

    readonly WordTokens _words = new(tokenizer);

    /// <summary>The chunks in reading order. A sentence longer than the limit is cut at words.</summary>
    public IReadOnlyList<Chunk> Chunk(Article article)
    {
        if (cache.Find(article.Id, article.Body) is { } known)
            return known;
        var chunks = Cut(article);
        cache.Add(article.Body, chunks);
        return chunks;
    }

    List<Chunk> Cut(Article article)
    {
        var tokens = new TokenCounts(article.Body, _words);
        var units = Units(article.Body, tokens);
        var chunks = new List<Chunk>();
        var first = 0;
        while (first < units.Count)
        {
            var (last, count) = Fill(tokens, units, first);
            chunks.Add(new(article.Id, chunks.Count, units[first].Start, units[last].End, count));
            first = NextFirst(tokens, units, first, last);
        }

        return chunks;
    }

    /// <summary>The sentences, those that are too long in pieces that are not.</summary>
    List<TextSpan> Units(string body, TokenCounts tokens)
    {
        var units = new List<TextSpan>();
        foreach (var sentence in SentenceSplitter.Split(body))
            // A token is at least one byte of UTF-8: what is this short needs no counting, nor what is this long.
            if (sentence.Length * 3 <= options.MaxTokens
                || (sentence.Length <= options.MaxTokens * LongSentence.MostCharactersPerToken
                    && tokens.Count(sentence.Start, sentence.End) <= options.MaxTokens))
                units.Add(sentence);
            else
                units.AddRange(LongSentence.Split(body, sentence, options.MaxTokens, tokenizer.Value));
        return units;
    }

    /// <summary>The last unit that still fits behind <paramref name="first"/>, and the tokens of them all.</summary>
    (int Last, int Tokens) Fill(TokenCounts tokens, List<TextSpan> units, int first)
    {
        var last = first;
        var count = tokens.Count(units[first].Start, units[first].End);
        while (last + 1 < units.Count)
        {
            if (units[last + 1].End - units[first].Start > options.MaxTokens * LongSentence.MostCharactersPerToken)
                break;
            // Parts of a word without end are not counted as one text where they cannot fit: that takes long.
            if (units[last + 1].Start == units[last].End
                && count + tokens.Count(units[last + 1].Start, units[last + 1].End) > options.MaxTokens + MostJoined)
                break;
            // Counted as one text, since tokens may run across the space between two sentences.
            var withNext = tokens.Count(units[first].Start, units[last + 1].End);
            if (withNext > options.MaxTokens)
                break;
            last++;
            count = withNext;
        }

        return (last, count);
    }

    /// <summary>Where the next chunk begins: behind this one, or as far back as the overlap allows.</summary>
    int NextFirst(TokenCounts tokens, List<TextSpan> units, int first, int last)
    {
        var next = last + 1;
        if (next == units.Count)
            return next;
        while (next - 1 > first
            && tokens.Count(units[next - 1].Start, units[last].End) <= options.OverlapTokens
            && tokens.Count(units[next - 1].Start, units[last + 1].End) <= options.MaxTokens)
            next--;
        return next;
    }
}
