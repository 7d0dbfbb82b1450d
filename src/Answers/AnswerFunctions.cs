using Microsoft.SemanticKernel;

namespace NewsBot.Answers;

/// <summary>The functions that the desk calls by name in Semantic Kernel, and the names of their arguments.</summary>
static class AnswerFunctions
{
    public const string Plugin = "NewsBot";
    public const string Answer = "Answer";

    const string Request = "request";

    /// <summary>A kernel whose functions need no model.</summary>
    public static Kernel CreateKernel(ExtractiveComposer composer)
    {
        // The arguments are read by name: declared parameters would have Semantic Kernel make a JSON schema of each.
        var answer = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => composer.Compose((AnswerRequest)arguments[Request]!),
            Answer,
            "Answers a question with sentences of the passages, each with its citation.");
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions(Plugin, [answer]);
        return kernel;
    }

    public static async Task<Answer> AnswerAsync(
        this Kernel kernel, AnswerRequest request, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments { [Request] = request };
        var result = await kernel.InvokeAsync(Plugin, Answer, arguments, cancellationToken);
        return result.GetValue<Answer>()
            ?? throw new InvalidOperationException($"The function {Plugin}.{Answer} returned no answer.");
    }
}
