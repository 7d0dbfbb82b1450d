namespace NewsBot.Vectors.InMemory;

/// <summary>What a keyword search looks for: stemmed terms, and how much each field of the index counts.</summary>
/// <param name="Weights">By field of the index; a field with weight 0, or beyond the end, is not searched.</param>
sealed record KeywordQuery(IReadOnlyList<Term> Terms, double[] Weights, double K1, double B);

/// <summary>An inverted index over the text fields of records, ranked by BM25F; changes are seen at once.</summary>
/// <remarks>
/// Simple BM25F (Robertson &amp; Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.6):
/// a term's frequencies in the fields are divided by how long the field is, weighted and added, and only the sum is
/// saturated: score = Σ over terms of idf · f / (K1 + f), f = Σ over fields of weight · tf / (1 − B + B · length/mean).
/// The idf is Lucene's, which is never negative: ln(1 + (N − n + 0.5) / (n + 0.5)).
/// A removed document leaves its postings behind until they are a third of all; they are skipped, and never counted.
/// </remarks>
sealed class KeywordIndex
{
    const int LeastGarbage = 256;   // documents

    readonly List<TextField> fields = [];
    readonly TermTable terms = new();
    Postings[] postings = new Postings[64];             // by term
    StoredRecord?[] documents = new StoredRecord?[16];  // null = removed
    int documentCount;
    int live;
    readonly List<int> free = [];
    readonly List<int> removed = [];

    public static double Idf(int documents, int documentsWithTerm) =>
        Math.Log(1 + (documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));

    /// <summary>The field for a record's slot; when it is new, texts that are there already are indexed.</summary>
    public int OpenField(int slot, ReadOnlySpan<StoredRecord> records)
    {
        for (var field = 0; field < fields.Count; field++)
        {
            if (fields[field].Slot == slot)
                return field;
        }

        foreach (var record in records)
            Remove(record);

        fields.Add(new(slot, documents.Length));
        foreach (var record in records)
            Add(record);

        return fields.Count - 1;
    }

    public void Add(StoredRecord record)
    {
        if (fields.Count == 0)
            return;

        var document = NewDocument();
        Span<char> buffer = stackalloc char[WordReader.BufferLength];
        for (var field = 0; field < fields.Count; field++)
        {
            var length = record.Field(fields[field].Slot) is string text ? Add(text, document, field, buffer) : 0;
            fields[field].Lengths[document] = length;
            fields[field].TotalLength += length;
        }

        record.Document = document;
        documents[document] = record;
        live++;
    }

    public void Remove(StoredRecord record)
    {
        var document = record.Document;
        if (document < 0)
            return;

        foreach (var field in fields)
            field.TotalLength -= field.Lengths[document];

        documents[document] = null;
        record.Document = -1;
        live--;
        removed.Add(document);
        if (removed.Count >= LeastGarbage && removed.Count * 2 >= live)
            Sweep();
    }

    public void Search(KeywordQuery query, Func<StoredRecord, bool>? filter, BestRows best)
    {
        var scores = new double[documentCount];
        for (var i = 0; i < query.Terms.Count; i++)
        {
            var term = terms.Find(query.Terms[i].Text);
            if (term >= 0 && !IsRepeated(query.Terms, i))
                Score(query, postings[term], scores);
        }

        for (var document = 0; document < scores.Length; document++)
        {
            if (scores[document] > 0 && best.Wants(scores[document])
                && documents[document] is { } record && (filter is null || filter(record)))
                best.Offer(scores[document], record.Sequence, record.Row);
        }
    }

    int Add(string text, int document, int field, Span<char> buffer)
    {
        var length = 0;
        var words = new WordReader(text, buffer);
        while (words.Read())
        {
            var term = terms.FindOrAdd(words.Stem());
            if (term >= postings.Length)
                Array.Resize(ref postings, postings.Length * 2);

            postings[term].Count(document, field);
            length++;
        }

        return length;
    }

    static bool IsRepeated(IReadOnlyList<Term> terms, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (terms[i].Text == terms[index].Text)
                return true;
        }

        return false;
    }

    void Score(KeywordQuery query, in Postings list, double[] scores)
    {
        var found = new int[list.Length];
        var frequencies = new double[list.Length];
        var documentsWithTerm = 0;
        for (var at = 0; at < list.Length;)
        {
            found[documentsWithTerm] = list.Document(at);
            frequencies[documentsWithTerm] = Frequency(query, list, ref at);
            if (frequencies[documentsWithTerm] > 0)
                documentsWithTerm++;
        }

        var idf = Idf(live, documentsWithTerm);
        for (var i = 0; i < documentsWithTerm; i++)
            scores[found[i]] += idf * frequencies[i] / (query.K1 + frequencies[i]);
    }

    /// <summary>The weighted, length-normalised frequency of a term in the document at this posting.</summary>
    double Frequency(KeywordQuery query, in Postings list, ref int at)
    {
        var document = list.Document(at);
        var isLive = documents[document] is not null;
        var frequency = 0.0;
        for (; at < list.Length && list.Document(at) == document; at++)
        {
            var number = list.Field(at);
            if (!isLive || number >= query.Weights.Length || query.Weights[number] <= 0)
                continue;

            var field = fields[number];
            var relativeLength = (double)field.Lengths[document] * live / field.TotalLength;
            frequency += query.Weights[number] * list.Frequency(at) / (1 - query.B + query.B * relativeLength);
        }

        return frequency;
    }

    int NewDocument()
    {
        if (free.Count > 0)
        {
            var document = free[^1];
            free.RemoveAt(free.Count - 1);
            return document;
        }

        if (documentCount == documents.Length)
        {
            Array.Resize(ref documents, documentCount * 2);
            foreach (var field in fields)
                field.Grow(documentCount * 2);
        }

        return documentCount++;
    }

    /// <summary>Forgets the postings of removed documents, whose numbers can then be given again.</summary>
    void Sweep()
    {
        for (var term = 0; term < terms.Count; term++)
            postings[term].Keep(documents);

        free.AddRange(removed);
        removed.Clear();
    }

    sealed class TextField(int slot, int documents)
    {
        int[] lengths = new int[documents];

        /// <summary>Where a record has the text.</summary>
        public int Slot => slot;

        /// <summary>In terms, by document.</summary>
        public int[] Lengths => lengths;

        public long TotalLength { get; set; }

        public void Grow(int size) => Array.Resize(ref lengths, size);
    }

    /// <summary>Where a term occurs: documents in the order they were added, fields within each.</summary>
    struct Postings
    {
        const int FrequencyBits = 24;
        const int MaxFrequency = (1 << FrequencyBits) - 1;

        int[]? documents;
        int[] counts;   // the field in the upper bits, the frequency in the lower

        public int Length { get; private set; }

        public readonly int Document(int at) => documents![at];

        public readonly int Field(int at) => counts[at] >>> FrequencyBits;

        public readonly int Frequency(int at) => counts[at] & MaxFrequency;

        public void Count(int document, int field)
        {
            if (Length > 0 && documents![Length - 1] == document && Field(Length - 1) == field)
            {
                if (Frequency(Length - 1) < MaxFrequency)
                    counts[Length - 1]++;

                return;
            }

            if (documents is null)
            {
                documents = new int[1];
                counts = new int[1];
            }
            else if (Length == documents.Length)
            {
                Array.Resize(ref documents, Length * 2);
                Array.Resize(ref counts, Length * 2);
            }

            documents[Length] = document;
            counts[Length++] = (field << FrequencyBits) | 1;
        }

        public void Keep(StoredRecord?[] live)
        {
            var kept = 0;
            for (var at = 0; at < Length; at++)
            {
                if (live[documents![at]] is null)
                    continue;

                documents[kept] = documents[at];
                counts[kept++] = counts[at];
            }

            Length = kept;
        }
    }
}
