using System.Globalization;
using NewsBot.Answers;

namespace NewsBot.Activities.Terminal;

/// <summary>What a chat model took for the answers of one session.</summary>
sealed class SessionUsage
{
    int _answers;
    int _written;
    TokenUsage _last;
    TokenUsage _all;

    public void Add(Reply reply)
    {
        _answers++;
        _written += reply.Usage == default ? 0 : 1;
        _last = reply.Usage;
        _all += reply.Usage;
    }

    public string Describe() => this switch
    {
        { _answers: 0 } => "Nothing was asked yet.",
        { _written: 0 } => "No tokens of a chat model: none was asked, or its provider does not say.",
        _ => string.Create(CultureInfo.InvariantCulture,
            $"The last answer: {Tokens(_last)}. This session, {_written:N0} of {_answers:N0} answers by a model: {Tokens(_all)}."),
    };

    static string Tokens(TokenUsage usage) =>
        string.Create(CultureInfo.InvariantCulture, $"{usage.Read:N0} tokens read and {usage.Written:N0} written");
}
