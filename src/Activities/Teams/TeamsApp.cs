using NewsBot.Activities.BotFramework;
using NewsBot.Settings;

namespace NewsBot.Activities.Teams;

/// <summary>Which bot a package is for, and where Teams reaches it.</summary>
/// <param name="Id">The bot's id at its registration, which the app has too.</param>
/// <param name="Domain">The name of the bot's host alone: "bot.example.org".</param>
sealed record TeamsApp(Guid Id, string Domain)
{
    /// <param name="id">The id; null: that of the settings.</param>
    /// <param name="domain">The domain; null: that of the public address in the settings.</param>
    /// <exception cref="SettingsException">One of them is missing or wrong.</exception>
    public static TeamsApp Of(BotOptions options, string? id, string? domain) => new(
        id is null ? IdOf(options) : Parse("--app-id", id),
        domain is null ? DomainOf(options) : Name("--domain", domain));

    static Guid IdOf(BotOptions options) => options.AppId.Length > 0
        ? Parse("Bot:AppId", options.AppId)
        : throw new SettingsException("Bot:AppId is missing: name by --app-id the bot's id at its registration.");

    static string DomainOf(BotOptions options)
    {
        if (options.PublicUrl.Length == 0)
            throw new SettingsException("Bot:PublicUrl is missing: name by --domain where Teams reaches the bot.");
        return Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url)
            && url is { Scheme: "https", IsDefaultPort: true }
            ? Name("Bot:PublicUrl", url.Host)
            : throw new SettingsException(
                $"Bot:PublicUrl '{options.PublicUrl}' is no https address without a port, which Teams asks for.");
    }

    static Guid Parse(string name, string id) => Guid.TryParseExact(id, "D", out var guid)
        ? guid
        : throw new SettingsException(
            $"{name} '{id}' is no app id of a registration, which looks like 00001111-aaaa-2222-bbbb-3333cccc4444.");

    /// <remarks>What is not a name alone is read as another host than what was written.</remarks>
    static string Name(string name, string domain) =>
        Uri.TryCreate($"https://{domain}", UriKind.Absolute, out var url)
        && url.HostNameType == UriHostNameType.Dns
        && (url.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || url.Host.Equals(domain, StringComparison.OrdinalIgnoreCase))
        && domain.TrimEnd('.') == domain && domain.Contains('.', StringComparison.Ordinal)
            ? url.IdnHost
            : throw new SettingsException(
                $"{name} '{domain}' is no domain like bot.example.org. Teams connects to it from outside by https: " +
                "leave out the scheme, the port and the path.");
}
