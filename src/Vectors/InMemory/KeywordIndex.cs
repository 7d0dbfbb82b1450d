using NewsBot.Language;

namespace NewsBot.Vectors.InMemory;

/// <summary>An inverted index over the text fields of records, ranked by BM25F; changes are seen at once.</summary>
/// <remarks>
/// The newest documents are in a tail of bounded size, which is simply read through; the others are in packed blocks,
/// searched by <see cref="MaxScore"/>. A removed document leaves its postings behind until they are a third of all:
/// they are skipped, and its terms are no longer counted.
/// </remarks>
sealed partial class KeywordIndex(int tailPostings = 1 << 16, int tailDocuments = 1 << 12)
{
    /// <summary>How many records' texts are read on one core.</summary>
    public const int BatchLength = 256;

    const int LeastGarbage = 256;              // documents

    readonly TermTable terms = new();
    readonly PostingsTail tail = new();
    readonly List<int> inTail = [];            // the terms that have postings there
    TextField[] fields = [];
    int[] slots = [];                          // of the fields; replaced, never changed
    Postings[] postings = new Postings[64];    // by term
    int[][] withTerm = [];                     // documents by term: in any field; in each, when there are several
    StoredRecord?[] documents = new StoredRecord?[16];   // null = removed
    int documentCount;
    int packed;                                // documents whose postings are in blocks
    int live;
    PostingsPacker? packer;

    public static double Idf(int documents, int documentsWithTerm) => KeywordScorer.Idf(documents, documentsWithTerm);

    public double Idf(string term) =>
        Idf(live, terms.Find(term) is var number and >= 0 && withTerm.Length > 0 ? withTerm[0][number] : 0);

    /// <summary>The field for a record's slot; when it is new, texts that are there already are indexed.</summary>
    public int OpenField(int slot, ReadOnlySpan<StoredRecord> records)
    {
        for (var known = 0; known < slots.Length; known++)
        {
            if (slots[known] == slot)
                return known;
        }

        slots = [.. slots, slot];
        fields = new TextField[slots.Length];
        for (var field = 0; field < fields.Length; field++)
            fields[field] = new(slots[field]);

        withTerm = new int[fields.Length == 1 ? 1 : fields.Length + 1][];
        for (var i = 0; i < withTerm.Length; i++)
            withTerm[i] = new int[postings.Length];

        Array.Clear(postings);
        Array.Clear(documents);
        ClearTail();
        (documentCount, packed, live, packer) = (0, 0, 0, null);
        foreach (var record in records)
        {
            Add(record, Read(record), 0);
            Settle();
        }

        return fields.Length - 1;
    }

    /// <summary>Reads texts that will be added, a batch for so many records, on all cores; needs no lock.</summary>
    public KeywordBatch[] ReadAll(PreparedRecord[] records)
    {
        var batches = new KeywordBatch[(records.Length + BatchLength - 1) / BatchLength];
        if (batches.Length == 1)
            batches[0] = Read(records); // as at the start, which a loop over cores would delay
        else
            Parallel.For(0, batches.Length, batch => batches[batch] = Read(
                records.AsSpan()[(batch * BatchLength)..Math.Min(records.Length, (batch + 1) * BatchLength)]));
        return batches;
    }

    /// <summary>Reads texts that will be added; needs no lock.</summary>
    public KeywordBatch Read(ReadOnlySpan<PreparedRecord> records)
    {
        var batch = new KeywordBatch(Volatile.Read(ref slots));
        foreach (var record in records)
            batch.Read(record.Fields);

        return batch;
    }

    /// <param name="place">The record's place in the batch.</param>
    public void Add(StoredRecord record, KeywordBatch batch, int place)
    {
        if (fields.Length == 0)
            return;
        if (!ReferenceEquals(batch.Slots, slots))   // a field was opened meanwhile
            (batch, place) = (Read(record), 0);

        if (documentCount == documents.Length)
            Array.Resize(ref documents, documentCount * 2);

        var document = documentCount++;
        for (var field = 0; field < fields.Length; field++)
        {
            var text = batch.Text(place, field);
            fields[field].Add(document, text.Length);
            foreach (var term in text)
                Count(batch.NumberIn(terms, term), document, field);
        }

        record.Document = document;
        documents[document] = record;
        live++;
    }

    /// <summary>
    /// Bounds the tail; to be called when all records of a batch are added, and before anyone searches.
    /// </summary>
    /// <remarks>
    /// Not for each record: packing takes the last block of each term apart, and puts it together again.
    /// </remarks>
    public void Settle()
    {
        if (tail.Length >= tailPostings || documentCount - packed >= tailDocuments)
            Pack();
    }

    public void Remove(StoredRecord record)
    {
        var document = record.Document;
        if (document < 0)
            return;

        Discount(record, document);
        foreach (var field in fields)
            field.TotalLength -= field.Lengths[document];

        documents[document] = null;
        record.Document = -1;
        live--;
        var removed = documentCount - live;
        if (removed >= LeastGarbage && removed * 2 >= live)
            Sweep();
    }

    KeywordBatch Read(StoredRecord record)
    {
        var texts = new KeywordBatch(slots);
        texts.Read(record.Fields);
        return texts;
    }

    void Count(int term, int document, int field)
    {
        if (term >= postings.Length)
        {
            var more = new Postings[postings.Length * 2];   // Array.Resize would be compiled at the start
            Array.Copy(postings, more, postings.Length);
            postings = more;
            for (var i = 0; i < withTerm.Length; i++)
                Array.Resize(ref withTerm[i], postings.Length);
        }

        if (postings[term].Tail == 0)
            inTail.Add(term);
        var seen = tail.Count(document, field, ref postings[term].Tail);
        if (seen == PostingsTail.NewIn.Document)
            withTerm[0][term]++;
        if (seen != PostingsTail.NewIn.Nothing && withTerm.Length > 1)
            withTerm[1 + field][term]++;
    }

    /// <summary>Takes a document out of the counts of its terms, for which its texts are read again.</summary>
    void Discount(StoredRecord record, int document)
    {
        var length = 0;
        foreach (var field in fields)
            length += field.Lengths[document];

        var found = new int[length];
        var end = 0;
        Span<char> buffer = stackalloc char[WordReader.BufferLength];
        for (var field = 0; field < fields.Length; field++)
        {
            var start = end;
            var words = new WordReader(record.Field(slots[field]) as string, buffer);
            while (words.Read())
                found[end++] = terms.Find(words.Stem());

            if (withTerm.Length > 1)
                Discount(found.AsSpan(start..end), withTerm[1 + field]);
        }

        Discount(found, withTerm[0]);
    }

    static void Discount(Span<int> found, int[] counts)
    {
        found.Sort();
        for (var i = 0; i < found.Length; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
                counts[found[i]]--;
        }
    }

    /// <summary>Moves the tail into blocks.</summary>
    void Pack()
    {
        foreach (var field in fields)
            field.SetReference(live);

        packer ??= new(fields);
        foreach (var term in inTail)
            packer.Append(ref postings[term], tail);

        ClearTail();
        packed = documentCount;
    }

    void ClearTail()
    {
        tail.Clear();
        inTail.Clear();
    }

    /// <summary>Forgets the postings of removed documents, and closes the gaps in the numbers of the others.</summary>
    void Sweep()
    {
        Pack();
        var numbers = new int[documentCount];
        var count = 0;
        for (var document = 0; document < numbers.Length; document++)
        {
            numbers[document] = -1;
            if (documents[document] is not { } record)
                continue;

            record.Document = numbers[document] = count;
            documents[count++] = record;
        }

        Array.Clear(documents, count, documentCount - count);
        foreach (var field in fields)
            field.Renumber(numbers, count);

        packed = documentCount = count;
        for (var term = 0; term < terms.Count; term++)
            packer!.Renumber(ref postings[term], numbers);
    }
}
