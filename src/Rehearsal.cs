using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;

namespace NewsBot;

/// <summary>
/// What the first question will need, done once on the other core while settings and articles are read.
/// </summary>
/// <remarks>
/// Loads the store's types, Semantic Kernel and the composer's word lists. What it answers is thrown away.
/// </remarks>
static class Rehearsal
{
    /// <remarks>On a thread of its own: those of the pool begin later.</remarks>
    public static void Start() => new Thread(Run) { IsBackground = true }.Start();

    static void Run()
    {
        try
        {
            RehearseAsync().GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            // Uncaught, it would end the program. Whoever answers meets it again, and says what it is.
        }
    }

    static async Task RehearseAsync()
    {
        _ = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("rehearsal");
        var article = new Article(
            "rehearsal", "Rehearsal", "Ann Lee spoke in Oslo on May 5. She said five people came.");
        var kernel = AnswerFunctions.CreateKernel(new ExtractiveComposer(new()));
        const string Question = "Who spoke in Oslo?";
        var query = ArticlePassage.QueryFor(Question, article);
        await kernel.AnswerAsync(new(Question, query, [ArticlePassage.Of(article)], new(1, null, null, [])), default);
    }
}
