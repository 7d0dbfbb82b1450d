using NewsBot.Language;

namespace NewsBot.Vectors.InMemory;

/// <summary>What a keyword search looks for: stemmed terms, and how much each field of the index counts.</summary>
/// <param name="Weights">By field of the index; a field with weight 0, or beyond the end, is not searched.</param>
sealed record KeywordQuery(IReadOnlyList<Term> Terms, double[] Weights, double K1, double B);

// Searching; how postings come and go is in KeywordIndex.cs.
sealed partial class KeywordIndex
{
    public void Search(KeywordQuery query, Func<StoredRecord, bool>? filter, BestRows best)
    {
        var scorer = new KeywordScorer(query, fields, live);
        var scores = new double[documentCount - packed];
        var cursors = new PostingsCursor[query.Terms.Count];
        var count = 0;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            var term = terms.Find(query.Terms[i].Text);
            if (term < 0 || IsRepeated(query.Terms, i) || DocumentsWith(term, scorer) is var found && found == 0)
                continue;

            var idf = Idf(live, found);
            if (postings[term].Tail > 0)
                ScoreTail(postings[term].Tail - 1, scorer, idf, scores);
            if (postings[term].Blocks > 0)
                cursors[count++] = new(postings[term], fields.Length, scorer, idf);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > 0 && best.Wants(scores[i])
                && documents[packed + i] is { } record && (filter is null || filter(record)))
                best.Offer(scores[i], record.Sequence, record.Row);
        }

        if (count > 0)
            new MaxScore(cursors[..count], documents, packed).Search(filter, best);
    }

    static bool IsRepeated(IReadOnlyList<Term> terms, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (terms[i].Text == terms[index].Text)
                return true;
        }

        return false;
    }

    /// <summary>How many documents have the term in a searched field.</summary>
    int DocumentsWith(int term, KeywordScorer scorer)
    {
        var searched = scorer.Searched;
        if (searched.Length == 0)
            return 0;
        if (searched.Length == 1 && withTerm.Length > 1)
            return withTerm[1 + searched[0]][term];

        var isAnywhereElse = false;
        for (var field = 0; field < fields.Length && withTerm.Length > 1; field++)
            isAnywhereElse |= !scorer.Searches(field) && withTerm[1 + field][term] > 0;

        return isAnywhereElse ? CountIn(searched, term) : withTerm[0][term];
    }

    /// <summary>Where several fields are searched and others are not, the postings have to be gone through.</summary>
    int CountIn(int[] searched, int term)
    {
        var with = 0;
        var count = 0;
        foreach (var field in searched)
        {
            if (withTerm[1 + field][term] == 0)
                continue;

            with++;
            count = withTerm[1 + field][term];
        }

        if (with <= 1)
            return count;

        count = postings[term].Blocks == 0 ? 0
            : new PostingsPacker(fields).Documents(postings[term], searched, documents);
        for (var (at, counted) = (postings[term].Tail - 1, -1); at >= 0;)
        {
            at = tail.Next(at);
            var document = tail.Document(at);
            if (document != counted && documents[document] is not null && Array.IndexOf(searched, tail.Field(at)) >= 0)
            {
                counted = document;
                count++;
            }

            if (at == postings[term].Tail - 1)
                break;
        }

        return count;
    }

    void ScoreTail(int last, KeywordScorer scorer, double idf, double[] scores)
    {
        for (var at = last; ;)
        {
            var document = tail.Document(tail.Next(at));
            var frequency = 0.0;
            do
            {
                at = tail.Next(at);
                frequency += scorer.FrequencyIn(tail.Field(at), document, tail.Frequency(at));
            }
            while (at != last && tail.Document(tail.Next(at)) == document);

            scores[document - packed] += scorer.Score(idf, frequency);
            if (at == last)
                return;
        }
    }
}
