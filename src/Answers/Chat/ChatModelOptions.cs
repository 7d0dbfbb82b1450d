using System.ComponentModel.DataAnnotations;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>The settings section "Chat".</summary>
sealed class ChatModelOptions : ModelOptions
{
    public const string Section = "Chat";

    /// <summary>Whose protocol the model speaks that writes the answers; None: they are quoted.</summary>
    public ChatProvider Provider { get; set; }

    /// <summary>The most tokens that a prompt and what is written may have together.</summary>
    [Range(2_048, 2_000_000)]
    public int ContextTokens { get; set; } = 8_192;

    /// <summary>
    /// Keep what a model wrote in the user's cache folder, for the same question, passages and prompt.
    /// </summary>
    public bool Cache { get; set; }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Provider switch
    {
        ChatProvider.None => [],
        ChatProvider.OpenAI or ChatProvider.AzureOpenAI or ChatProvider.Ollama =>
            Check(Section, Provider.ToString(), OwnAddress(), needsKey: Provider is ChatProvider.OpenAI),
        _ => [NoneOf(Section, nameof(Provider), Provider)],
    };

    public ModelEndpoint Located() => EndpointOf(Section, OwnAddress());

    string? OwnAddress() => Provider switch
    {
        ChatProvider.OpenAI => OpenAIAddress,
        ChatProvider.Ollama => OllamaAddress,
        _ => null,
    };
}
