using Microsoft.Extensions.Options;
using NewsBot.Activities.BotFramework;
using NewsBot.Answers;
using NewsBot.Answers.Chat;
using NewsBot.Answers.Conversations;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Passages;
using NewsBot.Telemetry;
using NewsBot.Vectors;
using NewsBot.Vectors.Training;

namespace NewsBot.Settings;

/// <summary>All settings, a section for each stage.</summary>
sealed class NewsBotSettings
{
    [ValidateObjectMembers]
    public ArticleOptions Articles { get; set; } = new();

    public ArchiveOptions Archive { get; set; } = new();

    [ValidateObjectMembers]
    public ChunkOptions Chunks { get; set; } = new();

    [ValidateObjectMembers]
    public EmbeddingOptions Embeddings { get; set; } = new();

    [ValidateObjectMembers]
    public TrainingOptions Training { get; set; } = new();

    [ValidateObjectMembers]
    public PassageOptions Passages { get; set; } = new();

    [ValidateObjectMembers]
    public AnswerOptions Answers { get; set; } = new();

    [ValidateObjectMembers]
    public ConversationOptions Conversation { get; set; } = new();

    [ValidateObjectMembers]
    public ChatModelOptions Chat { get; set; } = new();

    [ValidateObjectMembers]
    public BotOptions Bot { get; set; } = new();

    [ValidateObjectMembers]
    public TelemetryOptions Telemetry { get; set; } = new();
}
