using Microsoft.SemanticKernel;
using NewsBot.Answers.Conversations;
using NewsBot.Articles;

namespace NewsBot.Answers;

/// <summary>The functions that the desk calls by name in Semantic Kernel, and the names of their arguments.</summary>
static class AnswerFunctions
{
    public const string Plugin = "NewsBot";
    public const string Answer = "Answer";
    public const string Rewrite = "Rewrite";
    public const string Suggest = "Suggest";

    const string Request = "request";
    const string Question = "question";
    const string Conversation = "conversation";
    const string Answered = "answer";
    const string Articles = "articles";

    // The last turns of a few hundred conversations. One takes about 10 kB.
    const int TurnsKept = 1_000;

    /// <summary>A kernel whose functions need no model.</summary>
    public static Kernel CreateKernel(ExtractiveComposer composer)
    {
        var turns = new RecentlyRead<Turn, TurnText>(TurnsKept, turn => new(turn));

        // The arguments are read by name: declared parameters would have Semantic Kernel make a JSON schema of each.
        var answer = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => composer.Compose((AnswerRequest)arguments[Request]!),
            Answer,
            "Answers a question with sentences of the passages, each with its citation.");
        var rewrite = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => FollowUps.Rewrite(
                (string)arguments[Question]!, (Conversation)arguments[Conversation]!, turns.Of),
            Rewrite,
            "Makes a question that follows others one that can be understood by itself.");
        var suggest = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => QuestionTemplates.About(
                (string)arguments[Question]!,
                (string)arguments[Answered]!,
                (IReadOnlyList<Article>)arguments[Articles]!),
            Suggest,
            "Suggests questions to ask next, about the articles that an answer cites.");
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions(Plugin, [answer, rewrite, suggest]);
        return kernel;
    }

    public static async Task<Answer> AnswerAsync(
        this Kernel kernel, AnswerRequest request, CancellationToken cancellationToken) =>
        await kernel.CallAsync<Answer>(Answer, new() { [Request] = request }, cancellationToken);

    /// <param name="conversation">What was said before the question.</param>
    public static Task<Rewriting> RewriteAsync(
        this Kernel kernel, string question, Conversation conversation, CancellationToken cancellationToken) =>
        kernel.CallAsync<Rewriting>(
            Rewrite, new() { [Question] = question, [Conversation] = conversation }, cancellationToken);

    /// <summary>What may be asked next, the best first. Nobody has tried yet whether the articles answer it.</summary>
    /// <param name="answer">What was answered, without markers.</param>
    /// <param name="articles">Those that the answer cites.</param>
    public static Task<IReadOnlyList<PossibleQuestion>> SuggestAsync(
        this Kernel kernel, string question, string answer, IReadOnlyList<Article> articles,
        CancellationToken cancellationToken) =>
        kernel.CallAsync<IReadOnlyList<PossibleQuestion>>(
            Suggest, new() { [Question] = question, [Answered] = answer, [Articles] = articles }, cancellationToken);

    static async Task<T> CallAsync<T>(
        this Kernel kernel, string function, KernelArguments arguments, CancellationToken cancellationToken)
    {
        var result = await kernel.InvokeAsync(Plugin, function, arguments, cancellationToken);
        return result.GetValue<T>()
            ?? throw new InvalidOperationException($"The function {Plugin}.{function} returned no {typeof(T).Name}.");
    }
}
