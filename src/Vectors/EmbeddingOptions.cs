using System.ComponentModel.DataAnnotations;
using NewsBot.Providers;
using NewsBot.Vectors.Onnx;

namespace NewsBot.Vectors;

/// <summary>The settings section "Embeddings".</summary>
sealed class EmbeddingOptions : ModelOptions
{
    public const string Section = "Embeddings";

    /// <summary>A batch of passages takes a model without a graphics card longer than an answer's next word.</summary>
    public EmbeddingOptions() => (TimeoutSeconds, TotalSeconds) = (60, 300);

    /// <summary>Who makes the vectors of passages and questions.</summary>
    public EmbeddingProvider Provider { get; set; }

    /// <summary>Onnx: the folder of the model.</summary>
    public string Path { get; set; } = "";

    /// <summary>Onnx: which token vectors make a text's.</summary>
    public TokenPooling Pooling { get; set; }

    /// <summary>Onnx: whether vectors are brought to length 1.</summary>
    public bool Normalize { get; set; } = true;

    /// <summary>What the model wants before a question.</summary>
    public string QueryPrefix { get; set; } = "";

    /// <summary>What the model wants before a passage.</summary>
    public string PassagePrefix { get; set; } = "";

    /// <summary>The most texts that are sent to the model at once.</summary>
    [Range(1, 2048)]
    public int BatchSize { get; set; } = 32;

    /// <summary>Whether to keep vectors in the user's cache folder, by a hash of model and text.</summary>
    public bool Cache { get; set; } = true;

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Provider switch
    {
        EmbeddingProvider.Embedded => [],
        EmbeddingProvider.OpenAI or EmbeddingProvider.AzureOpenAI or EmbeddingProvider.Ollama =>
            Check(Section, Provider.ToString(), OwnAddress(), needsKey: Provider is EmbeddingProvider.OpenAI),
        EmbeddingProvider.Onnx when !Enum.IsDefined(Pooling) =>
            [NoneOf(Section, nameof(Pooling), Pooling)],
        EmbeddingProvider.Onnx when Path.Length == 0 =>
            [new($"{Section}:Path is not set, and {Section}:Provider Onnx needs it: the folder with model.onnx.")],
        EmbeddingProvider.Onnx => [],
        _ => [NoneOf(Section, nameof(Provider), Provider)],
    };

    /// <summary>Where texts are sent for their vectors; null: nowhere.</summary>
    public ModelEndpoint? Service =>
        Provider is EmbeddingProvider.Embedded or EmbeddingProvider.Onnx ? null : Located();

    public ModelEndpoint Located() => EndpointOf(Section, OwnAddress());

    string? OwnAddress() => Provider switch
    {
        EmbeddingProvider.OpenAI => OpenAIAddress,
        EmbeddingProvider.Ollama => OllamaAddress,
        _ => null,
    };
}
