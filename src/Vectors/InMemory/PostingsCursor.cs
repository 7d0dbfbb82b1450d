namespace NewsBot.Vectors.InMemory;

/// <summary>Reads the blocks of one term of a query, window after window of documents.</summary>
sealed class PostingsCursor(in Postings list, int fields, KeywordScorer scorer, double idf)
{
    readonly Postings list = list;
    readonly uint[] words = list.Words!;
    readonly int least = Postings.LeastFrequency(fields);
    readonly int[] starts = new int[scorer.Searched.Length];   // of the frequencies, in bits
    readonly int[] widths = new int[scorer.Searched.Length];
    int window;          // the first block that can have documents of the window
    int block = -1;      // the block that is open, and what its head says
    int first;
    int next;            // the first document of the block after it
    int start;
    int count;
    int width;

    /// <summary>No document of the window gets more for this term.</summary>
    public double Bound { get; private set; }

    /// <summary>Goes on to the next window.</summary>
    public void MoveTo(int from, int to)
    {
        while (window + 1 < list.Blocks && list.FirstDocument(list.Head(window + 1, fields)) <= from)
            window++;

        var frequency = 0.0;
        for (var place = 0; place < starts.Length; place++)
        {
            var field = scorer.Searched[place];
            var impact = 0f;
            for (var other = window; other < list.Blocks; other++)
            {
                var head = list.Head(other, fields);
                if (list.FirstDocument(head) >= to)
                    break;

                impact = Math.Max(impact, list.MaxImpact(head, field));
            }

            frequency += scorer.MaxFrequency(place, impact);
        }

        Bound = scorer.Score(idf, frequency);
    }

    /// <summary>Adds what this term gives to each document of the window, and marks those that get something.</summary>
    public void AddTo(double[] scores, ulong[] marks, int from, int to)
    {
        for (var other = window; other < list.Blocks; other++)
        {
            Open(other);
            if (first >= to)
                break;

            for (var at = first >= from ? 0 : Search(from); at < count; at++)
            {
                var document = first + Postings.Read(words, start, at * width, width);
                if (document >= to)
                    break;

                scores[document - from] += ScoreAt(at, document);
                marks[(document - from) >> 6] |= 1ul << (document - from);
            }
        }
    }

    /// <summary>What this term gives to a document of the window.</summary>
    public double Score(int document)
    {
        if (block < 0 || document < first || document >= next)
        {
            var sought = block >= window && document >= first ? block : window;
            while (sought + 1 < list.Blocks && list.FirstDocument(list.Head(sought + 1, fields)) <= document)
                sought++;

            Open(sought);
        }

        var at = Search(document);
        return at < count && first + Postings.Read(words, start, at * width, width) == document
            ? ScoreAt(at, document)
            : 0;
    }

    double ScoreAt(int at, int document)
    {
        var frequency = 0.0;
        for (var place = 0; place < starts.Length; place++)
        {
            var count = least + Postings.Read(words, start, starts[place] + at * widths[place], widths[place]);
            if (count > 0)
                frequency += scorer.Frequency(place, document, count);
        }

        return scorer.Score(idf, frequency);
    }

    /// <summary>The place of the first posting in the open block that is not before this document.</summary>
    int Search(int document)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (first + Postings.Read(words, start, middle * width, width) < document)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    void Open(int number)
    {
        if (number == block)
            return;

        block = number;
        var head = list.Head(number, fields);
        (first, start) = (list.FirstDocument(head), list.Start(head));
        (count, width) = (list.Count(head), list.DocumentWidth(head));
        next = number + 1 < list.Blocks ? list.FirstDocument(list.Head(number + 1, fields)) : int.MaxValue;
        var bit = count * width;
        for (var (field, place) = (0, 0); place < starts.Length; field++)
        {
            var fieldWidth = list.FrequencyWidth(head, field);
            if (field == scorer.Searched[place])
                (starts[place], widths[place++]) = (bit, fieldWidth);

            bit += count * fieldWidth;
        }
    }
}
