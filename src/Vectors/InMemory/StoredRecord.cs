namespace NewsBot.Vectors.InMemory;

/// <summary>The field values of a record; never changed, only replaced.</summary>
sealed class StoredRecord(object key, object?[] fields, long sequence, int row)
{
    public object Key => key;

    /// <summary>When its key was first inserted: what breaks ties.</summary>
    public long Sequence => sequence;

    /// <summary>Its place in the vector columns; another one after a deletion.</summary>
    public int Row { get; set; } = row;

    /// <summary>Its number in the keyword index.</summary>
    public int Document { get; set; } = -1;

    public object?[] Fields => fields;

    /// <summary>A field's value, or null where the record was written before the collection had the field.</summary>
    public object? Field(int slot) => slot < 0 ? key : slot < fields.Length ? fields[slot] : null;
}

/// <summary>A record that has passed every check and only needs to be put in its place.</summary>
/// <param name="Vectors">By column; null where the record has no vector.</param>
sealed record PreparedRecord(object Key, object?[] Fields, float[]?[] Vectors);

/// <summary>A record that was found; vectors are there when they were asked for.</summary>
sealed record Hit(StoredRecord Record, double Score, float[]?[]? Vectors);
