using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>The records of one collection: rows of field values, columns of vectors, and the keyword index.</summary>
/// <remarks>
/// Rows are dense: a deleted row is filled with the last one. Many can read, one can write; what is found is copied
/// before the lock is given up, so nobody sees half a record or half a batch.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The lock lives as long as the data.")]
sealed partial class CollectionData(string name)
{
    readonly Dictionary<object, StoredRecord> byKey = [];
    readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    readonly List<VectorColumn> columns = [];
    readonly List<ValueColumn> indexed = [];
    readonly KeywordIndex keywords = new();
    readonly FilterCache filters = new();
    readonly StoredTypes types = new(name);
    StoredRecord[] rows = new StoredRecord[16];
    int count;
    long nextSequence;
    long version;   // of the rows: what is remembered of an earlier one is void
    bool isInOrder = true;

    public string Name => name;

    public int SlotCount => slots.Count;

    public int ColumnCount => columns.Count;

    /// <summary>Makes room for the properties of a record type and says where they are.</summary>
    public RecordMapper Open(RecordShape shape)
    {
        var model = shape.Model;
        using var held = Write();
        types.Check(model);
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

    public void Upsert(PreparedRecord[] records)
    {
        var texts = keywords.ReadAll(records);
        using var held = Write();
        for (var i = 0; i < records.Length; i++)
            Put(records[i], texts[i / KeywordIndex.BatchLength], i % KeywordIndex.BatchLength);
        keywords.Settle();
    }

    public void Delete(IEnumerable<object> keys)
    {
        using var held = Write();
        foreach (var key in keys)
        {
            if (byKey.Remove(key, out var record))
                Remove(record);
        }
    }

    int OpenColumn(VectorPropertyModel property)
    {
        var column = columns.FindIndex(column => column.Name == property.StorageName);
        if (column >= 0)
            return column;

        columns.Add(new(property.StorageName, property.Dimensions));
        return columns.Count - 1;
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
