using Microsoft.SemanticKernel;
using NewsBot.Answers.Conversations;

namespace NewsBot.Answers;

/// <summary>The functions that the desk calls by name in Semantic Kernel, and the names of their arguments.</summary>
static class AnswerFunctions
{
    public const string Plugin = "NewsBot";
    public const string Answer = "Answer";
    public const string Rewrite = "Rewrite";

    const string Request = "request";
    const string Question = "question";
    const string Conversation = "conversation";

    /// <summary>A kernel whose functions need no model.</summary>
    public static Kernel CreateKernel(ExtractiveComposer composer)
    {
        // The arguments are read by name: declared parameters would have Semantic Kernel make a JSON schema of each.
        var answer = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => composer.Compose((AnswerRequest)arguments[Request]!),
            Answer,
            "Answers a question with sentences of the passages, each with its citation.");
        var rewrite = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => FollowUps.Rewrite(
                (string)arguments[Question]!, (Conversation)arguments[Conversation]!),
            Rewrite,
            "Makes a question that follows others one that can be understood by itself.");
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions(Plugin, [answer, rewrite]);
        return kernel;
    }

    public static async Task<Answer> AnswerAsync(
        this Kernel kernel, AnswerRequest request, CancellationToken cancellationToken)
    {
        return await kernel.CallAsync<Answer>(Answer, new() { [Request] = request }, cancellationToken);
    }

    /// <param name="conversation">What was said before the question.</param>
    public static Task<Rewriting> RewriteAsync(
        this Kernel kernel, string question, Conversation conversation, CancellationToken cancellationToken) =>
        kernel.CallAsync<Rewriting>(
            Rewrite, new() { [Question] = question, [Conversation] = conversation }, cancellationToken);

    static async Task<T> CallAsync<T>(
        this Kernel kernel, string function, KernelArguments arguments, CancellationToken cancellationToken)
    {
        var result = await kernel.InvokeAsync(Plugin, function, arguments, cancellationToken);
        return result.GetValue<T>()
            ?? throw new InvalidOperationException($"The function {Plugin}.{function} returned no {typeof(T).Name}.");
    }
}
