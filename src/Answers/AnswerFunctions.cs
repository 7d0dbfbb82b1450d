using Microsoft.SemanticKernel;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>The functions that the desk calls by name in Semantic Kernel, and the names of their arguments.</summary>
static class AnswerFunctions
{
    public const string Plugin = "NewsBot";
    public const string Answer = "Answer";

    const string Question = "question";
    const string Query = "query";
    const string Passages = "passages";
    const string Searched = "searched";

    /// <summary>A kernel whose functions need no model.</summary>
    public static Kernel CreateKernel(ExtractiveComposer composer)
    {
        // The arguments are read by name: declared parameters would have Semantic Kernel make a JSON schema of each.
        var answer = KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => composer.Compose(
                (string)arguments[Question]!, (PassageQuery)arguments[Query]!,
                (IReadOnlyList<Passage>)arguments[Passages]!, (Coverage)arguments[Searched]!),
            Answer,
            "Answers a question with sentences of the passages, each with its citation.");
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions(Plugin, [answer]);
        return kernel;
    }

    /// <param name="query">The question as the passages were compared with it.</param>
    public static async Task<Answer> AnswerAsync(
        this Kernel kernel, string question, PassageQuery query, IReadOnlyList<Passage> passages, Coverage searched,
        CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments
        {
            [Question] = question,
            [Query] = query,
            [Passages] = passages,
            [Searched] = searched,
        };
        var result = await kernel.InvokeAsync(Plugin, Answer, arguments, cancellationToken);
        return result.GetValue<Answer>()
            ?? throw new InvalidOperationException($"The function {Plugin}.{Answer} returned no answer.");
    }
}
