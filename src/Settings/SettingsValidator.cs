using Microsoft.Extensions.Options;

namespace NewsBot.Settings;

/// <summary>
/// Checks the attributes and rules of every section; generated, since reflection costs at each start.
/// </summary>
[OptionsValidator]
sealed partial class SettingsValidator : IValidateOptions<NewsBotSettings>;
