namespace NewsBot.Passages;

/// <summary>scored candidates → the best few: one for each origin, and something for each part of the question.</summary>
static class PassageChoice
{
    // What a passage loses for each one of its article that is chosen already, and gains for what it finds first.
    const double SameArticle = 0.1;
    const double NewPart = 0.5;

    /// <summary>Best first; ties by publication (newest first), article id and position.</summary>
    public static IReadOnlyList<Candidate> Of(IEnumerable<Candidate> candidates, int count) =>
        Of(candidates, count, SameArticle, NewPart);

    public static IReadOnlyList<Candidate> Of(
        IEnumerable<Candidate> candidates, int count, double sameArticle, double newPart)
    {
        var left = candidates.ToList();
        left.Sort(Compare);
        var chosen = new List<Candidate>();
        var origins = new Origins();
        while (chosen.Count < count && left.Count > 0)
        {
            var best = Best(left, chosen, sameArticle, newPart);
            left.Remove(best);
            if (origins.Add(best))
                chosen.Add(best);
        }

        return chosen;
    }

    static Candidate Best(List<Candidate> left, List<Candidate> chosen, double sameArticle, double newPart)
    {
        Candidate? best = null;
        var most = double.NegativeInfinity;
        foreach (var candidate in left)
        {
            var score = candidate.Score - sameArticle * chosen.Count(c => c.Article == candidate.Article)
                + newPart * Gain(candidate, chosen);
            if (score > most)
                (best, most) = (candidate, score);
        }

        return best!;
    }

    /// <summary>What is found of the parts of the question beyond what the chosen ones have.</summary>
    static double Gain(Candidate candidate, List<Candidate> chosen)
    {
        var gain = 0.0;
        for (var part = 0; part < candidate.Parts.Length; part++)
        {
            var known = 0.0;
            foreach (var other in chosen)
                known = Math.Max(known, other.Parts[part]);
            gain += Math.Max(0, candidate.Parts[part] - known);
        }

        return gain;
    }

    static int Compare(Candidate a, Candidate b)
    {
        if (a.Score != b.Score)
            return b.Score.CompareTo(a.Score);
        var byDate = Nullable.Compare(b.Article.Published, a.Article.Published);
        if (byDate != 0)
            return byDate;
        var byId = string.CompareOrdinal(a.Article.Id, b.Article.Id);
        return byId != 0 ? byId : a.Span.Start.CompareTo(b.Span.Start);
    }
}
