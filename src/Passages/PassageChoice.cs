namespace NewsBot.Passages;

/// <summary>
/// scored candidates → the best few: one for each origin, and something for each part of the question.
/// </summary>
static class PassageChoice
{
    public static readonly Rewards Shipped = new(SameArticle: 0.2, NewPart: 0.5, NewOutlet: 1);

    public static IReadOnlyList<Candidate> Of(IEnumerable<Candidate> candidates, int count) =>
        Of(candidates, count, Shipped);

    /// <summary>Best first; ties by publication (newest first), article id and position.</summary>
    public static IReadOnlyList<Candidate> Of(IEnumerable<Candidate> candidates, int count, Rewards rewards)
    {
        var left = candidates.ToList();
        left.Sort(Compare);
        var chosen = new List<Candidate>();
        var origins = new Origins();
        while (chosen.Count < count && left.Count > 0)
        {
            var best = Best(left, chosen, rewards);
            left.Remove(best);
            if (origins.Add(best))
                chosen.Add(best);
        }

        return chosen;
    }

    static Candidate Best(List<Candidate> left, List<Candidate> chosen, Rewards rewards)
    {
        Candidate? best = null;
        var most = double.NegativeInfinity;
        foreach (var candidate in left)
        {
            var score = candidate.Score - rewards.SameArticle * chosen.Count(c => c.Article == candidate.Article)
                + rewards.NewPart * Gain(candidate, chosen);
            if (IsOfNamedOutlet(candidate) && !chosen.Exists(c => c.Article.Source == candidate.Article.Source))
                score += rewards.NewOutlet;
            if (score > most)
                (best, most) = (candidate, score);
        }

        return best!;
    }

    /// <summary>"Both The Verge and TechCrunch report": the question has every word of the outlet's name.</summary>
    static bool IsOfNamedOutlet(Candidate candidate) => candidate.Features[(int)PassageFeature.Outlet] == 1;

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

/// <summary>What is added to the score of a passage for what it brings to those that are chosen already.</summary>
/// <param name="SameArticle">Taken off for each one of its article.</param>
/// <param name="NewPart">For all of a part of the question that was not found before.</param>
/// <param name="NewOutlet">For the first one of an outlet that the question names.</param>
sealed record Rewards(double SameArticle, double NewPart, double NewOutlet);
