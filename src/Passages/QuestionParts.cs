namespace NewsBot.Passages;

/// <summary>question → the clauses that different articles may answer.</summary>
static class QuestionParts
{
    // A clause of fewer terms says too little to search for; a question of fewer than twice as many is one clause.
    const int LeastTerms = 4;
    const int MostParts = 4;

    static readonly string[] Separators =
    [
        ", ", "; ", ": ", " while ", " whereas ", " and the ", " and is ", " and was ", " and also ", " and has ",
        " but ", " and did ", " and does ", " compared to ", " versus ", " as well as ", " and that ", " and who ",
        " and which ", " and in ", " after ", " before ",
    ];

    /// <param name="sequence">The question's terms, as indices.</param>
    /// <param name="places">Where each of them begins in the question.</param>
    public static IReadOnlyList<QuestionPart> Of(
        string question, IReadOnlyList<int> sequence, IReadOnlyList<int> places, IReadOnlyList<QueryTerm> terms)
    {
        if (sequence.Count < 2 * LeastTerms)
            return [];
        var parts = new List<QuestionPart>();
        var (start, first) = (0, 0);
        foreach (var end in Ends(question))
        {
            var last = first;
            while (last < places.Count && places[last] < end)
                last++;
            if (last - first < LeastTerms || places.Count - last is > 0 and < LeastTerms)
                continue; // too short for a part of its own: it goes with what follows or came before
            int[] own = [.. sequence.Skip(first).Take(last - first).Distinct()];
            parts.Add(new(question[start..end].Trim(), own, Math.Max(1e-9, own.Sum(t => terms[t].Idf))));
            (start, first) = (end, last);
        }

        return parts.Count is > 1 ? [.. parts.OrderByDescending(p => p.Weight).Take(MostParts)] : [];
    }

    /// <summary>Where a clause ends, from left to right, the end of the question last.</summary>
    static IEnumerable<int> Ends(string question)
    {
        for (var i = 1; i < question.Length; i++)
            if (Array.Exists(Separators, s => string.CompareOrdinal(question, i, s, 0, s.Length) == 0))
                yield return i;
        yield return question.Length;
    }
}
