namespace NewsBot.Chunks;

/// <summary>How many tokens any part of a body has: what the tokenizer counts, from the counts of its words.</summary>
/// <remarks>
/// The tokenizer first splits a text by the pattern of o200k_base, and no piece of it runs across a space behind
/// another character, nor from a line's end into the next line's text: there the counts may be added up.
/// </remarks>
sealed class TokenCounts
{
    const int Unknown = -1;

    readonly string _body;
    readonly WordTokens _words;
    readonly List<int> _starts = [];
    readonly int[] _tokens;
    (int Start, int End, int Tokens) _last;

    public TokenCounts(string body, WordTokens words)
    {
        (_body, _words) = (body, words);
        for (var i = 0; i < body.Length; i++)
            if (i == 0 || BeginsWord(body[i - 1], body[i]))
                _starts.Add(i);
        _tokens = new int[_starts.Count];
        Array.Fill(_tokens, Unknown);
    }

    public int Count(int start, int end)
    {
        if (_last.Start != start || _last.End != end)
            _last = (start, end, Sum(start, end));
        return _last.Tokens;
    }

    int Sum(int start, int end)
    {
        var found = _starts.BinarySearch(start);
        var word = found >= 0 ? found : ~found - 1;
        var sum = 0;
        for (; start < end; word++)
        {
            var wordEnd = word + 1 < _starts.Count ? _starts[word + 1] : _body.Length;
            sum += start == _starts[word] && wordEnd <= end
                ? OfWord(word, wordEnd) : _words.Count(_body.AsSpan(start, Math.Min(end, wordEnd) - start));
            start = wordEnd;
        }

        return sum;
    }

    int OfWord(int word, int end)
    {
        if (_tokens[word] == Unknown)
            _tokens[word] = _words.Count(_body.AsSpan(_starts[word], end - _starts[word]));
        return _tokens[word];
    }

    /// <summary>A slash may follow a line's end in one token.</summary>
    static bool BeginsWord(char before, char first) =>
        first == ' ' ? !char.IsWhiteSpace(before) : before is '\n' or '\r' && first != '/' && !char.IsWhiteSpace(first);
}
