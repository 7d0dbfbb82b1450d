using NewsBot.Language;

namespace NewsBot.Passages;

/// <summary>Where a text has terms of the question.</summary>
/// <param name="Hits">Term and number of the word, in the order of the text.</param>
/// <param name="Words">How many words the text has.</param>
/// <param name="NewNames">
/// How many words with a capital the question does not have, one behind the other counted once.
/// </param>
/// <param name="NewNumbers">How many numbers the question does not have.</param>
sealed record TextMatches(List<(int Term, int Word)> Hits, int Words, int NewNames, int NewNumbers)
{

    public static TextMatches Of(ReadOnlySpan<char> text, PassageQuery query)
    {
        var hits = new List<(int, int)>();
        var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
        var (word, names, numbers, wasName) = (0, 0, 0, false);
        for (; words.Read(); word++)
        {
            var first = text[words.Start];
            var isName = char.IsUpper(first) && !TextAnalyzer.IsStopWord(words.Word);
            if (query.Find(words.Stem()) is var term and >= 0)
                hits.Add((term, word));
            else if (char.IsAsciiDigit(first))
                numbers++;
            else if (isName && !wasName)
                names++;
            wasName = isName;
        }

        return new(hits, word, names, numbers);
    }

    /// <summary>Marks the terms that are found.</summary>
    public void Mark(bool[] found)
    {
        foreach (var (term, _) in Hits)
            found[term] = true;
    }

    /// <summary>Whether these terms stand one right behind the other.</summary>
    public bool HasRun(IReadOnlyList<int> terms)
    {
        for (var i = 0; i + terms.Count <= Hits.Count; i++)
        {
            var length = 0;
            while (length < terms.Count && Hits[i + length] == (terms[length], Hits[i].Word + length))
                length++;
            if (length == terms.Count)
                return true;
        }

        return false;
    }

    /// <summary>The most weight of different terms within so many words.</summary>
    public double BestWindow(PassageQuery query, int width)
    {
        var counts = new int[query.Terms.Count];
        var (best, sum, first) = (0.0, 0.0, 0);
        foreach (var (term, word) in Hits)
        {
            if (counts[term]++ == 0)
                sum += query.Terms[term].Idf;
            for (; Hits[first].Word <= word - width; first++)
                if (--counts[Hits[first].Term] == 0)
                    sum -= query.Terms[Hits[first].Term].Idf;
            best = Math.Max(best, sum);
        }

        return best;
    }

    /// <summary>
    /// The weight of neighbours in the question that are neighbours here, over that of all neighbours.
    /// </summary>
    public double Pairs(PassageQuery query)
    {
        var (found, all) = (0.0, 0.0);
        for (var i = 0; i + 1 < query.Sequence.Count; i++)
        {
            var (left, right) = (query.Sequence[i], query.Sequence[i + 1]);
            var weight = query.Terms[left].Idf + query.Terms[right].Idf;
            all += weight;
            if (AreNear(left, right))
                found += weight;
        }

        return all > 0 ? found / all : 0;
    }

    bool AreNear(int left, int right)
    {
        const int Near = 3;   // words: "minister of defence" for "defence minister"
        for (var i = 0; i < Hits.Count; i++)
        {
            if (Hits[i].Term != left)
                continue;
            for (var j = i - 1; j >= 0 && Hits[i].Word - Hits[j].Word <= Near; j--)
                if (Hits[j].Term == right)
                    return true;
            for (var j = i + 1; j < Hits.Count && Hits[j].Word - Hits[i].Word <= Near; j++)
                if (Hits[j].Term == right)
                    return true;
        }

        return false;
    }
}
