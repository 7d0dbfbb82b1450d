using System.Numerics;

namespace NewsBot.Vectors.InMemory;

/// <summary>Finds the best documents of packed postings without scoring all of them.</summary>
/// <remarks>
/// MaxScore (Turtle &amp; Flood 1995, "Query evaluation: strategies and optimizations") with the bounds of blocks,
/// window by window: terms that even together cannot lift a document among the best are not walked through, only looked
/// up for the documents that the others bring in. What is among the best at the end is scored once more, in the order
/// of the query, so that the score does not depend on how the postings lie.
/// </remarks>
sealed class MaxScore(PostingsCursor[] cursors, StoredRecord?[] documents, int end)
{
    const int FirstWindow = 512, LargestWindow = 4096;   // documents; small at first, when there is no bar yet
    const double Slack = 1 - 1e-9;                       // sums in another order differ by less

    readonly PostingsCursor[] rising = (PostingsCursor[])cursors.Clone();   // by what they can give
    readonly double[] sums = new double[cursors.Length + 1];                // of the bounds of the first so many
    double[] scores = [];   // by place in the window, then by place among those found
    int[] found = [];       // documents
    ulong[] marks = [];     // places in the window

    int[] entered = new int[64];              // documents that were among the best for a time
    double[] enteredScores = new double[64];
    int enteredCount;

    [ThreadStatic]
    static (double[] Scores, int[] Found, ulong[] Marks)? spare;   // all zero; new ones would cost more than the search

    public void Search(Func<StoredRecord, bool>? filter, BestRows best)
    {
        (scores, found, marks) = spare
            ?? (new double[LargestWindow], new int[LargestWindow], new ulong[LargestWindow / 64]);
        spare = null;   // until it is all zero again, whatever the filter does
        var likely = best.Copy();
        SearchWindows(filter, likely);
        spare = (scores, found, marks);
        ScoreAgain(likely.LeastRank * Slack, best);
    }

    void SearchWindows(Func<StoredRecord, bool>? filter, BestRows best)
    {
        var size = FirstWindow;
        for (var (from, to) = (0, 0); from < end; from = to)
        {
            to = Math.Min(end, from + size);
            size = Math.Min(size * 2, LargestWindow);
            MoveTo(from, to);
            if (sums[^1] < best.LeastRank * Slack)
                continue;

            var essential = Essential(best.LeastRank);
            for (var i = essential; i < rising.Length; i++)
                rising[i].AddTo(scores, marks, from, to);

            var count = Collect(from, best.LeastRank * Slack - sums[essential]);
            for (var i = essential - 1; i >= 0 && count > 0; i--)
            {
                rising[i].AddTo(scores, found.AsSpan(0, count));
                count = Keep(count, best.LeastRank * Slack - sums[i]);
            }

            for (var i = 0; i < count; i++)
            {
                if (scores[i] > 0 && scores[i] >= best.LeastRank * Slack)
                    Offer(found[i], scores[i], filter, best);
            }

            Array.Clear(scores, 0, count);
        }
    }

    /// <summary>Moves what is marked and has this score to the front, and clears the rest.</summary>
    int Collect(int from, double least)
    {
        var count = 0;
        for (var word = 0; word < marks.Length; word++)
        {
            for (; marks[word] != 0; marks[word] &= marks[word] - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(marks[word]);
                var score = scores[place];
                scores[place] = 0;
                if (score < least)
                    continue;

                found[count] = from + place;
                scores[count++] = score;
            }
        }

        return count;
    }

    /// <summary>Keeps of the documents found those that have this score, and clears the rest.</summary>
    int Keep(int count, double least)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (scores[i] < least)
                continue;

            found[kept] = found[i];
            scores[kept++] = scores[i];
        }

        Array.Clear(scores, kept, count - kept);
        return kept;
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

    void Offer(int document, double score, Func<StoredRecord, bool>? filter, BestRows best)
    {
        if (documents[document] is not { } record || (filter is not null && !filter(record)))
            return;

        best.Offer(score, record.Sequence, record.Row);
        if (enteredCount == entered.Length)
        {
            Array.Resize(ref entered, enteredCount * 2);
            Array.Resize(ref enteredScores, enteredCount * 2);
        }

        entered[enteredCount] = document;
        enteredScores[enteredCount++] = score;
    }

    void ScoreAgain(double bar, BestRows best)
    {
        foreach (var cursor in cursors)
            cursor.Restart();

        for (var i = 0; i < enteredCount; i++)
        {
            if (enteredScores[i] < bar)
                continue;

            var score = 0.0;
            foreach (var cursor in cursors)
                score += cursor.Score(entered[i]);

            var record = documents[entered[i]]!;
            best.Offer(score, record.Sequence, record.Row);
        }
    }
}
