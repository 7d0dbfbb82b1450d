using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NewsBot.Settings;

namespace NewsBot.Providers;

/// <summary>What the settings of all models that are reached over the network have in common.</summary>
abstract class ModelOptions : IValidatableObject
{
    protected const string OpenAIAddress = "https://api.openai.com/v1";
    protected const string OllamaAddress = "http://localhost:11434";

    /// <summary>The address without the path of a function; empty: the provider's own.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name; at Azure, the deployment's.</summary>
    public string Model { get; set; } = "";

    /// <summary>From the environment or the user secrets, never from a file that is shared.</summary>
    [Secret]
    public string ApiKey { get; set; } = "";

    /// <summary>How long the model may be silent, before its reply and within it.</summary>
    [Range(0.1, 86400)]
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>How long one request may take with all its retries, however much comes.</summary>
    [Range(0.1, 86400)]
    public double TotalSeconds { get; set; } = 120;

    /// <summary>How often a request that failed for a passing reason is sent again.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    public abstract IEnumerable<ValidationResult> Validate(ValidationContext validationContext);

    public ModelLimits Limits() =>
        new(TimeSpan.FromSeconds(TimeoutSeconds), TimeSpan.FromSeconds(TotalSeconds), Retries);

    /// <summary>Where the model is, by the settings of this section.</summary>
    /// <param name="ownAddress">The provider's, where the settings name none; null where it has none.</param>
    protected ModelEndpoint EndpointOf(string section, string? ownAddress) =>
        new(section, new(Endpoint.Length > 0 ? Endpoint : ownAddress ?? ""), Model, ApiKey);

    /// <summary>What is wrong with the settings for a provider over the network.</summary>
    /// <param name="provider">Its name, for the messages.</param>
    /// <param name="ownAddress">As in <see cref="EndpointOf"/>.</param>
    /// <param name="needsKey">Whether its own address, or one of its host, needs a key.</param>
    protected IEnumerable<ValidationResult> Check(string section, string provider, string? ownAddress, bool needsKey)
    {
        if (string.IsNullOrWhiteSpace(Model))
            yield return new(
                $"{section}:Model is not set, and {section}:Provider {provider} needs it: the model's name.");
        if (Endpoint.Length == 0 && ownAddress is null)
            yield return new(
                $"{section}:Endpoint is not set, and {section}:Provider {provider} needs it: the resource's address.");
        if (Endpoint.Length > 0 && !IsAddress(Endpoint))
            yield return new(
                $"{section}:Endpoint is no address of the form http://host:port or https://host/path, " +
                "without user and password.");
        else if (needsKey && ApiKey.Length == 0 && ownAddress is not null
            && (Endpoint.Length == 0 || new Uri(Endpoint).Host == new Uri(ownAddress).Host))
            yield return new(
                $"{new Uri(ownAddress).Host} needs a key: set the environment variable " +
                $"NEWSBOT__{section}__ApiKey, or the user secret {section}:ApiKey.");
        if (!ApiKey.All(letter => letter is > ' ' and <= '~'))
            yield return new($"{section}:ApiKey has a blank, a line break or a letter in it that no key has.");
        if (TotalSeconds < TimeoutSeconds)
            yield return new(string.Create(CultureInfo.InvariantCulture,
                $"{section}:TotalSeconds ({TotalSeconds}) must not be less than " +
                $"{section}:TimeoutSeconds ({TimeoutSeconds})."));
    }

    /// <summary>For a number in the place of a name, which the binder takes.</summary>
    protected static ValidationResult NoneOf<T>(string section, string key, T value)
        where T : struct, Enum =>
        new($"{section}:{key} is {value:D}, which is none of {string.Join(", ", Enum.GetNames<T>())}.");

    static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0;
}

/// <param name="Silence">How long nothing may come, before a reply and within it.</param>
/// <param name="Total">Of one request with all its retries.</param>
sealed record ModelLimits(TimeSpan Silence, TimeSpan Total, int Retries);
