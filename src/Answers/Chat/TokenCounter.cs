using Microsoft.ML.Tokenizers;

namespace NewsBot.Answers.Chat;

/// <summary>How many tokens a text has for the model in use.</summary>
/// <remarks>
/// Exact for OpenAI's models since GPT-4o. Others have vocabularies of their own, and most are smaller: their count is
/// estimated from above.
/// </remarks>
sealed class TokenCounter(string model)
{
    // Room for a vocabulary of 32,000 tokens, as Llama 2's: more words come apart than with o200k_base's 200,000.
    const double SmallVocabulary = 1.35;

    static readonly Lazy<Tokenizer> O200k = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    readonly double _factor = HasO200k(model) ? 1 : SmallVocabulary;

    public int Count(string text) => (int)Math.Ceiling(O200k.Value.CountTokens(text) * _factor);

    static bool HasO200k(string model) =>
        Array.Exists(["gpt-4o", "gpt-4.1", "gpt-5", "o1", "o3", "o4", "chatgpt-4o", "gpt-oss"],
            name => model.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
