using NewsBot.Language;

namespace NewsBot.Vectors.Training;

/// <summary>The terms that have a vector, and how much each weighs.</summary>
/// <param name="terms">The terms of the keyword index that are no stop words, numbered from 0.</param>
/// <param name="weights">By number: ln(passages / passages with it).</param>
sealed class Vocabulary(TermTable terms, float[] weights)
{
    /// <summary>
    /// The code of a term that was too rare to learn from: keywords find it, its vector would be noise.
    /// </summary>
    public const int Unknown = -1;

    public TermTable Terms => terms;

    public ReadOnlySpan<float> Weights => weights;

    public int Count => weights.Length;

    /// <summary>text → codes: the numbers of its terms in reading order, without stop words.</summary>
    public void Read(ReadOnlySpan<char> text, List<int> codes)
    {
        var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
        while (words.Read())
            if (!TextAnalyzer.IsStopWord(words.Word))
                codes.Add(terms.Find(words.Stem()));
    }

    /// <summary>
    /// codes → each term once, by number, with its weight in the text: idf · √(how often it is there).
    /// </summary>
    public void Weigh(ReadOnlySpan<int> codes, List<Feature> features)
    {
        features.Clear();
        var sorted = codes.ToArray();
        Array.Sort(sorted);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (sorted[start] is var term and not Unknown)
                features.Add(new(term, weights[term] * MathF.Sqrt(end - start)));
            start = end;
        }
    }
}

/// <summary>A term of a text.</summary>
/// <param name="Term">Its number.</param>
/// <param name="Weight">In the text.</param>
readonly record struct Feature(int Term, float Weight);
