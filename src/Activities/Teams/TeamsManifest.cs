using System.Text.Json.Serialization;

namespace NewsBot.Activities.Teams;

/// <summary>The app manifest of Teams, schema 1.30: the fields that a bot has.</summary>
/// <remarks>
/// Without "supportsChannelFeatures": in channels that are shared with other organizations, strangers could ask.
/// </remarks>
sealed record TeamsManifest(
    string Version, string Id, TeamsDeveloper Developer, TeamsText Name, TeamsText Description, TeamsIcons Icons,
    IReadOnlyList<TeamsBot> Bots, IReadOnlyList<string> ValidDomains)
{
    const string SchemaVersion = "1.30";

    static readonly string[] Everywhere = ["personal", "team", "groupChat"];

    [JsonPropertyName("$schema")]
    public string Schema { get; } =
        $"https://developer.microsoft.com/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json";

    public string ManifestVersion { get; } = SchemaVersion;

    public string AccentColor { get; } = "#12456B";

    public static TeamsManifest Of(TeamsApp app, string version)
    {
        var (id, about) = (app.Id.ToString(), $"https://{app.Domain}/about");
        return new(
            version,
            id,
            new("NewsBot", about, $"{about}#privacy", $"{about}#terms"),
            new("NewsBot", "NewsBot: answers from the news"),
            new("Answers questions about the news, with its sources",
                "Ask a question about the news. NewsBot quotes the sentences that answer it, word for word from the " +
                "articles that it was given, each with a citation of its exact place. When the articles do not say, " +
                "it says so. Answers are made by software."),
            new("color.png", "outline.png"),
            [new(id, Everywhere, [new(Everywhere,
            [
                new("/help", "What I can do"),
                new("/sources", "The sources of the last answer, with their quotes"),
                new("/new", "Forget what was said, and begin anew"),
            ])])],
            [app.Domain]);
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
