using System.Numerics;

namespace NewsBot.Vectors.InMemory;

/// <summary>Finds the best documents of packed postings without scoring all of them.</summary>
/// <remarks>
/// MaxScore (Turtle &amp; Flood 1995, "Query evaluation: strategies and optimizations") with bounds of blocks, window by
/// window: terms that even together cannot lift a document among the best are not walked through, only looked up for
/// the documents that the others bring in. What is found is scored once more in the order of the query, so that the
/// score does not depend on how the postings lie.
/// </remarks>
sealed class MaxScore(PostingsCursor[] cursors, StoredRecord?[] documents, int count)
{
    const int FirstWindow = 512, LargestWindow = 4096;   // documents; small at first, when there is no bar yet
    const double Slack = 1 - 1e-9;                       // sums in another order differ by less

    readonly PostingsCursor[] rising = (PostingsCursor[])cursors.Clone();   // by what they can give
    readonly double[] sums = new double[cursors.Length + 1];                // of the bounds of the first so many
    readonly double[] scores = new double[LargestWindow];
    readonly ulong[] marks = new ulong[LargestWindow / 64];

    public void Search(Func<StoredRecord, bool>? filter, BestRows best)
    {
        var size = FirstWindow;
        for (var (from, to) = (0, 0); from < count; from = to)
        {
            to = Math.Min(count, from + size);
            size = Math.Min(size * 2, LargestWindow);
            MoveTo(from, to);
            if (sums[^1] < best.Bar * Slack)
                continue;

            var essential = Essential(best.Bar);
            for (var i = essential; i < rising.Length; i++)
                rising[i].AddTo(scores, marks, from, to);

            for (var word = 0; word < marks.Length; word++)
            {
                for (; marks[word] != 0; marks[word] &= marks[word] - 1)
                {
                    var place = (word << 6) + BitOperations.TrailingZeroCount(marks[word]);
                    var score = scores[place];
                    scores[place] = 0;
                    if (CanEnter(from + place, score, essential, best.Bar * Slack))
                        Offer(from + place, filter, best);
                }
            }
        }
    }

    void MoveTo(int from, int to)
    {
        for (var i = 0; i < rising.Length; i++)
        {
            var moved = rising[i];
            moved.MoveTo(from, to);
            var place = i;
            for (; place > 0 && rising[place - 1].Bound > moved.Bound; place--)
                rising[place] = rising[place - 1];

            rising[place] = moved;
        }

        for (var i = 0; i < rising.Length; i++)
            sums[i + 1] = sums[i] + rising[i].Bound;
    }

    /// <summary>The first of the terms without which no document gets in.</summary>
    int Essential(double bar)
    {
        var essential = 0;
        while (essential < rising.Length - 1 && sums[essential + 1] < bar * Slack)
            essential++;

        return essential;
    }

    bool CanEnter(int document, double score, int essential, double bar)
    {
        for (var i = essential - 1; i >= 0; i--)
        {
            if (score + sums[i + 1] < bar)
                return false;

            score += rising[i].Score(document);
        }

        return score >= bar;
    }

    void Offer(int document, Func<StoredRecord, bool>? filter, BestRows best)
    {
        if (documents[document] is not { } record)
            return;

        var score = 0.0;
        foreach (var cursor in cursors)
            score += cursor.Score(document);

        if (score > 0 && best.Wants(score) && (filter is null || filter(record)))
            best.Offer(score, record.Sequence, record.Row);
    }
}
