using System.ComponentModel.DataAnnotations;

namespace NewsBot.Passages;

/// <summary>The settings section "Passages".</summary>
sealed class PassageOptions
{
    /// <summary>How many passages an answer is looked for in.</summary>
    [Range(1, 100)]
    public int Top { get; set; } = 10;
}
