using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Activities.WebChat;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework;

/// <summary>The host of <c>newsbot serve</c> and the bot's identity.</summary>
sealed class BotOptions : IValidatableObject
{
    const string Section = "Bot";

    /// <summary>Where the host listens, separated by ';'. "localhost" is 127.0.0.1 and ::1.</summary>
    [Required]
    public string Urls { get; set; } = "http://localhost:3978";

    /// <summary>Where readers reach the host; empty: they do not.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The proxies in front of it, by address or network, separated by ';'.</summary>
    public string Proxies { get; set; } = "";

    public BotAuthenticationOptions Authentication { get; set; } = new();

    /// <summary>The bot's id at its registration (a GUID); empty: it has none.</summary>
    public string AppId { get; set; } = "";

    [Secret]
    public string AppSecret { get; set; } = "";

    /// <summary>A file with certificate and private key (.pfx or .pem), in the place of a secret.</summary>
    public string CertificatePath { get; set; } = "";

    public BotAppType AppType { get; set; } = BotAppType.SingleTenant;

    /// <summary>The tenant of the registration.</summary>
    public string TenantId { get; set; } = "";

    public BotCloudName Cloud { get; set; } = BotCloudName.Public;

    /// <summary>
    /// The hosts that replies may go to, with all below them, separated by ';'. Empty: those of the cloud.
    /// </summary>
    public string ServiceHosts { get; set; } = "";

    /// <summary>The largest request.</summary>
    [Range(16, 4096)]
    public int MaxRequestKilobytes { get; set; } = 256;

    /// <summary>How many conversations are remembered; those that are silent longest are forgotten first.</summary>
    [Range(1, 1_000_000)]
    public int MaxConversations { get; set; } = 10_000;

    /// <summary>How many messages one person may send; those of the web page have their own limits.</summary>
    [Range(1, 1_000_000)]
    public int UserMessagesPerMinute { get; set; } = 20;

    /// <summary>How many messages all may send who speak in one conversation.</summary>
    [Range(1, 1_000_000)]
    public int ConversationMessagesPerMinute { get; set; } = 60;

    /// <summary>How long an answer may take before its reader is told that it is being made.</summary>
    [Range(0, 60_000)]
    public int ProgressAfterMilliseconds { get; set; } = 300;

    /// <summary>How long running answers have to end when the program is told to.</summary>
    [Range(0, 600)]
    public int DrainSeconds { get; set; } = 20;

    [ValidateObjectMembers]
    public WebOptions Web { get; set; } = new();

    public bool HasIdentity => AppId.Length > 0;

    public bool ShowsPage => Web.Page ?? !HasIdentity;

    public bool ShowsDirectLine => Web.DirectLine ?? !HasIdentity;

    public bool ShowsArticles => Web.Articles ?? !HasIdentity;

    /// <summary>The public address where articles are shown at it; empty: they are not.</summary>
    public string ArticlesUrl => ShowsArticles ? PublicUrl : "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HasIdentity && AppType != BotAppType.MultiTenant && TenantId.Length == 0)
            yield return new(
                $"{Section}:{nameof(TenantId)} is missing: a bot of {Section}:{nameof(AppType)} {AppType} has one.");
        if (HasIdentity && AppType != BotAppType.ManagedIdentity
            && AppSecret.Length == 0 && CertificatePath.Length == 0)
            yield return new(
                $"{Section}:{nameof(AppId)} is set, and nothing proves it: set the variable " +
                $"NEWSBOT__{Section}__{nameof(AppSecret)}, or {Section}:{nameof(CertificatePath)}, or " +
                $"{Section}:{nameof(AppType)} {nameof(BotAppType.ManagedIdentity)}.");
        if (AppSecret.Length > 0 && CertificatePath.Length > 0)
            yield return new(
                $"{Section}:{nameof(AppSecret)} and {Section}:{nameof(CertificatePath)} are both set; one is enough.");
        if (!HasIdentity && (AppSecret.Length > 0 || CertificatePath.Length > 0))
            yield return new(
                $"{Section}:{nameof(AppId)} is missing: a secret or certificate proves nothing without it.");
        if (PublicUrl.Length > 0
            && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            yield return new($"{Section}:{nameof(PublicUrl)} '{PublicUrl}' is no http or https address.");
    }
}

/// <summary>Who may send to the bot.</summary>
sealed class BotAuthenticationOptions
{
    public BotAuthenticationMode Mode { get; set; } = BotAuthenticationMode.Required;
}

enum BotAuthenticationMode
{
    /// <summary>The channels of the Bot Framework, by their tokens.</summary>
    Required,

    /// <summary>
    /// Beside them the Emulator and the Playground: by tokens where there is an app id, else anyone on this machine.
    /// </summary>
    Development,
}

/// <summary>How the bot is registered.</summary>
enum BotAppType
{
    MultiTenant,
    SingleTenant,
    ManagedIdentity,
}

enum BotCloudName
{
    Public,
    UsGovernment,
}
