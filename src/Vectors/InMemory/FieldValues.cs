using System.Collections;

namespace NewsBot.Vectors.InMemory;

/// <summary>Values of record fields: lists are values too, so they are copied and compared by what they hold.</summary>
static class FieldValues
{
    /// <summary>A value that the caller can change without changing ours.</summary>
    public static object? Copy(object? value, Type type) => value switch
    {
        null or string => value,
        Array array when type.IsArray || type == typeof(object) => array.Clone(),
        IList list => CopyList(list, type),
        _ => value,
    };

    /// <summary>A list as an array or an array as a list, where a property has it as the other.</summary>
    public static object? As(object? value, Type type) =>
        value is IList list && !type.IsInstanceOfType(value) ? CopyList(list, type) : value;

    public static bool AreEqual(object? left, object? right)
    {
        if (left is not IList lefts || right is not IList rights)
            return Equals(left, right);
        if (lefts.Count != rights.Count)
            return false;

        for (var i = 0; i < lefts.Count; i++)
        {
            if (!Equals(lefts[i], rights[i]))
                return false;
        }

        return true;
    }

    public static bool Contains(IEnumerable? values, object? sought)
    {
        foreach (var value in values ?? Array.Empty<object>())
        {
            if (AreEqual(value, sought))
                return true;
        }

        return false;
    }

    /// <summary>Nulls first, text by code units: the same order on every machine.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => Comparer.DefaultInvariant.Compare(left, right),
    };

    /// <summary>As an array or a list, as the property has it; another record type may have stored the other.</summary>
    static IList CopyList(IList list, Type type)
    {
        if (type == typeof(object))
            type = list.GetType();
        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, list.Count);
            list.CopyTo(array, 0);
            return array;
        }

        var copy = (IList)Activator.CreateInstance(type)!;
        foreach (var value in list)
            copy.Add(value);

        return copy;
    }
}
