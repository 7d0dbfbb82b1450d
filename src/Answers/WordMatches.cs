using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>
/// How well words of sentences match the plain words of a question; each different word is compared once.
/// </summary>
sealed class WordMatches(Question question)
{
    readonly Dictionary<string, double[]?> _byWord = new(StringComparer.Ordinal);

    /// <summary>Raises what the words of the sentence match; by term.</summary>
    public void Raise(double[] matches, IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (!_byWord.TryGetValue(token.Word, out var ofWord))
                _byWord[token.Word] = ofWord = Of(token);
            for (var t = 0; ofWord is not null && t < matches.Length; t++)
                matches[t] = Math.Max(matches[t], ofWord[t]);
        }
    }

    /// <summary>By term; null for a word that matches none, as most do.</summary>
    double[]? Of(Token token)
    {
        double[]? matches = null;
        for (var t = 0; t < question.Terms.Count; t++)
            if (question.Terms[t] is { Kind: TermKind.Word } term
                && TermMatcher.MatchWord(term.Words[0], term.Stems[0], token) is > 0 and var match)
                (matches ??= new double[question.Terms.Count])[t] = match;
        return matches;
    }
}
