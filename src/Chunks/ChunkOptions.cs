using System.ComponentModel.DataAnnotations;

namespace NewsBot.Chunks;

/// <summary>The settings section "Chunks".</summary>
sealed class ChunkOptions : IValidatableObject
{
    public const string Section = "Chunks";

    /// <summary>The most tokens (o200k_base) that one chunk may have.</summary>
    [Range(16, 8192)]
    public int MaxTokens { get; set; } = 256;

    /// <summary>The most tokens of the previous chunk that the next one repeats, in whole sentences.</summary>
    [Range(0, 4096)]
    public int OverlapTokens { get; set; } = 32;

    /// <summary>
    /// Whether to keep in the user's cache folder how articles were cut, which makes the next start faster.
    /// </summary>
    public bool Cache { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OverlapTokens >= MaxTokens)
            yield return new(
                $"{Section}:{nameof(OverlapTokens)} ({OverlapTokens}) must be less than " +
                $"{Section}:{nameof(MaxTokens)} ({MaxTokens}); a chunk cannot repeat all of itself.");
    }
}
