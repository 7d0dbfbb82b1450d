using NewsBot.Answers.Drafts;
using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>Lets only true citations pass, and only sentences that have one, whoever wrote the answer.</summary>
sealed class CitationVerifier(Archive archive)
{
    /// <summary>The answer without what cannot be backed; notes say what was taken out.</summary>
    /// <param name="passages">What was retrieved: a citation of any other article is false.</param>
    public Answer Verify(Answer answer, IReadOnlyList<Passage> passages, Coverage searched) => answer switch
    {
        Answer.Cited cited => Verify(cited, passages, searched),
        Answer.NotInTheNews { Closest: { } closest } refusal => refusal with { Closest = TrueForm(closest, passages) },
        _ => answer,
    };

    /// <summary>Whether a citation is in every part as the article has it, and the article was retrieved.</summary>
    public bool IsTrue(Citation citation, IReadOnlyList<Passage> passages) => TrueForm(citation, passages) == citation;

    Answer Verify(Answer.Cited answer, IReadOnlyList<Passage> passages, Coverage searched)
    {
        var sentences = new List<AnswerSentence>();
        var citations = new List<Citation>();
        var dropped = 0;
        foreach (var sentence in answer.Sentences)
        {
            var backed = new List<int>();
            foreach (var number in sentence.Citations)
                if (answer.Citations.FirstOrDefault(c => c.Number == number) is { } claimed
                    && TrueForm(claimed, passages) is { } citation && Says(citation, sentence))
                {
                    var backing = NumberOf(citation, citations);
                    if (!backed.Contains(backing))
                        backed.Add(backing);
                }
                else
                    dropped++;
            if (backed.Count > 0 || IsMarked(sentence))
                sentences.Add(sentence with { Citations = backed });
        }

        string[] notes = [.. answer.Notes, .. NotesOn(answer.Sentences.Count - sentences.Count, dropped)];
        return citations.Count == 0
            ? new Answer.NotInTheNews(searched, null) { Confidence = 0, Notes = notes }
            : answer with { Sentences = sentences, Citations = citations, Notes = notes };
    }

    /// <summary>
    /// The citation as the article itself has it, with the article's title, source, date and address; null unless the
    /// article was retrieved, the span lies in it, and its text there is the quote.
    /// </summary>
    Citation? TrueForm(Citation citation, IReadOnlyList<Passage> passages) =>
        archive.TryGet(citation.ArticleId, out var article)
        && passages.Any(p => p.Article.Id == article.Id)
        && citation.Start >= 0 && citation.Start < citation.End && citation.End <= article.Body.Length
        && article.Body.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote)
            ? Citation.Of(citation.Number, article, new TextSpan(citation.Start, citation.End))
            : null;

    /// <summary>A verbatim sentence is its quote: a part of one may say the opposite ("He denied that …").</summary>
    static bool Says(Citation citation, AnswerSentence sentence) => sentence.Wording switch
    {
        Wording.Verbatim => citation.Quote == sentence.Text,
        Wording.Checked => true,
        _ => false,
    };

    static bool IsMarked(AnswerSentence sentence) =>
        sentence is { Wording: Wording.Unsupported, Citations.Count: 0 }
        && sentence.Text.EndsWith(DraftReader.UnsupportedMark, StringComparison.Ordinal);

    /// <summary>1..n by first use; the same span keeps its number.</summary>
    static int NumberOf(Citation citation, List<Citation> citations)
    {
        var known = citations.Find(c => c with { Number = citation.Number } == citation);
        if (known is not null)
            return known.Number;
        citations.Add(citation with { Number = citations.Count + 1 });
        return citations.Count;
    }

    static IEnumerable<string> NotesOn(int sentences, int citations)
    {
        if (sentences > 0)
            yield return sentences == 1
                ? "1 sentence was left out: no citation backed it."
                : $"{sentences} sentences were left out: no citation backed them.";
        else if (citations > 0)
            yield return citations == 1
                ? "1 citation was left out: it did not back its sentence."
                : $"{citations} citations were left out: they did not back their sentences.";
    }
}
