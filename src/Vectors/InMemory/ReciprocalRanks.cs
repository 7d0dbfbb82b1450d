using System.Runtime.InteropServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) of rankings of rows.</summary>
static class ReciprocalRanks
{
    const double K = 60;   // as in the paper

    /// <param name="depth">How many of each ranking are fused.</param>
    /// <param name="rankings">Each sorted, the best first.</param>
    /// <returns>
    /// By row the sum of 1 / (60 + rank); for rows that lie deeper in every ranking 1 / (60 + the best rank), which is
    /// less than any sum.
    /// </returns>
    public static Dictionary<int, double> Fuse(int depth, params ReadOnlySpan<BestRows> rankings)
    {
        var fused = new Dictionary<int, double>();
        foreach (var ranking in rankings)
        {
            for (var place = 0; place < Math.Min(depth, ranking.Count); place++)
                CollectionsMarshal.GetValueRefOrAddDefault(fused, ranking.Row(place), out _) += 1 / (K + place + 1);
        }

        foreach (var ranking in rankings)
        {
            for (var place = depth; place < ranking.Count; place++)
            {
                ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(fused, ranking.Row(place), out _);
                score = Math.Max(score, 1 / (K + place + 1));
            }
        }

        return fused;
    }
}
