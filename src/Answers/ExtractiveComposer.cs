using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>passage → answer without a model: the sentences that answer the question, word for word.</summary>
sealed class ExtractiveComposer(AnswerOptions options)
{
    // A further sentence has to be nearly as likely as the best one (e^-2.5), or it dilutes the answer.
    const double NearlyAsGood = 2.5;

    // What a sentence that repeats another loses of its score: one with other words may have another answer.
    const double Repetition = 1;

    // Two sentences that share this much of their words say the same.
    const double SameWords = 0.7;

    // How near to an answer a refusal must come to be worth showing: by its probability, or by
    // what it has of the question.
    const double WorthShowing = 0.05;
    const double MuchOfTheQuestion = 0.3;

    // Much of what is asked in a day is about the same few articles. One of 600 words takes about 100 kB.
    const int ArticlesKept = 100;

    readonly RecentlyRead<Article, ArticleText> _articles = new(
        ArticlesKept, article => new(article), ReferenceEqualityComparer.Instance);

    public Answer Compose(AnswerRequest request)
    {
        var (question, query, passages, searched) = request;
        var asked = QuestionReader.Read(question);
        var ranked = Rank(asked, passages, _articles.Of);
        var confidence = new AnswerConfidence(asked, query, passages, searched).Of(ranked);
        if (ranked.Count == 0 || confidence.Value < options.MinConfidence)
            return new Answer.NotInTheNews(searched, Closest(ranked, confidence))
            {
                Confidence = confidence.Value,
                Reasons = confidence.Reasons,
            };

        var sentences = new List<AnswerSentence>();
        var citations = new List<Citation>();
        foreach (var sentence in WithAntecedents(Choose(ranked)))
        {
            var citation = Citation.Of(
                citations.Count + 1, sentence.Article.Article, WholeQuote.Of(sentence.Article, sentence.Sentence));
            if (citations.Exists(c =>
                    c.ArticleId == citation.ArticleId && c.Start <= citation.Start && citation.End <= c.End))
                continue; // It is a part of a quotation that is there already.
            citations.Add(citation);
            sentences.Add(new(citation.Quote, [citation.Number]));
        }

        return new Answer.Cited(sentences, citations) { Confidence = confidence.Value, Reasons = confidence.Reasons };
    }

    /// <summary>Every sentence of the passages, scored, best first.</summary>
    /// <param name="read">Gives an article's words; null: they are read.</param>
    public static IReadOnlyList<ScoredSentence> Rank(
        Question question, IReadOnlyList<Passage> passages, Func<Article, ArticleText>? read = null)
    {
        read ??= article => new(article);
        var articles = new List<ArticleText>();
        var indexOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        var most = passages.Count > 0 ? passages.Max(p => p.Score) : 0;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (var rank = 1; rank <= passages.Count; rank++)
        {
            var passage = passages[rank - 1];
            if (!indexOf.TryGetValue(passage.Article.Id, out var index))
            {
                indexOf[passage.Article.Id] = index = articles.Count;
                articles.Add(read(passage.Article));
            }

            foreach (var sentence in articles[index].Sentences)
                if (Overlaps(passage.Span, sentence.Span) && !IsQuestion(articles[index], sentence)
                    && seen.Add(sentence))
                    candidates.Add(new(index, sentence, rank, passage.Score - most));
        }

        return new SentenceScorer(question, articles, candidates).Score();
    }

    /// <summary>The best, and those that are nearly as good and say something else, best first.</summary>
    /// <remarks>
    /// Each next one has the highest score less what it repeats of those before: maximal marginal relevance
    /// (Carbonell and Goldstein 1998).
    /// </remarks>
    List<ScoredSentence> Choose(IReadOnlyList<ScoredSentence> ranked)
    {
        var chosen = new List<ScoredSentence> { ranked[0] };
        List<Further> left =
            [.. ranked.Skip(1).TakeWhile(s => s.Score >= ranked[0].Score - NearlyAsGood).Select(s => new Further(s))];
        while (chosen.Count < options.MaxSentences)
        {
            Further? next = null;
            foreach (var further in left)
            {
                further.Repeats = Math.Max(further.Repeats, Repeats(chosen[^1], further.Sentence));
                if (further.Repeats < SameWords && (next is null || further.Worth > next.Worth))
                    next = further;
            }

            if (next is null)
                break;
            chosen.Add(next.Sentence);
            left.Remove(next);
        }

        return chosen;
    }

    /// <summary>A sentence that may be added, and how much of it repeats one that is there, 0 to 1.</summary>
    sealed class Further(ScoredSentence sentence)
    {
        public ScoredSentence Sentence => sentence;

        public double Repeats { get; set; }

        public double Worth => sentence.Score - Repetition * Repeats;
    }

    /// <summary>
    /// A sentence about "it" or "he" brings the sentence along that says who or what that is; where there is no room
    /// for both, a further sentence stays out. The best comes first, then the others in reading order.
    /// </summary>
    List<ScoredSentence> WithAntecedents(List<ScoredSentence> chosen)
    {
        var kept = new List<ScoredSentence>();
        foreach (var sentence in chosen)
        {
            var before = Antecedent(sentence) is { } found && !Holds(kept, sentence.Article, found) ? found : null;
            var fits = kept.Count + (before is null ? 1 : 2) <= options.MaxSentences;
            if (!Holds(kept, sentence.Article, sentence.Sentence) && (fits || kept.Count == 0))
                kept.Add(sentence);
            if (before is not null && fits)
                kept.Add(sentence with { Sentence = before });
        }

        return [kept[0], .. kept.Skip(1).OrderBy(s => s.ArticleIndex).ThenBy(s => s.Sentence.Index)];
    }

    static bool Holds(List<ScoredSentence> sentences, ArticleText article, SentenceText sentence) =>
        sentences.Exists(s => s.Article == article && s.Sentence == sentence);

    /// <summary>The nearest sentence before it that does not itself begin with a pronoun.</summary>
    static SentenceText? Antecedent(ScoredSentence sentence)
    {
        if (!KindFinder.StartsWithPronoun(sentence.Sentence))
            return null;
        for (var i = sentence.Sentence.Index - 1; i >= 0; i--)
            if (!KindFinder.StartsWithPronoun(sentence.Article.Sentences[i]))
                return sentence.Article.Sentences[i];
        return null;
    }

    static Citation? Closest(IReadOnlyList<ScoredSentence> ranked, Confidence confidence) =>
        ranked is [var best, ..] && (best.Probability >= WorthShowing
            || confidence[ConfidenceFeature.SentenceCoverage] >= MuchOfTheQuestion)
            ? Citation.Of(1, best.Article.Article, best.Sentence.Span) : null;

    /// <summary>What the shorter of two sentences shares with the other, 0 to 1.</summary>
    static double Repeats(ScoredSentence a, ScoredSentence b)
    {
        var left = a.Sentence.Tokens.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        var right = b.Sentence.Tokens.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return (double)left.Count(right.Contains) / Math.Max(1, Math.Min(left.Count, right.Count));
    }

    /// <summary>A question answers none.</summary>
    static bool IsQuestion(ArticleText article, SentenceText sentence) =>
        article.Article.Body.AsSpan(sentence.Span.Start, sentence.Span.Length).TrimEnd("\"'”’)» ").EndsWith("?");

    static bool Overlaps(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;
}
