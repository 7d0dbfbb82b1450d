using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>The records of one collection: rows of field values, columns of vectors, and the keyword index.</summary>
/// <remarks>
/// Rows are dense: a deleted row is filled with the last one. Many can read, one can write; what is found is copied
/// before the lock is given up, so nobody sees half a record or half a batch.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The lock lives as long as the data.")]
sealed class CollectionData(string name)
{
    const int LeastDepth = 100;       // how far down both rankings are read before they are fused

    readonly ReaderWriterLockSlim gate = new();
    readonly Dictionary<object, StoredRecord> byKey = [];
    readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    readonly List<VectorColumn> columns = [];
    readonly List<ValueColumn> indexed = [];
    readonly KeywordIndex keywords = new();
    readonly FilterCache filters = new();
    StoredRecord[] rows = new StoredRecord[16];
    int count;
    long nextSequence;
    long version;   // of the rows: what is remembered of an earlier one is void
    bool isInOrder = true;

    public int SlotCount => slots.Count;

    public int ColumnCount => columns.Count;

    /// <summary>Makes room for the properties of a record type and says where they are.</summary>
    public RecordMapper Open(RecordShape shape)
    {
        var model = shape.Model;
        gate.EnterWriteLock();
        version++;
        try
        {
            var slotOf = new int[model.DataProperties.Count];
            var fields = new List<int>();
            for (var i = 0; i < slotOf.Length; i++)
            {
                var property = model.DataProperties[i];
                if (!slots.TryGetValue(property.StorageName, out slotOf[i]))
                    slots.Add(property.StorageName, slotOf[i] = slots.Count);
                if (property.IsIndexed && !indexed.Exists(column => column.Slot == slotOf[i]))
                    indexed.Add(new(slotOf[i]));
                if (property.IsFullTextIndexed)
                    fields.Add(keywords.OpenField(slotOf[i], rows.AsSpan(0, count)));
            }

            var columnOf = new int[model.VectorProperties.Count];
            for (var i = 0; i < columnOf.Length; i++)
                columnOf[i] = OpenColumn(model.VectorProperties[i]);

            return new(this, shape, slotOf, columnOf, [.. fields]);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    public void Upsert(PreparedRecord[] records)
    {
        var texts = keywords.ReadAll(records);
        gate.EnterWriteLock();
        version++;
        try
        {
            for (var i = 0; i < records.Length; i++)
                Put(records[i], texts[i / KeywordIndex.BatchLength], i % KeywordIndex.BatchLength);
            keywords.Settle();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    public void Delete(IEnumerable<object> keys)
    {
        gate.EnterWriteLock();
        version++;
        try
        {
            foreach (var key in keys)
            {
                if (byKey.Remove(key, out var record))
                    Remove(record);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    public Hit? Find(object key, bool includeVectors)
    {
        gate.EnterReadLock();
        try
        {
            return byKey.TryGetValue(key, out var record) ? HitOf(record, 0, includeVectors) : null;
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Records that a filter accepts: in the given order, or in the order of insertion.</summary>
    public List<Hit> Where(
        RecordPredicate? filter, Comparison<StoredRecord>? order, int skip, int top, bool includeVectors)
    {
        gate.EnterReadLock();
        try
        {
            var accepts = filter?.Compile(count);
            var found = new List<StoredRecord>();
            for (var row = 0; row < count; row++)
            {
                if (accepts is null || accepts(rows[row]))
                    found.Add(rows[row]);
                if (order is null && isInOrder && found.Count - skip >= top)
                    break;
            }

            if (order is not null)
                found.Sort((a, b) => order(a, b) is var result and not 0 ? result : a.Sequence.CompareTo(b.Sequence));
            else if (!isInOrder)
                found.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));

            var hits = new List<Hit>();
            for (var i = skip; i < found.Count && hits.Count < top; i++)
                hits.Add(HitOf(found[i], 0, includeVectors));

            return hits;
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public List<Hit> Search(VectorQuery query, RecordPredicate? filter, int skip, int top, bool includeVectors)
    {
        gate.EnterReadLock();
        try
        {
            var best = new BestRows(Depth(skip, top));
            columns[query.Column].Search(query, rows, count, Rows(filter), best);
            return Hits(best, skip, query.Distance.IsDistance ? -1 : 1, includeVectors);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public List<Hit> Search(KeywordQuery query, RecordPredicate? filter, int skip, int top, bool includeVectors)
    {
        gate.EnterReadLock();
        try
        {
            var best = new BestRows(Depth(skip, top));
            var accepts = Rows(filter);
            keywords.Search(query, accepts is null ? null : record => accepts.Accepts(record.Row), best);
            return Hits(best, skip, 1, includeVectors);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Reciprocal rank fusion: a record in either ranking is found, one high in both comes first.</summary>
    public List<Hit> Search(
        VectorQuery query, KeywordQuery words, RecordPredicate? filter, double? threshold, int skip, int top,
        bool includeVectors)
    {
        gate.EnterReadLock();
        try
        {
            var accepts = Rows(filter);
            var depth = (int)Math.Min(count, Math.Max(LeastDepth, 4L * Depth(skip, top)));
            var dense = new BestRows(depth);
            var lexical = new BestRows(depth);
            columns[query.Column].Search(query, rows, count, accepts, dense);
            keywords.Search(words, accepts is null ? null : record => accepts.Accepts(record.Row), lexical);
            dense.Sort();
            lexical.Sort();

            var best = new BestRows(Depth(skip, top));
            foreach (var (row, score) in ReciprocalRanks.Fuse(dense, lexical))
            {
                if (!(score < threshold) && best.Wants(score))
                    best.Offer(score, rows[row].Sequence, row);
            }

            return Hits(best, skip, 1, includeVectors);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public double InverseDocumentFrequency(string term)
    {
        gate.EnterReadLock();
        try
        {
            return keywords.Idf(term);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    RowFilter? Rows(RecordPredicate? filter) => filter is null ? null
        : filters.Get(filter, version, () => RowFilter.For(filter, rows, count, indexed));

    int Depth(int skip, int top) => (int)Math.Min(count, (long)skip + top);

    List<Hit> Hits(BestRows best, int skip, int sign, bool includeVectors)
    {
        best.Sort();
        var hits = new List<Hit>();
        for (var place = skip; place < best.Count; place++)
            hits.Add(HitOf(rows[best.Row(place)], sign * best.Rank(place), includeVectors));

        return hits;
    }

    Hit HitOf(StoredRecord record, double score, bool includeVectors)
    {
        if (!includeVectors)
            return new(record, score, null);

        var vectors = new float[]?[columns.Count];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = columns[i].Has(record.Row) ? columns[i].Copy(record.Row) : null;

        return new(record, score, vectors);
    }

    int OpenColumn(VectorPropertyModel property)
    {
        var column = columns.FindIndex(column => column.Name == property.StorageName);
        if (column < 0)
        {
            columns.Add(new(property.StorageName, property.Dimensions));
            return columns.Count - 1;
        }

        return columns[column].Dimensions == property.Dimensions ? column : throw new InvalidOperationException(
            $"The collection '{name}' has vectors of {columns[column].Dimensions} dimensions in " +
            $"'{property.StorageName}'; it cannot be opened with {property.Dimensions}.");
    }

    void Put(PreparedRecord prepared, KeywordBatch texts, int place)
    {
        if (byKey.TryGetValue(prepared.Key, out var old))
            keywords.Remove(old);
        else if (count == rows.Length)
            Array.Resize(ref rows, count * 2);

        var row = old?.Row ?? count++;
        var record = new StoredRecord(prepared.Key, prepared.Fields, old?.Sequence ?? nextSequence++, row);
        byKey[prepared.Key] = rows[row] = record;
        for (var i = 0; i < columns.Count; i++)
        {
            if (i < prepared.Vectors.Length && prepared.Vectors[i] is { } vector)
                columns[i].Set(row, vector);
            else
                columns[i].Clear(row);
        }

        foreach (var values in indexed)
            values.Set(rows, row, count);

        keywords.Add(record, texts, place);
    }

    void Remove(StoredRecord record)
    {
        keywords.Remove(record);
        var last = --count;
        if (record.Row != last)
        {
            rows[record.Row] = rows[last];
            rows[last].Row = record.Row;
            isInOrder = false;
        }

        foreach (var column in columns)
        {
            if (record.Row != last)
                column.Move(last, record.Row);
            else
                column.Clear(last);
        }

        foreach (var values in indexed)
            values.Move(last, record.Row);

        rows[last] = null!;
    }
}
