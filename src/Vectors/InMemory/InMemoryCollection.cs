using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>One collection of an <see cref="InMemoryVectorStore"/>, seen as one type of record.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is what the base class calls a collection.")]
public sealed partial class InMemoryCollection<TKey, TRecord>
    : VectorStoreCollection<TKey, TRecord>, IKeywordHybridSearchable<TRecord>
    where TKey : notnull
    where TRecord : class
{
    readonly InMemoryVectorData data;
    readonly CollectionModel model;
    readonly RecordShape shape;
    readonly VectorStoreCollectionMetadata metadata;
    RecordMapper? mapper;

    public InMemoryCollection(string name, InMemoryCollectionOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (typeof(TRecord) == typeof(Dictionary<string, object?>) && typeof(TKey) != typeof(object))
        {
            throw new NotSupportedException(
                VectorDataStrings.NonDynamicCollectionWithDictionaryNotSupported(GetType()));
        }

        Name = name;
        data = options?.Data ?? new();
        metadata = new() { VectorStoreSystemName = InMemoryVectorData.SystemName, CollectionName = name };
        var generator = options?.Definition?.EmbeddingGenerator ?? options?.EmbeddingGenerator;
        model = typeof(TRecord) == typeof(Dictionary<string, object?>)
            ? new InMemoryModelBuilder().BuildDynamic(
                options?.Definition
                ?? throw new ArgumentException("A dynamic collection needs a definition.", nameof(options)),
                generator)
            : new InMemoryModelBuilder().Build(typeof(TRecord), typeof(TKey), options?.Definition, generator);
        shape = RecordShape.Of<TRecord>(model);
    }

    public override string Name { get; }

    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(data.Collections.ContainsKey(Name));
    }

    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!data.Collections.ContainsKey(Name))
            data.Collections.TryAdd(Name, new(Name));

        Open("EnsureCollectionExists");
        return Task.CompletedTask;
    }

    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        data.Collections.TryRemove(Name, out _);
        return Task.CompletedTask;
    }

    public override Task<TRecord?> GetAsync(
        TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        var includeVectors = IncludeVectors(options?.IncludeVectors);
        var records = Open("Get");
        return Task.FromResult(records.Data.Find(key, includeVectors) is { } hit ? Restore(records, hit) : null);
    }

    public override IAsyncEnumerable<TRecord> GetAsync(
        IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var includeVectors = IncludeVectors(options?.IncludeVectors);
        var hits = new List<Hit>();
        var records = Open("Get");
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (records.Data.Find(key, includeVectors) is { } hit)
                hits.Add(hit);
        }

        return Records(records, hits, cancellationToken);
    }

    public override IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var skip = NotNegative(options?.Skip);
        var includeVectors = IncludeVectors(options?.IncludeVectors);
        var records = Open("Get");
        var order = options?.OrderBy is { } orderBy ? Order(orderBy(new()).Values, records) : null;
        var hits = records.Data.Where(RecordFilter.Translate(filter, model, records), order, skip, top, includeVectors);
        return Records(records, hits, cancellationToken);
    }

    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        Open("Delete").Data.Delete([key]);
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        var boxed = new List<object>();
        foreach (var key in keys)
            boxed.Add(key);

        Open("Delete").Data.Delete(boxed);
        return Task.CompletedTask;
    }

    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return StoreAsync([record], cancellationToken);
    }

    /// <summary>Stores all of the records, or none of them when one cannot be stored.</summary>
    public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return StoreAsync([.. records], cancellationToken);
    }

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata) ? metadata
            : serviceType == typeof(InMemoryVectorData) ? data
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>The data as it is now: the collection may have been deleted and made again meanwhile.</summary>
    RecordMapper Open(string operation)
    {
        if (!data.Collections.TryGetValue(Name, out var current))
        {
            throw new VectorStoreException(
                $"The collection '{Name}' does not exist; call EnsureCollectionExistsAsync first.")
            {
                VectorStoreSystemName = InMemoryVectorData.SystemName,
                CollectionName = Name,
                OperationName = operation,
            };
        }

        var opened = mapper;
        return opened is not null && ReferenceEquals(opened.Data, current) ? opened : mapper = current.Open(shape);
    }

    bool IncludeVectors(bool? asked)
    {
        if (asked is true && model.EmbeddingGenerationRequired)
            throw new NotSupportedException(VectorDataStrings.IncludeVectorsNotSupportedWithEmbeddingGeneration);

        return asked is true;
    }

    static int NotNegative(int? skip)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip ?? 0, nameof(skip));
        return skip ?? 0;
    }

    Comparison<StoredRecord> Order(
        IReadOnlyList<FilteredRecordRetrievalOptions<TRecord>.OrderByDefinition.SortInfo> values, RecordMapper records)
    {
        var slots = new int[values.Count];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = records.SlotOf(model.GetDataOrKeyProperty(values[i].PropertySelector));

        return (a, b) =>
        {
            for (var i = 0; i < slots.Length; i++)
            {
                var result = FieldValues.Compare(a.Field(slots[i]), b.Field(slots[i]));
                if (result != 0)
                    return values[i].Ascending ? result : -result;
            }

            return 0;
        };
    }

    TRecord Restore(RecordMapper records, Hit hit)
    {
        var record = model.CreateRecord<TRecord>()!;
        records.Restore(record, hit);
        return record;
    }

    async IAsyncEnumerable<TRecord> Records(
        RecordMapper records, List<Hit> hits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var hit in hits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Restore(records, hit);
        }
    }
}
