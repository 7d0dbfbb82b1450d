using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Passages;

namespace NewsBot.Settings;

/// <summary>All settings, a section for each stage.</summary>
sealed class NewsBotSettings
{
    public ArticleOptions Articles { get; set; } = new();

    public ChunkOptions Chunks { get; set; } = new();

    public PassageOptions Passages { get; set; } = new();

    public AnswerOptions Answers { get; set; } = new();
}
