using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>The types of a collection's keys and properties, with which every record type has to agree.</summary>
/// <remarks>
/// A record type may leave properties out, add some, and have other names for them in its code. What it shares with the
/// others it must be able to read: keys, values and vectors of the same type, where a nullable type is the same as the
/// one without, and a list the same as an array.
/// </remarks>
sealed class StoredTypes(string collection)
{
    const string Advice = " Open it as it was made, name the property otherwise, or delete the collection first.";

    readonly Dictionary<string, Type> values = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> dimensions = new(StringComparer.Ordinal);
    Type? key;

    /// <summary>Takes up the properties of a record type, or none of them.</summary>
    /// <exception cref="InvalidOperationException">The collection has one of them with another type.</exception>
    public void Check(CollectionModel model)
    {
        if (key is not null && key != model.KeyProperty.Type)
            throw Refused($"keys of type {key.Name}", $"keys of type {model.KeyProperty.Type.Name}", Advice);

        foreach (var property in model.DataProperties)
        {
            var (name, type) = (property.StorageName, TypeOf(property));
            if (dimensions.ContainsKey(name))
                throw Refused($"vectors in '{name}'", $"values of type {type.Name}", Advice);
            if (values.TryGetValue(name, out var known) && known != type)
                throw Refused($"values of type {known.Name} in '{name}'", $"values of type {type.Name}", Advice);
        }

        foreach (var property in model.VectorProperties)
        {
            var (name, length) = (property.StorageName, property.Dimensions);
            if (values.TryGetValue(name, out var type))
                throw Refused($"values of type {type.Name} in '{name}'", "vectors", Advice);
            if (dimensions.TryGetValue(name, out var known) && known != length)
                throw Refused($"vectors of {known} dimensions in '{name}'", $"{length}");
        }

        key = model.KeyProperty.Type;
        foreach (var property in model.DataProperties)
            values[property.StorageName] = TypeOf(property);
        foreach (var property in model.VectorProperties)
            dimensions[property.StorageName] = property.Dimensions;
    }

    static Type TypeOf(DataPropertyModel property) =>
        InMemoryModelBuilder.ElementOf(property.Type)?.MakeArrayType()
        ?? Nullable.GetUnderlyingType(property.Type) ?? property.Type;

    InvalidOperationException Refused(string has, string asked, string advice = "") =>
        new($"The collection '{collection}' has {has}; it cannot be opened with {asked}.{advice}");
}
