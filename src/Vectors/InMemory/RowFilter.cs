using System.Linq.Expressions;

namespace NewsBot.Vectors.InMemory;

/// <summary>A filter over the rows of a collection as it stands.</summary>
/// <param name="rest">What indexed values do not answer, or null where they answer everything.</param>
sealed class RowFilter(StoredRecord[] rows, Func<StoredRecord, bool>? rest, params RowFilter.Answers[] answers)
{
    /// <summary>By row the number of its value, by number whether that value is accepted.</summary>
    public sealed record Answers(int[] Numbers, bool[] Accepted);

    /// <summary>Whether several threads may ask it at once; see <see cref="FilterReading.IsPure"/>.</summary>
    public bool IsPure { get; init; } = true;

    public bool Accepts(int row)
    {
        foreach (var answer in answers)
        {
            if (!answer.Accepted[answer.Numbers[row]])
                return false;
        }

        return rest is null || rest(rows[row]);
    }

    /// <summary>
    /// Asks each part of the filter that depends on one indexed property alone for each value of that property.
    /// </summary>
    public static RowFilter For(RecordPredicate predicate, StoredRecord[] rows, int count, List<ValueColumn> indexed)
    {
        var kept = indexed.FindAll(column => column.Numbers is not null);
        if (kept.Count == 0)
            return new(rows, predicate.Compile(count)) { IsPure = predicate.Reading.IsPure };

        var parts = new List<Expression>();
        Split(predicate.Body, parts);
        var answers = new List<Answers>();
        var answered = 0;
        foreach (var column in kept)
        {
            var mine = parts.FindAll(part => FilterReading.Read(part).OnlySlot == column.Slot);
            if (mine.Count > 0 && Ask(predicate.Part(mine.Aggregate(Expression.AndAlso)), column) is { } accepted)
            {
                answers.Add(new(column.Numbers!, accepted));
                answered += mine.Count;
            }
        }

        return new(rows, answered == parts.Count ? null : predicate.Compile(count), [.. answers])
        {
            IsPure = predicate.Reading.IsPure,
        };
    }

    /// <summary>Null where a value cannot be asked for by itself.</summary>
    static bool[]? Ask(Func<StoredRecord, bool> accepts, ValueColumn column)
    {
        var answers = new bool[column.Values.Count];
        var fields = new object?[column.Slot + 1];
        var record = new StoredRecord("", fields, 0, 0);
        try
        {
            for (var number = 0; number < answers.Length; number++)
            {
                fields[column.Slot] = column.Values[number];
                answers[number] = accepts(record);
            }
        }
#pragma warning disable CA1031 // 'a.HasIt && a.It.Length > 3' cannot be asked for the length alone: ask the rows.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }

        return answers;
    }

    static void Split(Expression expression, List<Expression> parts)
    {
        if (expression is BinaryExpression { NodeType: ExpressionType.AndAlso, Method: null } both)
        {
            Split(both.Left, parts);
            Split(both.Right, parts);
        }
        else
        {
            parts.Add(expression);
        }
    }
}
