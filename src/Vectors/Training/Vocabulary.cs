namespace NewsBot.Vectors.Training;

/// <summary>The terms and pairs of terms that have a vector, and how much each weighs.</summary>
/// <param name="terms">Numbered from 0.</param>
/// <param name="pairs">(first ‹‹ 32 | second) → number, numbered on from the terms.</param>
/// <param name="weights">By number: ln(passages / passages with it).</param>
sealed class Vocabulary(TermTable terms, Dictionary<long, int> pairs, float[] weights)
{
    public TermTable Terms => terms;

    public IReadOnlyDictionary<long, int> Pairs => pairs;

    public ReadOnlySpan<float> Weights => weights;

    public int Count => weights.Length;

    public static long PairOf(int first, int second) => (long)first << 32 | (uint)second;

    /// <summary>The code of a term that has no vector: below 0, the same on every machine.</summary>
    public static int CodeOfUnknown(ReadOnlySpan<char> term) => (int)(StableHash.Of(term) | 0x8000_0000);

    /// <summary>text → codes: numbers of terms in reading order, and negative ones of unknown terms; no stop words.</summary>
    public void Read(ReadOnlySpan<char> text, List<int> codes)
    {
        var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
        while (words.Read())
        {
            if (TextAnalyzer.IsStopWord(words.Word))
                continue;
            var stem = words.Stem();
            var number = terms.Find(stem);
            codes.Add(number >= 0 ? number : CodeOfUnknown(stem));
        }
    }

    /// <summary>codes → each term and pair once, by number, with its weight in the text.</summary>
    public void Weigh(ReadOnlySpan<int> codes, List<Feature> features)
    {
        features.Clear();
        var sorted = new int[codes.Length * 2];
        codes.CopyTo(sorted);
        var count = codes.Length;
        if (pairs.Count > 0)
            for (var i = 1; i < codes.Length; i++)
                if (codes[i - 1] >= 0 && codes[i] >= 0 && pairs.TryGetValue(PairOf(codes[i - 1], codes[i]), out var pair))
                    sorted[count++] = pair;
        Array.Sort(sorted, 0, count);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && sorted[end] == sorted[start])
                end++;
            var code = sorted[start];
            features.Add(new(code, (code >= 0 ? weights[code] : UnknownWeight) * TermFrequency(end - start)));
            start = end;
        }
    }

    public static float UnknownWeight { get; set; } = 9;
    public static int Tf { get; set; } = 1;

    static float TermFrequency(int count) => Tf == 0 ? count : MathF.Sqrt(count);
}

/// <summary>A term of a text.</summary>
/// <param name="Code">Its number; negative where it has no vector.</param>
/// <param name="Weight">In the text.</param>
readonly record struct Feature(int Code, float Weight);
