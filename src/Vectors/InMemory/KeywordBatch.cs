using NewsBot.Language;

namespace NewsBot.Vectors.InMemory;

/// <summary>texts → numbers of their terms: the slow part of indexing, done before the index is locked.</summary>
/// <param name="slots">Where records have the texts, by field: as the index was when the reading began.</param>
sealed class KeywordBatch(int[] slots)
{
    readonly TermTable terms = new();
    int[] numbers = new int[64];        // terms of the batch, text after text
    int[] ends = new int[4];            // of the texts, by record and field
    int texts;
    int[] numbersInIndex = [];          // by term of the batch; + 1, 0 = not looked up yet

    public int[] Slots => slots;

    /// <summary>Reads the texts of one more record.</summary>
    public void Read(object?[] fields)
    {
        Span<char> buffer = stackalloc char[WordReader.BufferLength];
        foreach (var slot in slots)
            Read(slot < fields.Length ? fields[slot] as string : null, buffer);
    }

    /// <summary>The terms of a text, in the numbers of this batch.</summary>
    public ReadOnlySpan<int> Text(int record, int field)
    {
        var text = record * slots.Length + field;
        var start = text == 0 ? 0 : ends[text - 1];
        return new(numbers, start, ends[text] - start);
    }

    /// <summary>The number of a term of this batch in the table of the index.</summary>
    public int NumberIn(TermTable index, int term)
    {
        if (numbersInIndex.Length == 0)
            numbersInIndex = new int[terms.Count];
        if (numbersInIndex[term] == 0)
            numbersInIndex[term] = index.FindOrAdd(terms, term) + 1;

        return numbersInIndex[term] - 1;
    }

    void Read(string? text, Span<char> buffer)
    {
        if (texts == ends.Length)
            Array.Resize(ref ends, texts * 2);

        var end = texts == 0 ? 0 : ends[texts - 1];
        var words = new WordReader(text, buffer);
        while (words.Read())
        {
            if (end == numbers.Length)
                Array.Resize(ref numbers, end * 2);

            numbers[end++] = terms.FindOrAdd(words.Stem());
        }

        ends[texts++] = end;
    }
}
