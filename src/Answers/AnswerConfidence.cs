using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot.Answers;

/// <summary>question, passages, ranked sentences → how sure we are that the articles say it, and why.</summary>
sealed class AnswerConfidence
{
    const int WindowWords = 40;      // about two sentences
    const int SentencesRead = 20;
    const int FirstPassages = 3;
    const double MostLogOdds = 6;    // of a sentence: beyond, it is only certain
    const double WeakLogOdds = -0.1; // as a share of that: a probability of .35; few of our own answers are below it
    const double LongTerms = 10;     // a question of so many terms is half long
    const double MuchNews = 10;      // the logarithm of 22,000 articles

    readonly Question _question;
    readonly PassageQuery _query;
    readonly IReadOnlyList<Passage> _passages;
    readonly Coverage _searched;
    readonly IReadOnlyList<NamedOutlet> _outlets;
    readonly double[] _weights;
    readonly double _weight;
    readonly TextMatches[] _texts;
    readonly bool[][] _found;

    public AnswerConfidence(Question question, PassageQuery query, IReadOnlyList<Passage> passages, Coverage searched)
    {
        (_question, _query, _passages, _searched) = (question, query, passages, searched);
        _outlets = NamedOutlets.In(question.Text, searched.Sources);
        _weights = new double[query.Terms.Count];
        for (var t = 0; t < _weights.Length; t++)
            _weights[t] = NamedOutlets.IsReporting(query.Terms[t].Text) ? 0 : query.Terms[t].Idf;
        foreach (var word in _outlets.SelectMany(o => o.Words))
            if (query.Find(TextAnalyzer.Stem(word)) is var term and >= 0)
                _weights[term] = 0;
        foreach (var weight in _weights)
            _weight += weight;
        _weight = Math.Max(1e-9, _weight);
        _texts = [.. passages.Select(p => p.Matches ?? TextMatches.Of(p.Text, query))];
        _found = new bool[passages.Count][];
        for (var p = 0; p < _found.Length; p++)
            _found[p] = FoundIn(passages[p], _texts[p]);
    }

    /// <param name="ranked">Best first.</param>
    public Confidence Of(IReadOnlyList<ScoredSentence> ranked)
    {
        var features = new double[ConfidenceModel.FeatureCount];
        if (ranked.Count == 0)
            return new(features);
        void Set(ConfidenceFeature feature, double value) => features[(int)feature] = value;

        Set(ConfidenceFeature.Bias, 1);
        OfSentences(ranked, Set);
        OfPassages(Set);
        OfNames(Set);
        Set(
            ConfidenceFeature.OutletUnknown,
            _outlets.Count > 0 ? _outlets.Average(o => o.Sources.Count == 0 ? 1 : 0) : 0);
        Set(ConfidenceFeature.OutletSilent, _outlets.Count > 0 ? _outlets.Max(Silence) : 0);
        double? days = null;
        foreach (var passage in _passages)
            if (passage.Why.InRange is { } inRange && !(inRange <= days))
                days = inRange;
        Set(ConfidenceFeature.DaysMissed, 1 - days ?? 0);
        return new(features);
    }

    double Much => Math.Log(1 + _searched.Articles) / MuchNews;

    double Long => _query.Terms.Count / (_query.Terms.Count + LongTerms);

    void OfSentences(IReadOnlyList<ScoredSentence> ranked, Action<ConfidenceFeature, double> set)
    {
        var best = ranked[0];
        var odds = Math.Clamp(Math.Log(best.Probability / (1 - best.Probability)) / MostLogOdds, -1, 1);
        set(ConfidenceFeature.Sentence, odds);
        set(ConfidenceFeature.SentenceInMuch, odds * Much);
        set(ConfidenceFeature.SentenceWeakInLittle, Math.Max(0, WeakLogOdds - odds) * (1 - Much));
        var second = ranked.Count > 1 ? ranked[1].Probability : 0;
        set(ConfidenceFeature.SentenceGap, best.Probability - second);

        set(ConfidenceFeature.KindMissing, best.Features[(int)SentenceFeature.CoverageWithoutKind] > 0 ? 1 : 0);

        var found = new bool[_query.Terms.Count];
        Mark(found, best.Sentence.Tokens);
        set(ConfidenceFeature.SentenceCoverage, Coverage(found));
        var any = 0.0;
        for (var s = 0; s < Math.Min(SentencesRead, ranked.Count); s++)
            any = Math.Max(any, Coverage(ranked[s]));
        set(ConfidenceFeature.AnySentenceCoverage, any);
        Mark(found, best.Article.TitleTokens);
        set(ConfidenceFeature.SentenceNamesMissing, Missing(found, t => t.IsName));
        var isNegated = Negations.In(best.Sentence.Tokens, best.Article.Article.Body);
        set(ConfidenceFeature.Negated, Negations.In(_question.Text) == isNegated ? 0 : 1);
    }

    void OfPassages(Action<ConfidenceFeature, double> set)
    {
        var (best, first, article) = (0.0, 0.0, 0.0);
        var count = Math.Min(FirstPassages, _found.Length);
        for (var p = 0; p < _found.Length; p++)
        {
            var coverage = Coverage(_found[p]);
            best = Math.Max(best, coverage);
            first += p < count ? coverage : 0;
            article = Math.Max(article, Coverage(Union(_passages[p].Article)));
        }

        set(ConfidenceFeature.Passage, best);
        set(ConfidenceFeature.PassageInMuch, best * Much);
        set(ConfidenceFeature.PassageOfLong, best * Long);
        set(ConfidenceFeature.FirstPassages, first / count);
        set(ConfidenceFeature.Article, article);
        var anywhere = Union();
        set(ConfidenceFeature.Anywhere, Coverage(anywhere));
        set(ConfidenceFeature.AnywhereOfLong, Coverage(anywhere) * Long);
        set(ConfidenceFeature.Part, _query.Parts.Count > 0 ? _query.Parts.Min(Best) : best);
        var (window, pairs) = (0.0, 0.0);
        foreach (var text in _texts)
        {
            window = Math.Max(window, text.BestWindow(_query, WindowWords) / _query.Weight);
            pairs = Math.Max(pairs, text.Pairs(_query));
        }

        set(ConfidenceFeature.Window, window);
        set(ConfidenceFeature.WindowOfLong, window * Long);
        set(ConfidenceFeature.Pairs, pairs);
        set(ConfidenceFeature.NamesNowhere, Missing(anywhere, t => t.IsName));
        set(ConfidenceFeature.NumbersNowhere, Missing(anywhere, t => t.IsNumber));
        var (missing, unknown, name, most) = (0.0, 0.0, 0.0, 1e-9);
        for (var t = 0; t < anywhere.Length; t++)
        {
            most = Math.Max(most, _query.Terms[t].Idf);
            if (!anywhere[t])
                missing = Math.Max(missing, _weights[t]);
            if (_query.Terms[t].IsKnown)
                continue;
            unknown += _weights[t];
            if (_query.Terms[t].IsName && _weights[t] > 0)
                name = 1;
        }

        set(ConfidenceFeature.Missing, missing / most);
        set(ConfidenceFeature.Unknown, unknown / _weight);
        set(ConfidenceFeature.UnknownName, name);
    }

    void OfNames(Action<ConfidenceFeature, double> set)
    {
        var names = _question.Terms.Where(t => t.Kind == TermKind.Name)
            .Select(t => t.Stems.Select(stem => _query.Find(stem)).ToList())
            .Where(terms => terms.TrueForAll(t => t >= 0 && _weights[t] > 0)).ToList();
        if (names.Count == 0)
            return;
        var broken = names.Count(name => !Array.Exists(_texts, text => text.HasRun(name)));
        var together = _texts.Max(text => names.Count(text.HasRun));
        set(ConfidenceFeature.NamesBroken, (double)broken / names.Count);
        set(ConfidenceFeature.NamesApart, 1 - (double)together / names.Count);
    }

    /// <summary>1 where no passage is of the outlet; 0 where none can be.</summary>
    double Silence(NamedOutlet outlet)
    {
        if (outlet.Sources.Count == 0)
            return 0;
        var best = 0.0;
        for (var p = 0; p < _passages.Count; p++)
            if (_passages[p].Article.Source is { } source && outlet.Sources.Contains(source))
                best = Math.Max(best, Coverage(_found[p]));
        return 1 - best;
    }

    bool[] FoundIn(Passage passage, TextMatches text)
    {
        var found = new bool[_query.Terms.Count];
        text.Mark(found);
        TextMatches.Of(passage.Article.Title, _query).Mark(found);
        TextMatches.Of(ChunkRecord.DateWordsOf(passage.Article), _query).Mark(found);
        return found;
    }

    double Coverage(ScoredSentence sentence)
    {
        var found = new bool[_query.Terms.Count];
        Mark(found, sentence.Sentence.Tokens);
        return Coverage(found);
    }

    void Mark(bool[] found, IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
            if (_query.Find(token.Stem) is var term and >= 0)
                found[term] = true;
    }

    double Coverage(bool[] found)
    {
        var sum = 0.0;
        for (var t = 0; t < found.Length; t++)
            sum += found[t] ? _weights[t] : 0;
        return sum / _weight;
    }

    /// <summary>The most that a passage has of a part; 1 where the part only says who reported it.</summary>
    double Best(QuestionPart part)
    {
        var weight = part.Terms.Sum(t => _weights[t]);
        return weight > 0 ? _found.Max(found => part.Terms.Sum(t => found[t] ? _weights[t] : 0)) / weight : 1;
    }

    /// <summary>0 where there is nothing of the kind to find.</summary>
    double Missing(bool[] found, Func<QueryTerm, bool> isSo)
    {
        var (missing, all) = (0.0, 0.0);
        for (var t = 0; t < found.Length; t++)
            if (isSo(_query.Terms[t]))
                (missing, all) = (missing + (found[t] ? 0 : _weights[t]), all + _weights[t]);
        return all > 0 ? missing / all : 0;
    }

    /// <summary>What is found in the passages of the article; null: in all of them.</summary>
    bool[] Union(Article? article = null)
    {
        var union = new bool[_query.Terms.Count];
        for (var p = 0; p < _found.Length; p++)
            for (var t = 0; (article is null || _passages[p].Article == article) && t < union.Length; t++)
                union[t] |= _found[p][t];
        return union;
    }
}
