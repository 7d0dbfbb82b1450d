using System.Text.Json.Serialization;
using NewsBot.Activities.BotFramework;
using NewsBot.Settings;

namespace NewsBot.Activities.Teams;

/// <summary>The app manifest of Teams, schema 1.23: the fields that a bot has.</summary>
/// <remarks>Lengths and patterns are the schema's: a name has at most 30 characters, a short description 80.</remarks>
sealed record TeamsManifest(
    string Version, string Id, TeamsDeveloper Developer, TeamsText Name, TeamsText Description, TeamsIcons Icons,
    IReadOnlyList<TeamsBot> Bots, IReadOnlyList<string> ValidDomains)
{
    const string SchemaVersion = "1.23";

    static readonly string[] Everywhere = ["personal", "team", "groupChat"];

    [JsonPropertyName("$schema")]
    public string Schema { get; } = $"https://developer.microsoft.com/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json";

    public string ManifestVersion { get; } = SchemaVersion;

    public string AccentColor { get; } = "#12456B";

    /// <exception cref="SettingsException">The settings do not say which bot it is, or where it is.</exception>
    public static TeamsManifest Of(BotOptions options, string version)
    {
        if (!Guid.TryParse(options.AppId, out var id))
            throw new SettingsException(options.AppId.Length == 0
                ? "Bot:AppId is missing: the package says which bot it is for. It is the id at the bot's registration."
                : $"Bot:AppId '{options.AppId}' is no id of a registration, which is a GUID.");
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var host) || host.Scheme != Uri.UriSchemeHttps)
            throw new SettingsException(options.PublicUrl.Length == 0
                ? "Bot:PublicUrl is missing: the package names the https address of the bot's host."
                : $"Bot:PublicUrl '{options.PublicUrl}' is no https address, which Teams asks for.");
        var site = host.GetLeftPart(UriPartial.Authority);
        return new(
            version,
            id.ToString(),
            new("NewsBot", site, site, site),
            new("NewsBot", "NewsBot: answers from the news"),
            new("Answers questions about the news, with its sources",
                "Ask a question about the news. NewsBot quotes the sentences that answer it, word for word from the articles that it " +
                "was given, each with a citation of its exact place. When the articles do not say, it says so. Answers are made by software."),
            new("color.png", "outline.png"),
            [new(id.ToString(), Everywhere, [new(Everywhere,
            [
                new("/help", "What I can do"),
                new("/sources", "The sources of the last answer, with their quotes"),
                new("/new", "Forget what was said, and begin anew"),
            ])])],
            [host.Authority]);
    }
}

sealed record TeamsDeveloper(string Name, string WebsiteUrl, string PrivacyUrl, string TermsOfUseUrl);

sealed record TeamsText(string Short, string Full);

/// <param name="Color">192 × 192 pixels.</param>
/// <param name="Outline">32 × 32 pixels, white on nothing.</param>
sealed record TeamsIcons(string Color, string Outline);

sealed record TeamsBot(string BotId, IReadOnlyList<string> Scopes, IReadOnlyList<TeamsCommandList> CommandLists)
{
    public bool SupportsFiles { get; }

    public bool IsNotificationOnly { get; }
}

sealed record TeamsCommandList(IReadOnlyList<string> Scopes, IReadOnlyList<TeamsCommand> Commands);

sealed record TeamsCommand(string Title, string Description);
