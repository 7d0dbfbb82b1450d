using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>record ↔ field values: where a record type's properties lie in the data of a collection.</summary>
/// <remarks>A collection can be open as several record types at once; properties meet by their storage name.</remarks>
sealed class RecordMapper(CollectionData data, RecordShape shape, int[] slots, int[] columns, int[] keywordFields)
{
    // Asked of the model only once: it looks at the attributes of the property each time.
    readonly Lazy<bool[]> isNullable = new(() => [.. shape.Model.DataProperties.Select(p => p.IsNullable)]);

    public CollectionData Data => data;

    /// <summary>The fields of the keyword index, in the order of the model's full-text properties.</summary>
    public int[] KeywordFields => keywordFields;

    /// <summary>The place of a property in <see cref="StoredRecord.Field"/>.</summary>
    public int SlotOf(PropertyModel property)
    {
        if (property is KeyPropertyModel)
            return -1;

        for (var i = 0; i < slots.Length; i++)
        {
            if (ReferenceEquals(shape.Model.DataProperties[i], property))
                return slots[i];
        }

        throw new NotSupportedException(
            $"'{property.ModelName}' is a vector; only keys and data can be filtered and ordered by.");
    }

    public int ColumnOf(VectorPropertyModel property)
    {
        var index = 0;
        while (!ReferenceEquals(shape.Model.VectorProperties[index], property))
            index++;

        return columns[index];
    }

    /// <exception cref="ArgumentException">The record is a dictionary with a property that there is not.</exception>
    public void CheckNames(object record)
    {
        if (record is not Dictionary<string, object?> map)
            return;

        foreach (var name in map.Keys)
        {
            if (!shape.Model.PropertyMap.ContainsKey(name)
                && !shape.Model.PropertyMap.Keys.Contains(name, map.Comparer))
                throw new ArgumentException(Unknown("The record has", name), nameof(record));
        }
    }

    /// <summary>That there is no property of this name, and which ones there are.</summary>
    public string Unknown(string subject, string name) =>
        $"{subject} the property '{name}', but the definition of '{data.Name}' has only " +
        $"{string.Join(", ", shape.Model.Properties.Select(property => $"'{property.ModelName}'"))}.";

    /// <summary>Checks one record and copies its values; embeddings are the generated vectors, by property.</summary>
    public PreparedRecord Prepare(object record, object key, int index, IReadOnlyList<Embedding?>?[]? embeddings)
    {
        var fields = new object?[data.SlotCount];
        for (var i = 0; i < slots.Length; i++)
            fields[slots[i]] = FieldValues.Copy(shape.Data[i].Get(record), typeof(object));

        var vectors = new float[]?[data.ColumnCount];
        for (var i = 0; i < columns.Length; i++)
        {
            var value = embeddings?[i] is { } generated ? generated[index] : shape.Vectors[i].Get(record);
            if (ToVector(value, copy: true) is { } vector)
                vectors[columns[i]] = Checked(vector, shape.Model.VectorProperties[i], nameof(record));
        }

        return new(key, fields, vectors);
    }

    public void Restore(object empty, Hit hit)
    {
        var isMap = empty is Dictionary<string, object?>; // which has a property once it is set, to null too
        shape.Key.Set(empty, hit.Record.Key);
        for (var i = 0; i < slots.Length; i++)
        {
            if (hit.Record.Field(slots[i]) is { } value)
                shape.Data[i].Set(empty, FieldValues.Copy(value, shape.Model.DataProperties[i].Type));
            else if ((isMap || shape.Data[i].Get(empty) is not null) && isNullable.Value[i])
                shape.Data[i].Set(empty, null);
        }

        for (var i = 0; hit.Vectors is not null && i < columns.Length; i++)
        {
            if (hit.Vectors[columns[i]] is { } vector)
                shape.Vectors[i].Set(empty, FromVector(vector, shape.Model.VectorProperties[i].Type));
        }
    }

    public static float[] Checked(float[] vector, VectorPropertyModel property, string parameter)
    {
        if (vector.Length != property.Dimensions)
        {
            throw new ArgumentException(
                $"The vector for '{property.ModelName}' must have {property.Dimensions} dimensions, but has " +
                $"{vector.Length}.", parameter);
        }

        for (var i = 0; i < vector.Length; i++)
        {
            if (!float.IsFinite(vector[i]))
            {
                throw new ArgumentException(
                    $"The vector for '{property.ModelName}' must have finite components, but component {i} is " +
                    $"{vector[i].ToString(CultureInfo.InvariantCulture)}.", parameter);
            }
        }

        return vector;
    }

    /// <summary>The vector in any of its types, or null where there is none.</summary>
    public static float[]? ToVector(object? value, bool copy = false) => value switch
    {
        float[] array => copy ? (float[])array.Clone() : array,
        ReadOnlyMemory<float> memory => memory.ToArray(),
        Embedding<float> embedding => embedding.Vector.ToArray(),
        _ => null,
    };

    static object FromVector(float[] vector, Type type) =>
        type == typeof(float[]) ? vector
        : type == typeof(Embedding<float>) ? new Embedding<float>(vector)
        : new ReadOnlyMemory<float>(vector);
}
