using System.ComponentModel.DataAnnotations;

namespace NewsBot.Articles;

/// <summary>The settings section "Articles".</summary>
sealed class ArticleOptions
{
    /// <summary>
    /// The file or folder that is read at the start; a relative path counts from the settings file's folder.
    /// </summary>
    [Required]
    public string Path { get; set; } = "seeds";
}
