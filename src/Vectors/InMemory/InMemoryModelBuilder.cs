using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>Which keys, data and vectors a record may have.</summary>
sealed class InMemoryModelBuilder() : CollectionModelBuilder(new()
{
    RequiresAtLeastOneVector = false,
    SupportsMultipleVectors = true,
})
{
    public const string VectorTypes = "ReadOnlyMemory<float>, Embedding<float>, float[]";

    const string KeyTypes = "string, Guid, int, long";

    const string DataTypes =
        "string, bool, char, byte, sbyte, short, ushort, int, uint, long, ulong, float, double, decimal, DateTime, " +
        "DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Guid, Uri, enumerations, and arrays and lists of these";

    static readonly string[] IndexKinds =
    [
        IndexKind.Flat, IndexKind.Hnsw, IndexKind.IvfFlat, IndexKind.DiskAnn, IndexKind.QuantizedFlat,
        IndexKind.Dynamic,
    ];

    public static bool IsVector(Type type) =>
        type == typeof(ReadOnlyMemory<float>) || type == typeof(ReadOnlyMemory<float>?)
        || type == typeof(Embedding<float>) || type == typeof(float[]);

    protected override void ValidateProperty(
        PropertyModel propertyModel, VectorStoreCollectionDefinition? definition)
    {
        base.ValidateProperty(propertyModel, definition);
        if (propertyModel is not VectorPropertyModel vector)
            return;

        Distance.Named(vector.DistanceFunction, vector.ModelName);
        if (vector.IndexKind is { } kind && !IndexKinds.Contains(kind))
        {
            throw new NotSupportedException(
                $"The vector property '{vector.ModelName}' has the index kind '{kind}'; known are " +
                $"{string.Join(", ", IndexKinds)}, and the search is exact with each of them.");
        }
    }

    protected override void ValidateKeyProperty(KeyPropertyModel keyProperty)
    {
        var type = keyProperty.Type;
        if (type != typeof(string) && type != typeof(Guid) && type != typeof(int) && type != typeof(long))
        {
            throw new NotSupportedException(
                $"The key property '{keyProperty.ModelName}' has the type {type.Name}; a key is one of {KeyTypes}.");
        }

        base.ValidateKeyProperty(keyProperty);
    }

    protected override bool SupportsKeyAutoGeneration(Type keyPropertyType) => keyPropertyType == typeof(Guid);

    protected override bool IsDataPropertyTypeValid(Type type, [NotNullWhen(false)] out string? supportedTypes)
    {
        supportedTypes = DataTypes;
        return IsData(type);
    }

    protected override bool IsVectorPropertyTypeValid(Type type, [NotNullWhen(false)] out string? supportedTypes)
    {
        supportedTypes = VectorTypes;
        return IsVector(type);
    }

    /// <summary>A simple type, or an array or a list of one; each may be nullable.</summary>
    public static bool IsData(Type type)
    {
        var element = ElementOf(type) ?? type;
        return IsSimple(Nullable.GetUnderlyingType(element) ?? element);
    }

    /// <summary>What an array or a list holds; null for every other type.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0]
        : null;

    /// <summary>A type whose values never change.</summary>
    public static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime)
        || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(Uri);
}
