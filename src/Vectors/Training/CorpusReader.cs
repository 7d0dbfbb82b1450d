using NewsBot.Language;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Vectors.Training;

/// <summary>archive → corpus: reads every article once, analysed on all cores.</summary>
static class CorpusReader
{
    // Enough for all cores; what is analysed together numbers its terms together.
    const int ArticlesAtOnce = 256, ArticlesPerTable = 16;

    // Word2vec's and fastText's default: of what is rarer nothing can be learned.
    const int FewestOfTerm = 5;

    public static TrainingCorpus Read(
        IEnumerable<ArchivedArticle> articles, int cores, CancellationToken cancellationToken)
    {
        var terms = new TermTable();
        var codes = new List<int>();
        var ends = new List<int>();
        var counts = new List<int>();
        foreach (var batch in articles.Chunk(ArticlesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parts = new Part[Blocks.CountOf(batch.Length, ArticlesPerTable)];
            Blocks.For(batch.Length, ArticlesPerTable, cores, (start, end) =>
                parts[start / ArticlesPerTable] = Part.Of(batch.AsSpan(start, end - start)));
            foreach (var part in parts)
                part.AppendTo(terms, codes, ends);
            counts.AddRange(batch.Select(article => article.Chunks.Count));
        }

        return Number(terms, [.. codes], [.. ends], counts, cancellationToken);
    }

    /// <summary>Gives numbers to what is frequent enough, and counts where it stands.</summary>
    static TrainingCorpus Number(
        TermTable all, int[] codes, int[] ends, List<int> articles, CancellationToken cancellationToken)
    {
        var occurrences = new int[all.Count];
        foreach (var code in codes)
            occurrences[code]++;
        var terms = new TermTable();
        var numbers = new int[all.Count];
        for (var term = 0; term < all.Count; term++)
            numbers[term] = occurrences[term] >= FewestOfTerm ? terms.FindOrAdd(all, term) : Vocabulary.Unknown;
        for (var i = 0; i < codes.Length; i++)
            codes[i] = numbers[codes[i]];
        cancellationToken.ThrowIfCancellationRequested();

        var weights = new float[terms.Count];
        var corpus = new TrainingCorpus(new(terms, weights), codes, ends, articles);
        WeighTerms(corpus, weights);
        return corpus;
    }

    /// <summary>ln(passages / passages with the term), as if one more passage had it.</summary>
    static void WeighTerms(TrainingCorpus corpus, float[] weights)
    {
        var features = new List<Feature>();
        var passages = new int[weights.Length];
        foreach (var place in corpus.Passages)
        {
            corpus.Vocabulary.Weigh(corpus.Codes(place.Text), features);
            foreach (var feature in features)
                passages[feature.Term]++;
        }

        for (var term = 0; term < weights.Length; term++)
            weights[term] = MathF.Log((corpus.Passages.Length + 1f) / (passages[term] + 1));
    }

    /// <summary>A few articles as numbers of a table of their own, so that they need not wait for each other.</summary>
    sealed class Part
    {
        readonly TermTable _terms = new();
        readonly List<int> _codes = [];
        readonly List<int> _ends = [];

        public static Part Of(ReadOnlySpan<ArchivedArticle> articles)
        {
            var part = new Part();
            foreach (var article in articles)
            {
                part.Add(article.Article.Title);
                foreach (var chunk in article.Chunks)
                    part.Add(article.Article.Body.AsSpan(chunk.Start, chunk.End - chunk.Start));
            }

            return part;
        }

        public void AppendTo(TermTable all, List<int> codes, List<int> ends)
        {
            var numbers = new int[_terms.Count];
            for (var term = 0; term < numbers.Length; term++)
                numbers[term] = all.FindOrAdd(_terms, term);
            var before = codes.Count;
            foreach (var code in _codes)
                codes.Add(numbers[code]);
            foreach (var end in _ends)
                ends.Add(before + end);
        }

        void Add(ReadOnlySpan<char> text)
        {
            var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
            while (words.Read())
                if (!TextAnalyzer.IsStopWord(words.Word))
                    _codes.Add(_terms.FindOrAdd(words.Stem()));
            _ends.Add(_codes.Count);
        }
    }
}
