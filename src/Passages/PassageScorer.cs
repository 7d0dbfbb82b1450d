using NewsBot.Articles;

namespace NewsBot.Passages;

/// <summary>candidates → features → scores: what the searches said, and what reading the texts says.</summary>
sealed class PassageScorer(PassageQuery query, TimeKind kind, TimePrior prior, Func<string, double> idf)
{
    const double K1 = 1.2;            // as in the keyword search
    const int WindowWords = 40;       // about two sentences
    const int LeadCharacters = 400;   // about the first paragraphs
    const int UsualWords = 150;
    const int MostDays = 1000;
    const int MostRead = 64;
    const int MostWithFeedback = 30;
    const int BurstDays = 3;
    const double BurstPower = 3;      // one that is half as good as the best speaks an eighth as loud

    readonly Dictionary<Article, Context> _contexts = new(ReferenceEqualityComparer.Instance);

    /// <summary>What belongs to the article and not to one passage.</summary>
    sealed record Context(
        TextMatches Title, TextMatches Lead, TextMatches Outlet, TextMatches Date, TimeScore Time,
        List<Candidate> Passages)
    {
        /// <summary>By term: whether the title or a passage has it.</summary>
        public bool[] Found { get; set; } = [];

        public double Burst { get; set; }
    }

    /// <summary>Sets features and scores of the most promising; the others are left out.</summary>
    public IReadOnlyList<Candidate> Score(IReadOnlyCollection<Candidate> candidates)
    {
        var bestKeyword = Math.Max(1e-9, candidates.Max(c => c.KeywordScore));
        var bestDense = candidates.Max(c => c.DenseScore);
        var read = MostPromising(candidates, bestKeyword, bestDense);
        foreach (var candidate in read)
            ContextOf(candidate).Passages.Add(candidate);
        foreach (var candidate in read)
            candidate.Features = Features(candidate, candidates.Count, bestKeyword, bestDense);
        SetBursts(bestKeyword);
        foreach (var candidate in read)
        {
            LookAround(candidate, bestKeyword);
            candidate.Score = PassageModel.Score(candidate.Features, query.IsInParts);
        }

        read.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Key, b.Key));
        var feedback = new Feedback(read, query, idf);
        foreach (var candidate in read.Take(MostWithFeedback))
        {
            var (all, names) = feedback.Of(candidate);
            candidate.Features[(int)PassageFeature.Feedback] = all;
            candidate.Features[(int)PassageFeature.FeedbackNames] = names;
            candidate.Score = PassageModel.Score(candidate.Features, query.IsInParts);
        }

        return read;
    }

    /// <summary>
    /// Reading a text costs more than all else: only those are read that the searches and the day speak for.
    /// </summary>
    List<Candidate> MostPromising(IReadOnlyCollection<Candidate> candidates, double bestKeyword, double bestDense)
    {
        foreach (var candidate in candidates)
        {
            candidate.Time = prior.Of(candidate.Article.Published?.Date);
            candidate.Score = 6 * candidate.KeywordScore / bestKeyword + 3 * candidate.PartScore
                + 3 * candidate.OutletScore + 2 * candidate.Time.Score + 2 * (candidate.DenseScore - bestDense);
        }

        var sorted = candidates.ToList();
        sorted.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Key, b.Key));
        if (sorted.Count > MostRead)
            sorted.RemoveRange(MostRead, sorted.Count - MostRead);
        return sorted;
    }

    double[] Features(Candidate candidate, int count, double bestKeyword, double bestDense)
    {
        var features = new double[PassageModel.FeatureCount];
        void Set(PassageFeature feature, double value) => features[(int)feature] = value;

        var context = ContextOf(candidate);
        var text = candidate.Matches = TextMatches.Of(candidate.Text, query);
        var found = new bool[query.Terms.Count];
        text.Mark(found);
        Set(PassageFeature.Coverage, WeightOf(found) / query.Weight);
        context.Title.Mark(found);
        for (var t = 0; t < found.Length; t++)
            context.Found[t] |= found[t];
        Set(PassageFeature.NameCoverage, Share(found, t => t.IsName));
        context.Outlet.Mark(found);
        if (context.Time.InRange is not < 0.5) // "before 2025" does not mean an article of 2025
            context.Date.Mark(found);
        Set(PassageFeature.FullCoverage, WeightOf(found) / query.Weight);
        Set(PassageFeature.NumberCoverage, Share(found, t => t.IsNumber));
        Set(PassageFeature.Missing, Missing(found));
        candidate.Parts =
            [.. query.Parts.Select(part => part.Terms.Sum(t => found[t] ? query.Terms[t].Idf : 0) / part.Weight)];
        Set(PassageFeature.Part, query.IsInParts ? candidate.Parts.Max() : features[(int)PassageFeature.FullCoverage]);

        Set(PassageFeature.Keyword, candidate.KeywordScore / ((K1 + 1) * query.Weight));
        Set(PassageFeature.KeywordOfBest, candidate.KeywordScore / bestKeyword);
        Set(PassageFeature.KeywordRank, Math.Log(1 + (candidate.KeywordRank ?? count + 1)));
        Set(PassageFeature.Dense, candidate.DenseScore);
        Set(PassageFeature.DenseOfBest, candidate.DenseScore - bestDense);
        Set(PassageFeature.DenseRank, Math.Log(1 + (candidate.DenseRank ?? count + 1)));
        Set(PassageFeature.PartKeyword, query.IsInParts ? candidate.PartScore : candidate.KeywordScore / bestKeyword);
        Set(PassageFeature.NewNames, query.AsksForNumber ? 0 : Math.Log(1 + text.NewNames));
        Set(PassageFeature.NewNumbers, query.AsksForNumber ? Math.Log(1 + text.NewNumbers) : 0);
        Set(PassageFeature.OutletKeyword, candidate.OutletScore);
        Set(PassageFeature.Pairs, text.Pairs(query));
        Set(PassageFeature.Window, text.BestWindow(query, WindowWords) / query.Weight);
        Set(PassageFeature.TitleCoverage, Found(context.Title));
        Set(PassageFeature.LeadCoverage, Found(context.Title, context.Lead));
        Set(
            PassageFeature.Outlet,
            context.Outlet is { Words: > 0 } outlet ? (double)outlet.Hits.Count / outlet.Words : 0);
        Set(PassageFeature.Time, context.Time.Score);
        Set(PassageFeature.InRange, context.Time.InRange ?? 0);
        Set(PassageFeature.TimeOfLatest, kind == TimeKind.Latest ? context.Time.Score : 0);
        var age = kind == TimeKind.Dated ? 0 : Math.Min(context.Time.AgeInDays ?? MostDays, MostDays);
        Set(PassageFeature.Age, Math.Log(1 + age));
        Set(PassageFeature.ThisWeek, age <= 7 ? 1 : 0);
        Set(PassageFeature.IsFirst, candidate.Span.Start == 0 ? 1 : 0);
        Set(PassageFeature.Position, candidate.Span.Start / Math.Max(1.0, candidate.Article.Body.Length));
        Set(PassageFeature.Length, Math.Min(1, text.Words / (double)UsualWords));
        return features;
    }

    /// <summary>What the article's other passages say for it.</summary>
    void LookAround(Candidate candidate, double bestKeyword)
    {
        var (keyword, window) = (0.0, 0.0);
        var passages = ContextOf(candidate).Passages;
        foreach (var other in passages)
        {
            if (other == candidate)
                continue;
            keyword = Math.Max(keyword, other.KeywordScore / bestKeyword);
            window = Math.Max(window, other.Features[(int)PassageFeature.Window]);
        }

        candidate.Features[(int)PassageFeature.ArticleKeyword] = keyword;
        candidate.Features[(int)PassageFeature.ArticleWindow] = window;
        candidate.Features[(int)PassageFeature.ArticlePassages] = Math.Log(passages.Count);
        candidate.Features[(int)PassageFeature.ArticleCoverage] = WeightOf(ContextOf(candidate).Found) / query.Weight;
        candidate.Features[(int)PassageFeature.Burst] = ContextOf(candidate).Burst;
    }

    /// <summary>Each article's best passage speaks for the articles of the days around it.</summary>
    void SetBursts(double bestKeyword)
    {
        if (_contexts.Count == 1)
            return; // Nothing is around it.
        var dated = _contexts.Values.Where(c => c.Time.AgeInDays is not null)
            .Select(c => (Context: c, Age: c.Time.AgeInDays!.Value,
                Weight: Math.Pow(c.Passages.Max(p => p.KeywordScore) / bestKeyword, BurstPower)))
            .ToList();
        foreach (var (context, age, own) in dated)
        {
            var (near, all) = (0.0, 1e-9);
            foreach (var other in dated)
            {
                all += other.Weight;
                near += Math.Abs(other.Age - age) <= BurstDays ? other.Weight : 0;
            }

            context.Burst = (near - own) / all;
        }
    }

    Context ContextOf(Candidate candidate)
    {
        var article = candidate.Article;
        if (!_contexts.TryGetValue(article, out var context))
            _contexts[article] = context = new(
                TextMatches.Of(article.Title, query),
                TextMatches.Of(article.Body.AsSpan(0, Math.Min(LeadCharacters, article.Body.Length)), query),
                TextMatches.Of(article.Source, query),
                TextMatches.Of(Vectors.ChunkRecord.DateWordsOf(article), query),
                candidate.Time, [])
            {
                Found = new bool[query.Terms.Count],
            };
        return context;
    }

    double Found(params ReadOnlySpan<TextMatches> texts)
    {
        var found = new bool[query.Terms.Count];
        foreach (var text in texts)
            text.Mark(found);
        return WeightOf(found) / query.Weight;
    }

    double WeightOf(bool[] found)
    {
        var sum = 0.0;
        for (var t = 0; t < found.Length; t++)
            if (found[t])
                sum += query.Terms[t].Idf;
        return sum;
    }

    /// <summary>1 where there is nothing of the kind to find.</summary>
    double Share(bool[] found, Func<QueryTerm, bool> isSo)
    {
        var (some, all) = (0.0, 0.0);
        for (var t = 0; t < found.Length; t++)
        {
            if (!isSo(query.Terms[t]))
                continue;
            all += query.Terms[t].Idf;
            some += found[t] ? query.Terms[t].Idf : 0;
        }

        return all > 0 ? some / all : 1;
    }

    double Missing(bool[] found)
    {
        var (missing, heaviest) = (0.0, 1e-9);
        for (var t = 0; t < found.Length; t++)
        {
            heaviest = Math.Max(heaviest, query.Terms[t].Idf);
            if (!found[t])
                missing = Math.Max(missing, query.Terms[t].Idf);
        }

        return missing / heaviest;
    }
}
