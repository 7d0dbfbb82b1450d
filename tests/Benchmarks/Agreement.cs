namespace NewsBot.Benchmarks;

/// <summary>Whether two searches found the same: a fast wrong answer is no answer.</summary>
static class Agreement
{
    const double Tolerance = 1e-5;   // scores are added up in another order

    public static bool Between(List<(string Key, double Score)> found, List<(string Key, double Score)> expected) =>
        found.Count == expected.Count
        && found.Zip(expected).All(pair => Math.Abs(pair.First.Score - pair.Second.Score) < Tolerance)
        && found.Select(result => result.Key).ToHashSet().SetEquals(expected.Select(result => result.Key));
}
