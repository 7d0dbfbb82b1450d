namespace NewsBot.Settings;

/// <summary>The settings cannot be used; the message names the key, the value and what to do.</summary>
sealed class SettingsException : Exception
{
    public SettingsException(string message) : base(message) { }

    public SettingsException(string message, Exception inner) : base(message, inner) { }
}
