namespace NewsBot.Providers;

/// <summary>
/// A model that is no part of this program gave nothing of use. The message is for readers, without keys.
/// </summary>
/// <param name="isAboutTheRequest">
/// Whether it is this request that was refused, and another may well be answered; else the model is not to be had.
/// </param>
sealed class ModelException(string message, bool isAboutTheRequest = false, Exception? inner = null)
    : IOException(message, inner)
{
    public bool IsAboutTheRequest => isAboutTheRequest;
}
