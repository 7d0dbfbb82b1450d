using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>A sentence that opens or closes a quotation is cited with the sentences that complete it.</summary>
static class WholeQuote
{
    // A quotation of more sentences is cited in part.
    const int MostSentences = 4;

    /// <summary>The span of the sentence, or of the whole quotation that it begins or ends in the middle of.</summary>
    public static TextSpan Of(ArticleText article, SentenceText sentence)
    {
        var sentences = article.Sentences;
        var (first, last) = (sentence.Index, sentence.Index);
        var balance = Balance(article, sentences[first]);
        if (balance == 0)
            return sentence.Span;

        // Looks ahead where a quotation is open at the end of the sentence, and back where one is closed at its start.
        while (balance != 0 && last - first + 1 < MostSentences)
        {
            if (balance > 0 && last + 1 < sentences.Count
                && IsSameParagraph(article, sentences[last], sentences[last + 1]))
                balance += Balance(article, sentences[++last]);
            else if (balance < 0 && first > 0 && IsSameParagraph(article, sentences[first - 1], sentences[first]))
                balance += Balance(article, sentences[--first]);
            else
                break;
        }

        return balance == 0 ? new(sentences[first].Span.Start, sentences[last].Span.End) : sentence.Span;
    }

    /// <summary>
    /// 1 for a quotation that stays open, -1 for one that was open before, 0 where every one is whole.
    /// </summary>
    static int Balance(ArticleText article, SentenceText sentence)
    {
        var text = article.TextOf(sentence);
        var balance = 0;
        for (var i = 0; i < text.Length; i++)
            balance += text[i] switch
            {
                '“' or '«' => 1,
                '”' or '»' => -1,
                // A straight quote opens where a word begins behind it and none ends before it.
                '"' => (i == 0 || !IsInk(text[i - 1])) && i + 1 < text.Length && IsInk(text[i + 1]) ? 1 : -1,
                _ => 0,
            };
        return Math.Clamp(balance, -1, 1);
    }

    static bool IsInk(char c) => !char.IsWhiteSpace(c) && c is not ('(' or '[' or '-' or '–' or '—');

    static bool IsSameParagraph(ArticleText article, SentenceText before, SentenceText after) =>
        !article.Article.Body.AsSpan(before.Span.End, after.Span.Start - before.Span.End).Contains('\n');
}
