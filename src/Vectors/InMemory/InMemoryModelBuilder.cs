using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
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

    public static bool IsVector(Type type) =>
        type == typeof(ReadOnlyMemory<float>) || type == typeof(ReadOnlyMemory<float>?)
        || type == typeof(Embedding<float>) || type == typeof(float[]);

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
        var element = type.IsArray ? type.GetElementType()!
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0]
            : type;
        return IsSimple(Nullable.GetUnderlyingType(element) ?? element);
    }

    protected override bool IsVectorPropertyTypeValid(Type type, [NotNullWhen(false)] out string? supportedTypes)
    {
        supportedTypes = VectorTypes;
        return IsVector(type);
    }

    static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime)
        || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(Uri);
}
