using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>question, sentence → how probably the one answers the other, and why.</summary>
sealed class SentenceScorer(
    Question question, IReadOnlyList<ArticleText> articles, IReadOnlyList<Candidate> candidates)
{
    const double NameWeight = 1.3;
    const double NumberWeight = 1.2;
    const double TypeWordWeight = 0.3;
    const double FromPreviousSentence = 0.6;
    const double FromTitle = 0.5;

    readonly Dictionary<ArticleText, TermMatcher> _matchers = candidates
        .GroupBy(c => articles[c.Article], c => c.Sentence)
        .ToDictionary(g => g.Key, g => new TermMatcher(g.Key, [.. g]));
    readonly WordMatches _words = new(question);
    readonly Dictionary<object, double[]> _matches = new(ReferenceEqualityComparer.Instance);
    readonly double[] _rarity = new double[question.Terms.Count];
    readonly int _head = question.Terms.ToList().FindIndex(t => t is { Kind: TermKind.Word, IsTypeWord: false });
    readonly int _tail = question.Terms.ToList().FindLastIndex(t => t is { Kind: TermKind.Word, IsTypeWord: false });

    /// <summary>The candidates, best first; ties by article and position.</summary>
    public IReadOnlyList<ScoredSentence> Score()
    {
        var matches = new double[candidates.Count][];
        for (var i = 0; i < candidates.Count; i++)
            matches[i] = MatchesOf(
                articles[candidates[i].Article], candidates[i].Sentence, candidates[i].Sentence.Tokens);
        SetRarity(matches);
        var best = 0.0;
        foreach (var match in matches)
            best = Math.Max(best, Coverage(match));

        var features = new double[candidates.Count][];
        var found = new List<int>[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
            (features[i], found[i]) = Features(candidates[i], matches[i], best);
        var support = new SentenceSupport(question, candidates, articles.Count, features);
        var setting = new SentenceSetting(question, candidates, articles, features);
        var scored = new List<ScoredSentence>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            support.Set(candidates[i], found[i], question.Kind == AnswerKind.Thing, features[i]);
            setting.Set(candidates[i], features[i]);
            scored.Add(new(
                articles[candidates[i].Article], candidates[i].Sentence, candidates[i].Article,
                SentenceModel.Score(features[i]), SentenceModel.Probability(features[i]), features[i]));
        }

        scored.Sort((a, b) =>
            b.Score != a.Score ? b.Score.CompareTo(a.Score)
            : a.ArticleIndex != b.ArticleIndex ? a.ArticleIndex.CompareTo(b.ArticleIndex)
            : a.Sentence.Index.CompareTo(b.Sentence.Index));
        return scored;
    }

    /// <summary>
    /// How well each term is found in the words; kept, since a sentence is also the one before another.
    /// </summary>
    /// <param name="of">What the words are of: a sentence, or the article whose title they are.</param>
    double[] MatchesOf(ArticleText article, object of, IReadOnlyList<Token> tokens)
    {
        if (_matches.TryGetValue(of, out var matches))
            return matches;
        _matches[of] = matches = new double[question.Terms.Count];
        _words.Raise(matches, tokens);
        for (var t = 0; t < matches.Length; t++)
            if (!IsPlainWord(t))
                matches[t] = _matchers[article].Match(question.Terms[t], tokens);
        return matches;
    }

    void SetRarity(double[][] matches)
    {
        for (var t = 0; t < _rarity.Length; t++)
        {
            var having = matches.Count(m => m[t] > 0);
            _rarity[t] = Math.Log(1 + (matches.Length - having + 0.5) / (having + 0.5));
        }
    }

    /// <summary>What the sentence is worth by itself, and where it has the kind of thing that is asked for.</summary>
    (double[] Features, List<int> Found) Features(Candidate candidate, double[] matches, double bestCoverage)
    {
        var (article, sentence, rank) = (articles[candidate.Article], candidate.Sentence, candidate.PassageRank);
        var features = new double[SentenceModel.FeatureCount];
        void Set(SentenceFeature feature, double value) => features[(int)feature] = value;

        var previous = sentence.Index > 0 ? article.Sentences[sentence.Index - 1] : null;
        var context = InContext(article, previous, matches);
        var coverage = Coverage(matches);
        Set(SentenceFeature.Bias, 1);
        Set(SentenceFeature.Coverage, coverage);
        Set(SentenceFeature.RareCoverage, Weighted(matches, t => Weight(t) * _rarity[t]));
        Set(SentenceFeature.ContextCoverage, Coverage(context));
        Set(SentenceFeature.RelativeCoverage, bestCoverage > 0 ? coverage / bestCoverage : 0);
        Set(SentenceFeature.AllCovered, coverage > 0.95 ? 1 : 0);
        Set(SentenceFeature.MissingInArticle, Share(t => true, t => !IsAnywhere(article, t)));
        Set(SentenceFeature.WordsMissing, Share(t => IsPlainWord(t), t => matches[t] == 0));
        Set(SentenceFeature.NamesMissing, Share(t => IsName(t), t => context[t] == 0));
        Set(SentenceFeature.UnknownName, HasUnknownName(article) ? 1 : 0);
        Set(SentenceFeature.NamesNotHere, Share(t => IsName(t), t => matches[t] == 0));
        Set(SentenceFeature.NamesNotMeant,
            KindFinder.StartsWithPronoun(sentence) ? 0 : features[(int)SentenceFeature.NamesNotHere]);
        Set(SentenceFeature.HeadMissing, _head >= 0 && matches[_head] == 0 ? 1 : 0);
        Set(SentenceFeature.TailMissing, _tail >= 0 && matches[_tail] == 0 ? 1 : 0);
        Set(SentenceFeature.NumbersMissing, LacksNumber(article, matches) ? 1 : 0);
        Set(SentenceFeature.Phrase, TermPlaces.Phrase(question, sentence, matches));
        Set(SentenceFeature.Short, sentence.Tokens.Count < 6 ? 1 : 0);
        Set(SentenceFeature.Long, sentence.Tokens.Count > 45 ? 1 : 0);
        Set(SentenceFeature.PassageRank, 1 - 1.0 / rank);
        Set(SentenceFeature.StartsWithPronoun, KindFinder.StartsWithPronoun(sentence) ? 1 : 0);
        Set(SentenceFeature.FewTerms, 1.0 / Math.Max(1, question.Terms.Count));
        return (features, SetKind(article, sentence, previous, matches, coverage, Set));
    }

    List<int> SetKind(
        ArticleText article, SentenceText sentence, SentenceText? previous, double[] matches, double coverage,
        Action<SentenceFeature, double> set)
    {
        if (question.Kind == AnswerKind.Thing)
            set(SentenceFeature.IsThing, 1);
        if (question.Kind == AnswerKind.YesNo)
            set(SentenceFeature.IsYesNo, 1);
        if (question.Kind is AnswerKind.Thing or AnswerKind.YesNo)
            return [];

        if (question.Kind == AnswerKind.Statement)
        {
            var speaks = Speakers.Speaks(question, _matchers[article], sentence, previous, article.Article.Body);
            set(SentenceFeature.Speaks, speaks);
            set(SentenceFeature.DoesNotSpeak, speaks == 0 ? 1 : 0);
            set(SentenceFeature.CoverageAndKind, speaks * coverage);
            set(SentenceFeature.CoverageWithoutKind, speaks == 0 ? coverage : 0);
            return [];
        }

        var found = KindFinder.Find(question, sentence, article.Article.Body);
        var (has, hasNot) = question.Kind switch
        {
            AnswerKind.Person => (SentenceFeature.HasPerson, SentenceFeature.NoPerson),
            AnswerKind.Time => (SentenceFeature.HasTime, SentenceFeature.NoTime),
            AnswerKind.Place => (SentenceFeature.HasPlace, SentenceFeature.NoPlace),
            AnswerKind.Count => (SentenceFeature.HasCount, SentenceFeature.NoCount),
            AnswerKind.Amount => (SentenceFeature.HasAmount, SentenceFeature.NoAmount),
            AnswerKind.Duration => (SentenceFeature.HasDuration, SentenceFeature.NoDuration),
            AnswerKind.Age => (SentenceFeature.HasAge, SentenceFeature.NoAge),
            AnswerKind.Reason => (SentenceFeature.HasReason, SentenceFeature.NoReason),
            AnswerKind.Expansion => (SentenceFeature.HasExpansion, SentenceFeature.NoExpansion),
            _ => (SentenceFeature.HasDefinition, SentenceFeature.NoDefinition),
        };
        set(found.Count > 0 ? has : hasNot, 1);
        set(SentenceFeature.KindNear, TermPlaces.Nearness(question, sentence, found, matches));
        set(found.Count > 0 ? SentenceFeature.CoverageAndKind : SentenceFeature.CoverageWithoutKind, coverage);
        if (question.Kind != AnswerKind.Definition)
            return found;

        // "what is dprk": the sentence that says what it stands for introduces it, wherever it comes.
        var expands = found.Exists(i => IsExpansion(article, sentence, i));
        set(SentenceFeature.HasExpansion, expands ? 1 : 0);
        set(SentenceFeature.FirstMention, expands || IsFirstMention(article, sentence, matches) ? 1 : 0);
        return found;
    }

    bool IsExpansion(ArticleText article, SentenceText sentence, int token) =>
        Introductions.IsExpansion(new(question, sentence.Tokens, token, article.Article.Body));

    bool IsFirstMention(ArticleText article, SentenceText sentence, double[] matches)
    {
        if (matches.Length == 0 || matches[0] == 0)
            return false;
        for (var i = 0; i < sentence.Index; i++)
            if (_matchers[article].Match(question.Terms[0], article.Sentences[i].Tokens) > 0)
                return false;
        return true;
    }

    /// <summary>What the sentence lacks may stand before it or in the title.</summary>
    double[] InContext(ArticleText article, SentenceText? previous, double[] matches)
    {
        double[] context = [.. matches];
        var before = previous is null ? null : MatchesOf(article, previous, previous.Tokens);
        var title = MatchesOf(article, article, article.TitleTokens);
        for (var t = 0; t < context.Length; t++)
        {
            if (context[t] >= FromPreviousSentence)
                continue;
            if (before is not null)
                context[t] = Math.Max(context[t], FromPreviousSentence * before[t]);
            context[t] = Math.Max(context[t], FromTitle * title[t]);
            if (TermMatcher.IsPublicationDate(question.Terms[t], article.Article.Published))
                context[t] = Math.Max(context[t], FromTitle);
        }

        return context;
    }

    double Coverage(double[] matches) => Weighted(matches, Weight);

    static double Weighted(double[] matches, Func<int, double> weight)
    {
        double sum = 0, total = 0;
        for (var t = 0; t < matches.Length; t++)
        {
            sum += weight(t) * matches[t];
            total += weight(t);
        }

        return total > 0 ? sum / total : 0;
    }

    double Weight(int term) => question.Terms[term] switch
    {
        { IsTypeWord: true } => TypeWordWeight,
        { Kind: TermKind.Name } => NameWeight,
        { Kind: TermKind.Number or TermKind.Date } => NumberWeight,
        _ => 1,
    };

    double Share(Func<int, bool> of, Func<int, bool> isTrue)
    {
        int all = 0, yes = 0;
        for (var t = 0; t < question.Terms.Count; t++)
        {
            if (question.Terms[t].IsTypeWord || !of(t))
                continue;
            all++;
            if (isTrue(t))
                yes++;
        }

        return all == 0 ? 0 : (double)yes / all;
    }

    bool HasUnknownName(ArticleText article)
    {
        for (var t = 0; t < question.Terms.Count; t++)
            if (IsName(t) && !IsAnywhere(article, t))
                return true;
        return false;
    }

    bool LacksNumber(ArticleText article, double[] matches)
    {
        for (var t = 0; t < matches.Length; t++)
            if (question.Terms[t].Kind is TermKind.Number or TermKind.Date && matches[t] == 0
                && !TermMatcher.IsPublicationDate(question.Terms[t], article.Article.Published))
                return true;
        return false;
    }

    bool IsName(int term) => question.Terms[term].Kind == TermKind.Name;

    bool IsPlainWord(int term) => question.Terms[term].Kind == TermKind.Word;

    bool IsAnywhere(ArticleText article, int term) => _matchers[article].IsInArticle(question.Terms[term]);
}
