namespace NewsBot.Vectors.InMemory;

/// <summary>Reads the blocks of one term of a query, window after window of documents.</summary>
sealed class PostingsCursor(in Postings list, int fields, KeywordScorer scorer, double idf)
{
    readonly Postings list = list;
    readonly uint[] words = list.Words!;
    readonly int least = Postings.LeastFrequency(fields);
    readonly int[] present = new int[scorer.Searched.Length];   // the searched fields that the open block has,
    readonly int[] starts = new int[scorer.Searched.Length];    // where their frequencies begin, in bits,
    readonly int[] widths = new int[scorer.Searched.Length];    // and how wide they are
    int presentCount;
    int window;          // the first block that can have documents of the window
    readonly int[] documents = new int[Postings.BlockLength];   // of the block that is open
    int block = -1;
    int count;
    int start;
    int next;            // the first document of the block after it

    /// <summary>No document of the window gets more for this term.</summary>
    public double Bound { get; private set; }

    /// <summary>Goes on to the next window.</summary>
    public void MoveTo(int from, int to)
    {
        while (window + 1 < list.Blocks && FirstOf(window + 1) <= from)
            window++;

        var frequency = 0.0;
        for (var place = 0; place < scorer.Searched.Length; place++)
        {
            var impact = 0f;
            for (var other = window; other < list.Blocks && FirstOf(other) < to; other++)
                impact = Math.Max(impact, list.MaxImpact(list.Head(other, fields), scorer.Searched[place]));

            frequency += scorer.MaxFrequency(place, impact);
        }

        Bound = scorer.Score(idf, frequency);
    }

    /// <summary>Adds what this term gives to each document of the window, and marks those that have it.</summary>
    public void AddTo(double[] scores, ulong[] marks, int from, int to)
    {
        for (var other = window; other < list.Blocks && FirstOf(other) < to; other++)
        {
            Open(other);
            if (presentCount == 1)
                AddOneField(scores, marks, from, to);
            else if (presentCount > 1)
                AddFields(scores, marks, from, to);
        }
    }

    /// <summary>Adds what this term gives to the documents found so far, which are in rising order.</summary>
    public void AddTo(double[] scores, ReadOnlySpan<int> found)
    {
        var (number, at) = (-1, 0);
        for (var i = 0; i < found.Length; i++)
        {
            var document = found[i];
            if (number < 0 || document >= next)
            {
                number = Math.Max(number, window);
                while (number + 1 < list.Blocks && FirstOf(number + 1) <= document)
                    number++;

                Open(number);
                at = 0;
            }

            at = Search(document, at);
            if (at < count && documents[at] == document)
                scores[i] += ScoreAt(at, document);
        }
    }

    /// <summary>Goes back to the start, for <see cref="Score"/>.</summary>
    public void Restart() => window = 0;

    /// <summary>What this term gives to a document; the next one asked for has to come after it.</summary>
    public double Score(int document)
    {
        while (window + 1 < list.Blocks && FirstOf(window + 1) <= document)
            window++;

        Open(window);
        var at = Search(document, 0);
        return at < count && documents[at] == document ? ScoreAt(at, document) : 0;
    }

    void AddFields(double[] scores, ulong[] marks, int from, int to)
    {
        for (var at = Search(from, 0); at < count && documents[at] < to; at++)
        {
            var place = documents[at] - from;
            scores[place] += ScoreAt(at, documents[at]);
            marks[place >> 6] |= 1ul << place;
        }
    }

    /// <summary>The same as <see cref="AddFields"/> with one division, not two; rounded a little otherwise.</summary>
    void AddOneField(double[] scores, ulong[] marks, int from, int to)
    {
        var (lengths, weight, level, slope) = scorer.OneField(present[0]);
        var (words, documents, mask, end) = (this.words, this.documents, Postings.Mask(widths[0]), count);
        var at = Search(from, 0);
        var bit = starts[0] + at * widths[0];
        for (; at < end && documents[at] is var document && document < to; at++, bit += widths[0])
        {
            var frequency = weight * (least + Postings.Read(words, start, bit, mask));
            if (frequency <= 0)
                continue;

            scores[document - from] += idf * frequency / (frequency + level + slope * lengths[document]);
            marks[(document - from) >> 6] |= 1ul << (document - from);
        }
    }

    double ScoreAt(int at, int document)
    {
        var frequency = 0.0;
        for (var i = 0; i < presentCount; i++)
        {
            var occurrences = least + Postings.Read(words, start, starts[i] + at * widths[i], Postings.Mask(widths[i]));
            if (occurrences > 0)   // without any, the text may be empty: 0 / 0
                frequency += scorer.Frequency(present[i], document, occurrences);
        }

        return scorer.Score(idf, frequency);
    }

    /// <summary>The first place in the open block, from this one on, that is not before the document.</summary>
    int Search(int document, int from)
    {
        if (from >= count || documents[from] >= document)
            return from;

        var (low, step) = (from, 1);   // what is at low is before the document
        while (low + step < count && documents[low + step] < document)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, count);
        while (high - low > 1)
        {
            var middle = (low + high) >> 1;
            if (documents[middle] < document)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    int FirstOf(int number) => list.FirstDocument(list.Head(number, fields));

    void Open(int number)
    {
        if (number == block)
            return;

        block = number;
        var head = list.Head(number, fields);
        (start, count) = (list.Start(head), list.Count(head));
        next = number + 1 < list.Blocks ? FirstOf(number + 1) : int.MaxValue;
        presentCount = 0;
        var bit = list.ReadDocuments(head, documents);
        var place = 0;
        for (var field = 0; place < scorer.Searched.Length; field++)
        {
            var fieldWidth = list.FrequencyWidth(head, field);
            if (field == scorer.Searched[place])
            {
                if (fieldWidth + least > 0)
                {
                    (present[presentCount], starts[presentCount]) = (place, bit);
                    widths[presentCount++] = fieldWidth;
                }

                place++;
            }

            bit += count * fieldWidth;
        }
    }
}
