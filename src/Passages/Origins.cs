using NewsBot.Language;

namespace NewsBot.Passages;

/// <summary>Which of the chosen passages are one text: by their words, whatever the address.</summary>
/// <remarks>
/// Shingles of words and their containment, after Broder 1997, "On the resemblance and containment of documents".
/// </remarks>
sealed class Origins
{
    const int ShingleWords = 5;
    const double Same = 0.6;   // a rewritten lead and another closing paragraph leave about this much

    readonly List<(Candidate Candidate, Lazy<HashSet<int>> Shingles)> _known = [];

    /// <summary>False when another article's passage has the same text already.</summary>
    public bool Add(Candidate candidate)
    {
        var shingles = new Lazy<HashSet<int>>(() => Shingles(candidate.Text));
        foreach (var (other, known) in _known)
        {
            if (other.Article != candidate.Article && IsSame(shingles.Value, known.Value))
                return false;
        }

        _known.Add((candidate, shingles));
        return true;
    }

    static bool IsSame(HashSet<int> left, HashSet<int> right) =>
        left.Count > 0 && right.Count > 0 && Shared(left, right) >= Same * Math.Min(left.Count, right.Count);

    static int Shared(HashSet<int> left, HashSet<int> right)
    {
        var shared = 0;
        foreach (var shingle in left)
            if (right.Contains(shingle))
                shared++;
        return shared;
    }

    static HashSet<int> Shingles(string text)
    {
        var shingles = new HashSet<int>();
        var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
        Span<int> last = stackalloc int[ShingleWords];
        for (var count = 1; words.Read(); count++)
        {
            last[1..].CopyTo(last);
            last[^1] = string.GetHashCode(words.Word);
            if (count >= ShingleWords)
                shingles.Add(HashCode.Combine(last[0], last[1], last[2], last[3], last[4]));
        }

        return shingles;
    }
}
