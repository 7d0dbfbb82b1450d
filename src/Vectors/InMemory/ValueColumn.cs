namespace NewsBot.Vectors.InMemory;

/// <summary>
/// The values of one indexed property, each kept once: a filter is asked for each value, not for each row.
/// </summary>
/// <remarks>
/// Only kept for large collections and where values repeat; a filter is otherwise asked sooner for the rows themselves.
/// Only for values that are the same in every respect when they are equal, which two times in two zones are not.
/// </remarks>
sealed class ValueColumn(int slot)
{
    const int WorthKeeping = 4096;     // rows
    const int LeastValues = 1024;
    const int RowsForEachValue = 8;    // and for each value that was there when the column was made twice as many

    readonly Dictionary<object, int> numbers = [];
    readonly List<object?> values = [];
    int[]? byRow;   // null while it is not kept
    int nextTry = WorthKeeping;

    public int Slot => slot;

    /// <summary>By row the place of its value in <see cref="Values"/>, or null while the column is not kept.</summary>
    public int[]? Numbers => byRow;

    /// <summary>Every value that a row has, and perhaps some that rows had.</summary>
    public List<object?> Values => values;

    /// <summary>Whether values that equal this one are the same as this one in every respect.</summary>
    public static bool CanHold(object value) => value is string or bool or int or long or Guid or DateOnly;

    public void Set(StoredRecord[] rows, int row, int count)
    {
        if (byRow is not null)
        {
            if (row >= byRow.Length)
                Array.Resize(ref byRow, rows.Length);
            if (!TryNumber(rows[row].Field(slot), Math.Max(LeastValues, count / RowsForEachValue), out byRow[row]))
                Fill(rows, count);
        }
        else if (count >= nextTry)
        {
            Fill(rows, count);
        }
    }

    public void Move(int from, int to)
    {
        if (byRow is not null)
            byRow[to] = byRow[from];
    }

    void Fill(StoredRecord[] rows, int count)
    {
        Clear();
        byRow = new int[rows.Length];
        var most = Math.Max(LeastValues, count / RowsForEachValue) / 2;
        for (var row = 0; row < count; row++)
        {
            if (TryNumber(rows[row].Field(slot), most, out byRow[row]))
                continue;

            Clear();
            byRow = null;
            nextTry = (int)Math.Min(int.MaxValue, count * 2L);
            return;
        }
    }

    void Clear()
    {
        numbers.Clear();
        numbers.TrimExcess();
        values.Clear();
        values.Add(null);
    }

    bool TryNumber(object? value, int most, out int number)
    {
        number = 0;
        if (value is null || numbers.TryGetValue(value, out number))
            return true;
        if (numbers.Count >= most || !CanHold(value))
            return false;

        number = values.Count;
        numbers.Add(value, number);
        values.Add(value);
        return true;
    }
}
