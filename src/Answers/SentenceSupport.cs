using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>
/// What the candidates say for each other: a word that the question does not have and that recurs in good sentences of
/// several articles is likely the answer, or a part of it.
/// </summary>
/// <remarks>
/// Redundancy as evidence: Dumais, Banko, Brill, Lin and Ng, "Web question answering: is more always better?" (2002).
/// </remarks>
sealed class SentenceSupport
{
    // A point of the passage's score counts like this in the vote of its sentences: e^0.5.
    const double OfPassage = 0.5;

    // The words that a sentence is judged by: about as many as an answer has.
    const int MostWords = 3;

    readonly Dictionary<string, Vote> _votes = new(StringComparer.Ordinal);
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    readonly int _candidates;
    readonly double _most;

    /// <summary>The votes for one word.</summary>
    sealed class Vote(int articles)
    {
        /// <summary>By article: how good its best sentence with the word is.</summary>
        public double[] Best { get; } = new double[articles];

        public double Sum { get; set; }

        public int Sentences { get; set; }

        /// <summary>The last sentence that was counted.</summary>
        public int Last { get; set; } = -1;
    }

    /// <param name="features">By candidate: what the sentences are worth without each other.</param>
    public SentenceSupport(Question question, IReadOnlyList<Candidate> candidates, int articles, double[][] features)
    {
        foreach (var token in Token.Read(question.Text))
            _asked.Add(token.Stem);
        _candidates = candidates.Count;
        var best = new double[articles];
        for (var i = 0; i < candidates.Count; i++)
        {
            var quality = Quality(candidates[i], features[i]);
            best[candidates[i].Article] = Math.Max(best[candidates[i].Article], quality);
            foreach (var token in candidates[i].Sentence.Tokens)
                if (IsNew(token))
                    Add(token.Stem, i, candidates[i].Article, quality, articles);
        }

        _most = Math.Max(1e-9, best.Sum());
        foreach (var vote in _votes.Values)
            vote.Sum = vote.Best.Sum();
    }

    /// <summary>Sets what the sentence says that the question does not have, and how well that is supported.</summary>
    /// <param name="found">Where it has the kind of thing that is asked for, in rising order.</param>
    public void Set(Candidate candidate, IReadOnlyList<int> found, bool asksForThing, double[] features)
    {
        var tokens = candidate.Sentence.Tokens;
        var (names, words) = (0, 0);
        Span<double> supports = stackalloc double[MostWords];
        Span<double> votes = stackalloc double[MostWords];
        for (var (t, next) = (0, 0); t < tokens.Count; t++)
        {
            while (next < found.Count && found[next] < t - 1)
                next++;
            if (!_votes.TryGetValue(tokens[t].Stem, out var vote))
                continue;
            words++;
            var rarity = Math.Log(1 + (double)_candidates / vote.Sentences) / Math.Log(1 + _candidates);
            var support = (vote.Sum - vote.Best[candidate.Article]) / _most * rarity;
            var all = vote.Sum / _most * rarity;
            Insert(supports, support);
            Insert(votes, all);
            if (IsName(tokens, t))
            {
                names++;
                Raise(features, SentenceFeature.NameSupport, support);
                Raise(features, SentenceFeature.NameVote, all);
            }
            else if (tokens[t].Number is not null)
            {
                features[(int)SentenceFeature.NewNumber] = 1;
                Raise(features, SentenceFeature.NumberSupport, support);
            }

            if (next >= found.Count || found[next] > t + 1)
                continue;
            Raise(features, SentenceFeature.KindSupport, support);
            Raise(features, SentenceFeature.KindVote, all);
        }

        features[(int)SentenceFeature.WordSupport] = Mean(supports, words);
        features[(int)SentenceFeature.WordVote] = Mean(votes, words);
        features[(int)SentenceFeature.NewWords] = Math.Log(1 + words);
        features[(int)SentenceFeature.NewCapitals] = Math.Log(1 + names);
        features[(int)SentenceFeature.NewName] = names > 0 ? 1 : 0;
        features[(int)SentenceFeature.ThingName] = names > 0 && asksForThing ? 1 : 0;
    }

    /// <summary>A rough guess: the more of the question it has, in a better passage.</summary>
    static double Quality(Candidate candidate, double[] features)
    {
        var coverage = features[(int)SentenceFeature.ContextCoverage] + features[(int)SentenceFeature.RareCoverage];
        return coverage * coverage * Math.Exp(OfPassage * candidate.PassageScore);
    }

    bool IsNew(Token token) => !_asked.Contains(token.Stem) && !TextAnalyzer.IsStopWord(token.Word);

    void Add(string stem, int sentence, int article, double quality, int articles)
    {
        if (!_votes.TryGetValue(stem, out var vote))
            _votes[stem] = vote = new(articles);
        if (vote.Last == sentence)
            return;
        (vote.Last, vote.Sentences) = (sentence, vote.Sentences + 1);
        vote.Best[article] = Math.Max(vote.Best[article], quality);
    }

    /// <summary>A capital that neither a date nor the start of the sentence explains.</summary>
    static bool IsName(IReadOnlyList<Token> tokens, int t) =>
        tokens[t] is { IsCapital: true, Number: null } && !Dates.IsDayOrMonth(tokens[t].Word)
        && (t > 0 || (tokens.Count > 1 && tokens[1].IsCapital));

    static void Raise(double[] features, SentenceFeature feature, double value) =>
        features[(int)feature] = Math.Max(features[(int)feature], value);

    /// <summary>Keeps the highest values, highest first.</summary>
    static void Insert(Span<double> highest, double value)
    {
        for (var i = 0; i < highest.Length; i++)
            if (value > highest[i])
                (highest[i], value) = (value, highest[i]);
    }

    static double Mean(Span<double> highest, int count)
    {
        var sum = 0.0;
        foreach (var value in highest)
            sum += value;
        return count == 0 ? 0 : sum / Math.Min(count, highest.Length);
    }
}
