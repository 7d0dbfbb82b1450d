namespace NewsBot.Vectors.InMemory;

/// <summary>BM25F as one query asks for it: what a term is worth in a document, and at most in a block.</summary>
/// <remarks>
/// Simple BM25F (Robertson &amp; Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.6):
/// a term's frequencies in the fields are divided by how long the field is, weighted and added, and only the sum is
/// saturated: score = Σ over terms of idf · f / (K1 + f), f = Σ over fields of weight · tf / (1 − B + B · length/mean).
/// The idf is Lucene's, which is never negative: ln(1 + (N − n + 0.5) / (n + 0.5)).
/// Blocks keep the largest tf / (1 − B + B · length/mean) for the usual B and the mean of their time. For another B or
/// mean it can be larger by the ratio of the two divisors, which is monotonous in the length: the bound takes the
/// larger ratio of the shortest and the longest text.
/// </remarks>
sealed class KeywordScorer
{
    readonly int[] searched;     // the fields that count
    readonly int[][] lengths;    // by searched field
    readonly double[] weights;
    readonly double[] bounds;    // what an impact can be worth at most
    readonly double[] slopes;    // B / mean length
    readonly int[] places;       // of a field among the searched ones, or -1
    readonly double level;       // 1 − B
    readonly double k1;

    public KeywordScorer(KeywordQuery query, TextField[] fields, int documents)
    {
        (level, k1) = (1 - query.B, query.K1);
        places = new int[fields.Length];
        var count = 0;
        for (var field = 0; field < fields.Length; field++)
        {
            var counts = field < query.Weights.Length && query.Weights[field] > 0 && fields[field].TotalLength > 0;
            places[field] = counts ? count++ : -1;
        }

        (searched, lengths) = (new int[count], new int[count][]);
        (weights, bounds, slopes) = (new double[count], new double[count], new double[count]);
        for (var field = 0; field < fields.Length; field++)
        {
            if (places[field] is var place && place < 0)
                continue;

            searched[place] = field;
            lengths[place] = fields[field].Lengths;
            weights[place] = query.Weights[field];
            slopes[place] = query.B * documents / fields[field].TotalLength;
            bounds[place] = weights[place] * Math.Max(
                Ratio(place, 1, fields[field]), Ratio(place, fields[field].Longest, fields[field]));
        }
    }

    /// <summary>The fields that count.</summary>
    public int[] Searched => searched;

    public static double Idf(int documents, int documentsWithTerm) =>
        Math.Log(1 + (documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));

    public bool Searches(int field) => places[field] >= 0;

    /// <summary>The weighted, length-normalised frequency of a term in one searched field.</summary>
    public double Frequency(int place, int document, int frequency) =>
        weights[place] * frequency / (level + slopes[place] * lengths[place][document]);

    public double FrequencyIn(int field, int document, int frequency) =>
        places[field] is var place && place >= 0 ? Frequency(place, document, frequency) : 0;

    /// <summary>What <see cref="Frequency"/> gives at most in a block with this largest impact.</summary>
    public double MaxFrequency(int place, double maxImpact) => bounds[place] * maxImpact;

    public double Score(double idf, double frequency) => frequency > 0 ? idf * frequency / (k1 + frequency) : 0;

    /// <summary>For a term in one field: score = idf · weight · tf / (weight · tf + level + slope · length).</summary>
    public (int[] Lengths, double Weight, double Level, double Slope) OneField(int place) =>
        (lengths[place], weights[place], k1 * level, k1 * slopes[place]);

    double Ratio(int place, int length, TextField field) =>
        (1 - PostingsPacker.ImpactB + PostingsPacker.ImpactB * length / field.ReferenceLength)
        / (level + slopes[place] * length);
}
