using System.Runtime.InteropServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) of rankings of rows.</summary>
static class ReciprocalRanks
{
    const double K = 60;   // as in the paper

    /// <param name="rankings">Each sorted, the best first.</param>
    /// <returns>The sum of 1 / (60 + rank), by row.</returns>
    public static Dictionary<int, double> Fuse(params ReadOnlySpan<BestRows> rankings)
    {
        var fused = new Dictionary<int, double>();
        foreach (var ranking in rankings)
        {
            for (var place = 0; place < ranking.Count; place++)
                CollectionsMarshal.GetValueRefOrAddDefault(fused, ranking.Row(place), out _) += 1 / (K + place + 1);
        }

        return fused;
    }
}
