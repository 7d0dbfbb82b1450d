namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>The addresses and names of one cloud's identity services.</summary>
/// <param name="ChannelMetadata">The OpenID configuration of the channels' tokens.</param>
/// <param name="ChannelIssuer">Who issues the channels' tokens.</param>
/// <param name="EmulatorMetadata">The OpenID configuration of the Emulator's and the Playground's tokens.</param>
/// <param name="EmulatorTenants">The tenants that issue those, beside the bot's own.</param>
/// <param name="Login">Where the bot gets its tokens.</param>
/// <param name="BotTenant">The tenant that issues the tokens of a bot of many tenants.</param>
/// <param name="ConnectorResource">What the bot's tokens are for.</param>
/// <param name="ServiceHosts">The hosts of the channels' connectors.</param>
/// <remarks>
/// Microsoft's documentation of the Bot Connector's authentication, and the constants of its SDK
/// (AuthenticationConstants, GovernmentAuthenticationConstants).
/// </remarks>
sealed record BotCloud(
    string ChannelMetadata, string ChannelIssuer, string EmulatorMetadata, IReadOnlyList<string> EmulatorTenants,
    string Login, string BotTenant, string ConnectorResource, IReadOnlyList<string> ServiceHosts)
{
    static readonly BotCloud Public = new(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://api.botframework.com",
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
        "https://login.microsoftonline.com",
        "botframework.com",
        "https://api.botframework.com",
        ["botframework.com", "smba.trafficmanager.net", "infra.gcc.teams.microsoft.com"]);

    static readonly BotCloud UsGovernment = new(
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://api.botframework.us",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"],
        "https://login.microsoftonline.us",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us",
        ["botframework.azure.us", "botframework.us", "infra.gov.teams.microsoft.us", "infra.dod.teams.microsoft.us"]);

    public static BotCloud Of(BotCloudName name) => name == BotCloudName.UsGovernment ? UsGovernment : Public;

    /// <summary>Who issues the tokens of a tenant, in the first and in the second version.</summary>
    public IEnumerable<string> IssuersOf(string tenant) =>
        [$"https://sts.windows.net/{tenant}/", $"{Login}/{tenant}/v2.0"];
}
