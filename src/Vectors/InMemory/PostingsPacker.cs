namespace NewsBot.Vectors.InMemory;

/// <summary>postings → blocks: collects the postings of one term after another, and packs them.</summary>
sealed class PostingsPacker(TextField[] fields)
{
    /// <summary>The length normalisation that block maxima are for; others take a bound (see KeywordScorer).</summary>
    public const double ImpactB = 0.75;

    readonly int least = Postings.LeastFrequency(fields.Length);
    readonly int headLength = Postings.HeadLength(fields.Length);
    readonly int[] unpacked = new int[Postings.BlockLength];
    int[] documents = new int[2 * Postings.BlockLength];
    int[] frequencies = new int[2 * Postings.BlockLength * fields.Length];   // by posting, then field
    int count;
    uint[] packed = new uint[1024];
    uint[] heads = new uint[64];

    /// <summary>What a frequency is worth in a text of this length: blocks keep the largest.</summary>
    public static double Impact(int frequency, int length, double referenceLength) =>
        frequency / (1 - ImpactB + ImpactB * length / referenceLength);

    /// <summary>Moves the postings that a term has in the tail into its blocks.</summary>
    public void Append(ref Postings list, PostingsTail tail)
    {
        count = 0;
        var kept = list.Blocks;
        if (kept > 0 && list.Count(list.Head(kept - 1, fields.Length)) < Postings.BlockLength)
            Load(list, --kept, null);

        var last = list.Tail - 1;
        var at = last;
        do
        {
            at = tail.Next(at);
            if (count == 0 || documents[count - 1] != tail.Document(at))
                Add(tail.Document(at));

            frequencies[(count - 1) * fields.Length + tail.Field(at)] = tail.Frequency(at);
        }
        while (at != last);

        list.Tail = 0;
        Save(ref list, kept, isGrowing: true);
    }

    /// <summary>Drops the postings of removed documents (number -1) and gives the others their new numbers.</summary>
    public void Renumber(ref Postings list, int[] numbers)
    {
        count = 0;
        for (var block = 0; block < list.Blocks; block++)
            Load(list, block, numbers);

        list.Words = null;
        list.Blocks = 0;
        if (count > 0)
            Save(ref list, 0, isGrowing: false);
    }

    /// <summary>How many documents, removed ones aside, have the term in one of these fields.</summary>
    public int Documents(in Postings list, int[] searched, StoredRecord?[] live)
    {
        var found = 0;
        for (var block = 0; block < list.Blocks; block++)
        {
            count = 0;
            Load(list, block, null);
            for (var at = 0; at < count; at++)
            {
                var isFound = false;
                foreach (var field in searched)
                    isFound |= frequencies[at * fields.Length + field] > 0;
                if (isFound && live[documents[at]] is not null)
                    found++;
            }
        }

        return found;
    }

    void Load(in Postings list, int block, int[]? numbers)
    {
        var words = list.Words!;
        var head = list.Head(block, fields.Length);
        var (start, length) = (list.Start(head), list.Count(head));
        var frequencyBit = list.ReadDocuments(head, unpacked);
        for (var at = 0; at < length; at++)
        {
            var document = numbers is null ? unpacked[at] : numbers[unpacked[at]];
            if (document < 0)
                continue;

            Add(document);
            var bit = frequencyBit;
            for (var field = 0; field < fields.Length; field++)
            {
                var width = list.FrequencyWidth(head, field);
                frequencies[(count - 1) * fields.Length + field] =
                    least + Postings.Read(words, start, bit + at * width, Postings.Mask(width));
                bit += length * width;
            }
        }
    }

    void Add(int document)
    {
        if (count == documents.Length)
        {
            Array.Resize(ref documents, count * 2);
            Array.Resize(ref frequencies, count * 2 * fields.Length);
        }

        documents[count] = document;
        frequencies.AsSpan(count++ * fields.Length, fields.Length).Clear();
    }

    void Save(ref Postings list, int kept, bool isGrowing)
    {
        var blocks = (count + Postings.BlockLength - 1) / Postings.BlockLength;
        if (heads.Length < blocks * headLength)
            heads = new uint[blocks * headLength * 2];

        var start = kept == 0 ? 0 : EndOf(list, kept - 1);
        var used = 0;
        for (var block = 0; block < blocks; block++)
        {
            var from = block * Postings.BlockLength;
            used += Pack(from, Math.Min(count - from, Postings.BlockLength), start, used,
                heads.AsSpan((blocks - 1 - block) * headLength, headLength));
        }

        var needed = start + used + (kept + blocks) * headLength;
        if (list.Words is null || list.Words.Length < needed)
        {
            var words = new uint[isGrowing ? needed + needed / 8 : needed];
            if (kept > 0)
            {
                list.Words.AsSpan(0, start).CopyTo(words);
                list.Words.AsSpan(^(kept * headLength)..).CopyTo(words.AsSpan(^(kept * headLength)..));
            }

            list.Words = words;
        }

        packed.AsSpan(0, used).CopyTo(list.Words.AsSpan(start));
        list.Blocks = kept + blocks;
        heads.AsSpan(0, blocks * headLength).CopyTo(list.Words.AsSpan(list.Head(list.Blocks - 1, fields.Length)));
    }

    int EndOf(in Postings list, int block)
    {
        var head = list.Head(block, fields.Length);
        var bits = (list.Count(head) - 1) * list.GapWidth(head);
        for (var field = 0; field < fields.Length; field++)
            bits += list.Count(head) * list.FrequencyWidth(head, field);

        return list.Start(head) + WordsFor(bits);
    }

    /// <summary>Packs one block, and returns how many words it took.</summary>
    int Pack(int from, int length, int start, int used, Span<uint> head)
    {
        var widest = 1;
        for (var at = from + 1; at < from + length; at++)
            widest = Math.Max(widest, documents[at] - documents[at - 1]);

        var width = Postings.Width(widest - 1);
        Postings.WriteHead(head, documents[from], start + used, length, width);
        var room = used + Postings.BlockLength * (1 + fields.Length) + 1;   // words: no number is wider
        if (packed.Length < room)
            Array.Resize(ref packed, room * 2);

        packed.AsSpan(used..room).Clear();
        var bit = 0;
        for (var at = from + 1; at < from + length; at++, bit += width)
            Postings.Write(packed, used, bit, documents[at] - documents[at - 1] - 1);

        for (var field = 0; field < fields.Length; field++)
        {
            var largest = 0;
            var impact = 0.0;
            for (var at = from; at < from + length; at++)
            {
                var frequency = frequencies[at * fields.Length + field];
                largest = Math.Max(largest, frequency);
                impact = Math.Max(impact, frequency == 0 ? 0 : Impact(
                    frequency, fields[field].Lengths[documents[at]], fields[field].ReferenceLength));
            }

            var fieldWidth = Postings.Width(largest - (largest > 0 ? least : 0));
            Postings.WriteField(head, field, impact, fieldWidth);
            if (fieldWidth == 0)
                continue;

            for (var at = from; at < from + length; at++, bit += fieldWidth)
                Postings.Write(packed, used, bit, frequencies[at * fields.Length + field] - least);
        }

        return WordsFor(bit);
    }

    static int WordsFor(int bits) => (bits + 31) / 32;
}
