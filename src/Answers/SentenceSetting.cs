using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>What stands around a sentence: its passage, its neighbours, the title, its place in the article.</summary>
sealed class SentenceSetting
{
    // How many sentences before and after count as what is around it.
    const int Reach = 3;

    readonly IReadOnlyList<ArticleText> _articles;
    readonly Dictionary<object, double[]> _of = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<string>?[] _titles;
    readonly FrozenSet<string>? _places;
    readonly Question _question;

    /// <param name="features">By candidate: what the sentences are worth by themselves.</param>
    public SentenceSetting(
        Question question, IReadOnlyList<Candidate> candidates, IReadOnlyList<ArticleText> articles,
        double[][] features)
    {
        (_question, _articles, _places) = (question, articles, PlaceLists.For(question));
        _titles = new HashSet<string>?[articles.Count];
        for (var i = 0; i < candidates.Count; i++)
            _of[candidates[i].Sentence] = features[i];
    }

    public void Set(Candidate candidate, double[] features)
    {
        features[(int)SentenceFeature.PassageScore] = candidate.PassageScore;
        features[(int)SentenceFeature.PassageLogRank] = Math.Log(1 + candidate.PassageRank);
        features[(int)SentenceFeature.Early] = 1.0 / (1 + candidate.Sentence.Index);
        features[(int)SentenceFeature.TitleShare] = TitleShare(candidate);
        features[(int)SentenceFeature.NextCoverage] =
            Neighbour(candidate, 1) is { } next ? next[(int)SentenceFeature.Coverage] : 0;
        for (var distance = -Reach; distance <= Reach; distance++)
            if (distance != 0 && Neighbour(candidate, distance) is { } other)
                features[(int)SentenceFeature.PassageCoverage] = Math.Max(
                    features[(int)SentenceFeature.PassageCoverage], other[(int)SentenceFeature.RareCoverage]);
        if (_places is not null)
            features[(int)(HasListed(candidate.Sentence) ? SentenceFeature.HasListed : SentenceFeature.NoListed)] = 1;
    }

    /// <summary>The features of a sentence so far behind it, if that is a candidate too.</summary>
    double[]? Neighbour(Candidate candidate, int distance)
    {
        var sentences = _articles[candidate.Article].Sentences;
        var index = candidate.Sentence.Index + distance;
        return index >= 0 && index < sentences.Count ? _of.GetValueOrDefault(sentences[index]) : null;
    }

    double TitleShare(Candidate candidate)
    {
        var title = _titles[candidate.Article] ??= TitleStems(candidate.Article);
        if (title.Count == 0)
            return 0;
        var found = new List<string>();
        foreach (var token in candidate.Sentence.Tokens)
            if (title.Contains(token.Stem) && !found.Contains(token.Stem))
                found.Add(token.Stem);
        return (double)found.Count / title.Count;
    }

    HashSet<string> TitleStems(int article)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in _articles[article].TitleTokens)
            if (!TextAnalyzer.IsStopWord(token.Word))
                stems.Add(token.Stem);
        return stems;
    }

    /// <summary>
    /// Whether it names one of the countries or states that are asked for, and that the question does not name.
    /// </summary>
    bool HasListed(SentenceText sentence)
    {
        for (var t = 0; t < sentence.Tokens.Count; t++)
            if (PlaceLists.IsNewAt(_places!, _question, sentence.Tokens, t))
                return true;
        return false;
    }
}
