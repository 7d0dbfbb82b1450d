using NewsBot.Vectors;

namespace NewsBot.Answers;

/// <summary>What the candidates say for each other: what recurs in good sentences of several articles is likely the answer.</summary>
/// <remarks>Redundancy as evidence: Dumais, Banko, Brill, Lin and Ng, "Web question answering: is more always better?" (2002).</remarks>
static class SentenceSupport
{
    static readonly int Mode = int.Parse(Environment.GetEnvironmentVariable("MODE") ?? "0");

    sealed class Votes(int articles)
    {
        public readonly double[] Best = new double[articles];
        public int Count;
        public double Sum;
    }

    public static void Set(
        Question question, IReadOnlyList<Candidate> candidates, IReadOnlyList<ArticleText> articles, double[][] features)
    {
        var asked = question.Terms.SelectMany(t => t.Stems).Concat(question.Terms.SelectMany(t => t.Words)).ToHashSet(StringComparer.Ordinal);
        foreach (var token in Token.Read(question.Text))
            asked.Add(token.Stem);
        var votes = new Dictionary<string, Votes>(StringComparer.Ordinal);
        var total = new double[articles.Count];
        var quality = new double[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            var f = features[i];
            var c = f[(int)SentenceFeature.ContextCoverage] + f[(int)SentenceFeature.RareCoverage];
            quality[i] = Mode == 0 ? c * c * Math.Exp(0.5 * candidates[i].PassageScore)
                : Mode == 1 ? c * c * c * c * Math.Exp(0.7 * candidates[i].PassageScore)
                : Mode == 2 ? Math.Pow(SentenceModel.Probability(f), 0.5) * Math.Exp(0.5 * candidates[i].PassageScore)
                : Math.Exp((f[(int)SentenceFeature.ContextCoverage] * 3 + f[(int)SentenceFeature.RelativeCoverage] - 1.5 * f[(int)SentenceFeature.WordsMissing] + f[(int)SentenceFeature.Phrase]
                  + f[(int)SentenceFeature.KindNear] * 1.5 - 1.5 * (f[(int)SentenceFeature.CoverageWithoutKind] > 0 ? 1 : 0) + candidates[i].PassageScore * 0.5));
            total[candidates[i].Article] = Math.Max(total[candidates[i].Article], quality[i]);
        }

        var norm = Math.Max(1e-9, total.Sum());
        for (var i = 0; i < candidates.Count; i++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var token in candidates[i].Sentence.Tokens)
            {
                if (asked.Contains(token.Stem) || TextAnalyzer.IsStopWord(token.Word) || !seen.Add(token.Stem))
                    continue;
                if (!votes.TryGetValue(token.Stem, out var vote))
                    votes[token.Stem] = vote = new(articles.Count);
                vote.Count++;
                vote.Best[candidates[i].Article] = Math.Max(vote.Best[candidates[i].Article], quality[i]);
            }
        }

        foreach (var vote in votes.Values)
            vote.Sum = vote.Best.Sum();

        for (var i = 0; i < candidates.Count; i++)
        {
            var f = features[i];
            var sentence = candidates[i].Sentence;
            var own = candidates[i].Article;
            var body = articles[own].Article.Body;
            var found = question.Kind is AnswerKind.Thing or AnswerKind.YesNo or AnswerKind.Statement
                ? null : KindFinder.Find(question, sentence, body);
            void Max(SentenceFeature feature, double value) => f[(int)feature] = Math.Max(f[(int)feature], value);
            if (PlaceLists.For(question) is { } places)
            {
                var has = false;
                for (var t = 0; t < sentence.Tokens.Count; t++)
                    has |= !asked.Contains(sentence.Tokens[t].Stem) && PlaceLists.IsAt(places, sentence.Tokens, t);
                f[(int)(has ? SentenceFeature.HasListed : SentenceFeature.NoListed)] = 1;
            }

            var newWords = 0;
            var capitals = 0;
            var words = new List<double>();
            var wordVotes = new List<double>();
            for (var t = 0; t < sentence.Tokens.Count; t++)
            {
                var token = sentence.Tokens[t];
                if (!votes.TryGetValue(token.Stem, out var vote))
                    continue;
                newWords++;
                var rarity = Math.Log(1 + candidates.Count / (double)vote.Count) / Math.Log(1 + candidates.Count);
                var support = (vote.Sum - vote.Best[own]) / norm * rarity;
                var votesAll = vote.Sum / norm * rarity;
                var isName = token.IsCapital && token.Number is null && !Dates.IsDayOrMonth(token.Word)
                    && (t > 0 || sentence.Tokens.Count > 1 && sentence.Tokens[1].IsCapital);
                if (isName)
                {
                    capitals++;
                    Max(SentenceFeature.NewName, 1);
                    Max(SentenceFeature.NameSupport, support);
                    Max(SentenceFeature.NameVote, votesAll);
                }
                else if (token.Number is not null)
                {
                    Max(SentenceFeature.NewNumber, 1);
                    Max(SentenceFeature.NumberSupport, support);
                }

                words.Add(support);
                wordVotes.Add(votesAll);
                if (found is not null && found.Exists(p => Math.Abs(p - t) <= 1))
                {
                    Max(SentenceFeature.KindSupport, support);
                    Max(SentenceFeature.KindVote, votesAll);
                }
            }

            words.Sort();
            wordVotes.Sort();
            f[(int)SentenceFeature.WordSupport] = words.TakeLast(3).DefaultIfEmpty().Average();
            f[(int)SentenceFeature.WordVote] = wordVotes.TakeLast(3).DefaultIfEmpty().Average();
            f[(int)SentenceFeature.NewWords] = Math.Log(1 + newWords);
            f[(int)SentenceFeature.NewCapitals] = Math.Log(1 + capitals);
            var title = articles[own].TitleTokens.Where(t => !TextAnalyzer.IsStopWord(t.Word)).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
            var inSentence = sentence.Tokens.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
            f[(int)SentenceFeature.TitleShare] = title.Count == 0 ? 0 : title.Count(inSentence.Contains) / (double)title.Count;
            f[(int)SentenceFeature.Early] = 1.0 / (1 + sentence.Index);
            if (body.AsSpan(sentence.Span.Start, sentence.Span.Length).IndexOfAny('"', '“', '‘') >= 0)
                f[(int)SentenceFeature.NewQuoted] = 1;
            if (question.Kind == AnswerKind.Thing)
            {
                f[(int)SentenceFeature.ThingName] = f[(int)SentenceFeature.NewName];
                f[(int)SentenceFeature.ThingNumber] = f[(int)SentenceFeature.NewNumber];
                f[(int)SentenceFeature.ThingQuoted] = f[(int)SentenceFeature.NewQuoted];
            }
        }

        // neighbours
        var index = new Dictionary<(int, int), int>();
        for (var i = 0; i < candidates.Count; i++)
            index[(candidates[i].Article, candidates[i].Sentence.Index)] = i;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (index.TryGetValue((candidates[i].Article, candidates[i].Sentence.Index + 1), out var next))
                features[i][(int)SentenceFeature.NextCoverage] = features[next][(int)SentenceFeature.Coverage];
            for (var d = -3; d <= 3; d++)
                if (d != 0 && index.TryGetValue((candidates[i].Article, candidates[i].Sentence.Index + d), out var other))
                    features[i][(int)SentenceFeature.PassageCoverage] = Math.Max(
                        features[i][(int)SentenceFeature.PassageCoverage], features[other][(int)SentenceFeature.RareCoverage]);
        }
    }
}
