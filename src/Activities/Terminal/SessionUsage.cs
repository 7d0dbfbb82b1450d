using System.Globalization;
using NewsBot.Answers;

namespace NewsBot.Activities.Terminal;

/// <summary>What a chat model took for the answers of one session.</summary>
sealed class SessionUsage
{
    int _answers;
    int _written;
    TokenUsage _last;

    public void Add(Reply reply)
    {
        _answers++;
        _written += reply.Usage == default ? 0 : 1;
        _last = reply.Usage;
    }

    /// <param name="all">That a model took, for suggestions too.</param>
    public string Describe(TokenUsage all) => this switch
    {
        { _answers: 0 } => "Nothing was asked yet.",
        { _written: 0 } when all == default =>
            "No tokens of a chat model: none was asked, or its provider does not say.",
        _ => string.Create(CultureInfo.InvariantCulture,
            $"The last answer: {Tokens(_last)}. "
            + $"This session, {_written:N0} of {_answers:N0} answers by a model, with suggestions: {Tokens(all)}."),
    };

    static string Tokens(TokenUsage usage) =>
        string.Create(CultureInfo.InvariantCulture, $"{usage.Read:N0} tokens read and {usage.Written:N0} written");
}
