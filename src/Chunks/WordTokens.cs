using System.Collections.Concurrent;
using Microsoft.ML.Tokenizers;

namespace NewsBot.Chunks;

/// <summary>word → how many tokens it has, counted once for each: most words of a text came before.</summary>
sealed class WordTokens(Lazy<Tokenizer> tokenizer)
{
    const int MostWords = 1 << 17;
    const int LongestWord = 32;

    readonly ConcurrentDictionary<string, int> _known = new(StringComparer.Ordinal);
    int _words;

    public int Count(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return tokenizer.Value.CountTokens(word);
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(word, out var tokens))
            return tokens;
        tokens = tokenizer.Value.CountTokens(word);
        if (_words < MostWords && known.TryAdd(word, tokens))
            Interlocked.Increment(ref _words);
        return tokens;
    }
}
