using System.Collections;

namespace NewsBot.Vectors.InMemory;

/// <summary>The values that a filter looks for, as they were when the search began.</summary>
sealed class ValueSet
{
    readonly HashSet<object?> values = [];
    readonly List<object> lists = [];   // which are equal when they hold the same

    public ValueSet(IEnumerable values)
    {
        foreach (var value in values)
        {
            if (value is IList list)
                lists.Add(list);
            else
                this.values.Add(value);
        }
    }

    public bool Contains(object? value) =>
        value is IList ? lists.Exists(list => FieldValues.AreEqual(list, value)) : values.Contains(value);
}
