using NewsBot.Articles;

namespace NewsBot.Answers;

/// <summary>Lets only true citations pass, and only sentences that have one, whoever wrote the answer.</summary>
sealed class CitationVerifier(Archive archive)
{
    /// <summary>The answer without what cannot be backed; a note says what was taken out.</summary>
    public Answer Verify(Answer answer, Coverage searched) => answer switch
    {
        Answer.Cited cited => Verify(cited, searched),
        Answer.NotInTheNews { Closest: { } closest } refusal when !IsTrue(closest) => refusal with { Closest = null },
        _ => answer,
    };

    Answer Verify(Answer.Cited answer, Coverage searched)
    {
        var trueOnes = answer.Citations.Where(IsTrue).ToDictionary(c => c.Number);
        var sentences = new List<AnswerSentence>();
        var citations = new List<Citation>();
        var numbers = new Dictionary<int, int>();
        foreach (var sentence in answer.Sentences)
        {
            var backed = sentence.Citations
                .Where(n => trueOnes.TryGetValue(n, out var c) && Says(c, sentence)).Distinct().ToList();
            if (backed.Count == 0)
                continue;
            foreach (var number in backed)
                if (numbers.TryAdd(number, numbers.Count + 1))
                    citations.Add(trueOnes[number] with { Number = numbers[number] });
            sentences.Add(sentence with { Citations = [.. backed.Select(n => numbers[n])] });
        }

        if (sentences.Count == answer.Sentences.Count)
            return answer with { Sentences = sentences, Citations = citations };

        var removed = answer.Sentences.Count - sentences.Count;
        var note = removed == 1
            ? "1 sentence was left out: no citation backed it."
            : $"{removed} sentences were left out: no citation backed them.";
        return sentences.Count == 0
            ? new Answer.NotInTheNews(searched, null) { Confidence = 0, Notes = [.. answer.Notes, note] }
            : answer with { Sentences = sentences, Citations = citations, Notes = [.. answer.Notes, note] };
    }

    /// <summary>The article is there, the span lies in it, and its text there is the quote.</summary>
    public bool IsTrue(Citation citation) =>
        archive.TryGet(citation.ArticleId, out var article)
        && citation.Start >= 0 && citation.Start < citation.End && citation.End <= article.Body.Length
        && article.Body.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote);

    /// <summary>A verbatim sentence stands in the quote that it cites.</summary>
    static bool Says(Citation citation, AnswerSentence sentence) =>
        citation.Quote.Contains(sentence.Text, StringComparison.Ordinal);
}
