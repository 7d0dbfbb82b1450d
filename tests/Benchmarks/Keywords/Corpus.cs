namespace NewsBot.Benchmarks.Keywords;

/// <summary>Synthetic passages: words drawn by Zipf's law, the same ones every time.</summary>
sealed class Corpus
{
    const int Words = 60_000;
    const double Exponent = 1.05;

    readonly double[] cumulative = new double[Words];
    readonly Random random = new(20260801);

    public Corpus()
    {
        var sum = 0.0;
        for (var rank = 0; rank < Words; rank++)
            cumulative[rank] = sum += Math.Pow(rank + 1, -Exponent);
    }

    /// <summary>Words with a digit in them: no analyser changes them.</summary>
    public string[] Passages(int count, int fewest, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Draw(random.Next(fewest, most + 1))))];

    /// <param name="commonest">How many of the commonest words are left out, as stop words would be.</param>
    public string[][] Queries(int count, int terms, int commonest)
    {
        var queries = new string[count][];
        for (var i = 0; i < count; i++)
        {
            var query = new HashSet<string>();
            while (query.Count < terms)
                query.Add(Word(Rank(commonest)));

            queries[i] = [.. query];
        }

        return queries;
    }

    IEnumerable<string> Draw(int words) => Enumerable.Range(0, words).Select(_ => Word(Rank(0)));

    int Rank(int commonest)
    {
        while (true)
        {
            var found = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
            var rank = found < 0 ? ~found : found;
            if (rank >= commonest)
                return rank;
        }
    }

    static string Word(int rank) => $"w{rank}x";
}
