using System.Runtime.CompilerServices;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;
using NewsBot.Language;

namespace NewsBot.Vectors.InMemory;

// Searching; what is read by key and by filter is in InMemoryCollection.cs.
public sealed partial class InMemoryCollection<TKey, TRecord>
{
    // One line, since it is compiled anew for every type of search value; float[] needs no compiling at run time.
    public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default) =>
        SearchVectorsAsync(searchValue, top, options ?? new(), cancellationToken);

    /// <summary>Keywords and vector together, by reciprocal rank fusion.</summary>
    /// <remarks>
    /// The score is Σ 1 / (60 + rank) over the rankings by vector and by keywords. Where a collection has more than a
    /// thousand records, only the hundred best of each ranking are added up; what is in neither hundred follows with
    /// 1 / (60 + the better of its two ranks). The order does not depend on Skip and top: pages of any size add up to
    /// the same list, with each record once.
    /// </remarks>
    public IAsyncEnumerable<VectorSearchResult<TRecord>> HybridSearchAsync<TInput>(
        TInput searchValue, ICollection<string> keywords, int top, HybridSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
        where TInput : notnull =>
        SearchBothAsync(searchValue, keywords, top, options ?? new(), cancellationToken);

    /// <summary>The records whose full-text properties match the query best, by BM25F; only matches.</summary>
    public IAsyncEnumerable<VectorSearchResult<TRecord>> SearchKeywordsAsync(
        string query, int top, KeywordSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new();
        if (options.K1 is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(options), $"K1 ({options.K1}) must be 0 or more.");
        if (options.B is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), $"B ({options.B}) must be between 0 and 1.");

        var skip = NotNegative(options.Skip);
        var includeVectors = IncludeVectors(options.IncludeVectors);
        var records = Open("SearchKeywords");
        var terms = new KeywordQuery(
            TextAnalyzer.QueryTerms(query), Weights(records, options.FieldWeights), options.K1, options.B);
        var hits = records.Data.Search(
            terms, RecordFilter.Translate(options.Filter, model, records), skip, top, includeVectors);
        return Results(records, hits, cancellationToken);
    }

    /// <summary>
    /// How much a stemmed term of <see cref="TextAnalyzer"/> says: ln(1 + (N - n + 0.5) / (n + 0.5)), as BM25 has it.
    /// </summary>
    /// <remarks>N records, of which n have the term in some full-text property.</remarks>
    public double InverseDocumentFrequency(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Open("InverseDocumentFrequency").Data.InverseDocumentFrequency(term);
    }

    async IAsyncEnumerable<VectorSearchResult<TRecord>> SearchVectorsAsync(
        object searchValue, int top, VectorSearchOptions<TRecord> options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var skip = NotNegative(options.Skip);
        var threshold = Number(options.ScoreThreshold);
        var includeVectors = IncludeVectors(options.IncludeVectors);
        var property = model.GetVectorPropertyOrSingle(options);
        var vector = VectorIn(searchValue, property) ?? await EmbedAsync(searchValue, property, cancellationToken);
        var records = Open("VectorizedSearch");
        var query = new VectorQuery(
            records.ColumnOf(property), vector, Distance.Named(property.DistanceFunction, property.ModelName),
            threshold);
        var hits = records.Data.Search(
            query, RecordFilter.Translate(options.Filter, model, records), skip, top, includeVectors);
        foreach (var hit in hits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(Restore(records, hit), hit.Score);
        }
    }

    async IAsyncEnumerable<VectorSearchResult<TRecord>> SearchBothAsync(
        object searchValue, ICollection<string> keywords, int top, HybridSearchOptions<TRecord> options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentNullException.ThrowIfNull(keywords);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var skip = NotNegative(options.Skip);
        var threshold = Number(options.ScoreThreshold);
        var includeVectors = IncludeVectors(options.IncludeVectors);
        var property = model.GetVectorPropertyOrSingle(
            new VectorSearchOptions<TRecord> { VectorProperty = options.VectorProperty });
        var text = model.GetFullTextDataPropertyOrSingle(options.AdditionalProperty);
        var vector = VectorIn(searchValue, property) ?? await EmbedAsync(searchValue, property, cancellationToken);
        var records = Open("HybridSearch");
        var query = new VectorQuery(
            records.ColumnOf(property), vector, Distance.Named(property.DistanceFunction, property.ModelName));
        var defaults = new KeywordSearchOptions<TRecord>();
        var words = new KeywordQuery(
            TextAnalyzer.QueryTerms(string.Join('\n', keywords)), Weights(records, null, text), defaults.K1,
            defaults.B);
        var hits = records.Data.Search(
            query, words, RecordFilter.Translate(options.Filter, model, records), threshold, skip, top, includeVectors);
        foreach (var hit in hits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(Restore(records, hit), hit.Score);
        }
    }

    static float[]? VectorIn(object searchValue, VectorPropertyModel property) =>
        RecordMapper.ToVector(searchValue) is { } vector
            ? RecordMapper.Checked(vector, property, nameof(searchValue))
            : null;

    static async Task<float[]> EmbedAsync(
        object searchValue, VectorPropertyModel property, CancellationToken cancellationToken)
    {
        var type = searchValue.GetType();
        if (property.EmbeddingGenerationDispatcher is null)
        {
            throw property.EmbeddingGenerator is { } generator
                ? new InvalidOperationException(
                    VectorDataStrings.IncompatibleEmbeddingGeneratorWasConfiguredForInputType(
                        type, generator.GetType()))
                : new NotSupportedException(
                    VectorDataStrings.InvalidSearchInputAndNoEmbeddingGeneratorWasConfigured(
                        type, InMemoryModelBuilder.VectorTypes));
        }

        var embedding = await property.GenerateEmbeddingAsync(searchValue, cancellationToken);
        return VectorIn(embedding, property)
            ?? throw new InvalidOperationException($"The generator of '{property.ModelName}' gave no float vector.");
    }

    /// <summary>The weight of each field of the index; other record types may have given it fields as well.</summary>
    double[] Weights(
        RecordMapper records, IReadOnlyDictionary<string, double>? fieldWeights, DataPropertyModel? only = null)
    {
        if (records.KeywordFields.Length == 0)
            throw new InvalidOperationException($"The collection '{Name}' has no full-text property to search in.");

        var last = 0;
        foreach (var number in records.KeywordFields)
            last = Math.Max(last, number);

        var weights = new double[last + 1];
        var (field, named) = (0, 0);
        foreach (var property in model.DataProperties)
        {
            if (!property.IsFullTextIndexed)
                continue;

            var weight = 1.0;
            if (fieldWeights is not null && fieldWeights.TryGetValue(property.ModelName, out var asked))
            {
                weight = double.IsFinite(asked) && asked >= 0 ? asked : throw new ArgumentOutOfRangeException(
                    nameof(fieldWeights), $"The weight of '{property.ModelName}' is {asked}; it must be 0 or more.");
                named++;
            }

            weights[records.KeywordFields[field++]] = only is null || ReferenceEquals(only, property) ? weight : 0;
        }

        if (named == (fieldWeights?.Count ?? 0))
            return weights;

        var indexed = model.DataProperties.Where(p => p.IsFullTextIndexed).Select(p => p.ModelName).ToList();
        throw new ArgumentException(
            $"FieldWeights names '{fieldWeights!.Keys.Except(indexed).First()}', which is not full-text indexed in " +
            $"'{Name}'; that is only {string.Join(", ", indexed.Select(name => $"'{name}'"))}.", nameof(fieldWeights));
    }

    static double? Number(double? scoreThreshold) => scoreThreshold is not double.NaN ? scoreThreshold
        : throw new ArgumentOutOfRangeException(
            nameof(scoreThreshold), "ScoreThreshold (NaN) must be a number; leave it null to find every score.");

    async IAsyncEnumerable<VectorSearchResult<TRecord>> Results(
        RecordMapper records, List<Hit> hits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var hit in hits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(Restore(records, hit), hit.Score);
        }
    }
}
