namespace NewsBot.Settings;

/// <summary>
/// A setting that is given as a variable alone: files are committed, and a command line is seen by others.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class SecretAttribute : Attribute;
