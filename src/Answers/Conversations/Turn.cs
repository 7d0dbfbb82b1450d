using System.Text.Json.Serialization;

namespace NewsBot.Answers.Conversations;

/// <summary>One question and what was said to it.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Standalone">The question by itself, as it was searched for.</param>
/// <param name="Answer">The answer's sentences, without markers; empty where the articles did not say.</param>
sealed record Turn(string Question, string Standalone, string Answer)
{
    // English has about four characters a token. Counting exactly would load the tokenizer at each start.
    const int CharactersPerToken = 4;

    /// <summary>About how many tokens it has, for a bound and not for a bill.</summary>
    [JsonIgnore]
    public int Tokens =>
        (Question.Length + Standalone.Length + Answer.Length + CharactersPerToken - 1) / CharactersPerToken;
}
