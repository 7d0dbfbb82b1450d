namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>A request is refused: its token is not good enough, or does not allow what it asks for.</summary>
/// <param name="status">
/// 401: there is no valid token; 403: there is one, for something else; 503: the keys cannot be had now.
/// </param>
/// <param name="reason">For the log alone.</param>
sealed class RefusedException(int status, string reason) : UnauthorizedAccessException(reason)
{
    public int Status { get; } = status;
}
