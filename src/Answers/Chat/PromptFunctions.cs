using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace NewsBot.Answers.Chat;

/// <summary>The functions of <c>prompts/</c>: named like the native ones, and carried out by a chat model.</summary>
sealed class PromptFunctions
{
    // What a provider puts around each message; a few tokens.
    const int TokensAround = 32;

    static readonly string[] Names = [AnswerFunctions.Answer, AnswerFunctions.Rewrite, AnswerFunctions.Suggest];

    readonly Dictionary<string, string> _templates;
    readonly Lazy<Kernel> _kernel;
    readonly TokenCounter _tokens;
    readonly int _contextTokens;
    readonly Lock _gate = new();
    TokenUsage _used;

    /// <param name="folder">A folder for each function, in Semantic Kernel's format.</param>
    /// <param name="contextTokens">The most tokens that a prompt and what is written may have together.</param>
    /// <param name="client">Made when it is first asked: its libraries take long to load.</param>
    /// <exception cref="IOException">A prompt is missing or cannot be read.</exception>
    public PromptFunctions(Func<IChatClient> client, string folder, TokenCounter tokens, int contextTokens)
    {
        (_tokens, _contextTokens) = (tokens, contextTokens);
        _templates = Names.ToDictionary(
            name => name, name => File.ReadAllText(Path.Combine(folder, name, "skprompt.txt")));
        _kernel = new(() =>
        {
            var builder = Kernel.CreateBuilder();
            builder.Services.AddSingleton(client());
            var kernel = builder.Build();
            kernel.Plugins.Add(kernel.CreatePluginFromPromptDirectory(folder, AnswerFunctions.Plugin));
            return kernel;
        });
    }

    /// <summary>All that the model read and wrote so far, as its provider counts.</summary>
    public TokenUsage Used
    {
        get
        {
            lock (_gate)
                return _used;
        }
    }

    /// <summary>
    /// The prompt's own text: what was written with another one is not what this one would have brought.
    /// </summary>
    public string TemplateOf(string function) => _templates[function];

    /// <summary>
    /// How many tokens of a prompt are left beside these arguments; less than 0 where they are too long.
    /// </summary>
    public int RoomBeside(string function, IReadOnlyDictionary<string, string> arguments) =>
        _contextTokens - MostWritten(function) - TokensAround - _tokens.Count(TemplateOf(function))
        - arguments.Values.Sum(_tokens.Count);

    public int Count(string text) => _tokens.Count(text);

    /// <summary>What the model writes, in the pieces that it comes in.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        string function, IReadOnlyDictionary<string, string> arguments,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = _kernel.Value.InvokeStreamingAsync<ChatResponseUpdate>(
            AnswerFunctions.Plugin, function, Of(arguments), cancellationToken);
        await foreach (var update in updates)
        {
            foreach (var usage in update.Contents.OfType<UsageContent>())
                Add(UsageOf(usage.Details));
            yield return update;
        }
    }

    /// <summary>All that the model writes.</summary>
    public async Task<ChatResponse> AskAsync(
        string function, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var result = await _kernel.Value.InvokeAsync(
            AnswerFunctions.Plugin, function, Of(arguments), cancellationToken);
        var response = result.GetValue<ChatResponse>() ?? new();
        Add(UsageOf(response.Usage));
        return response;
    }

    public static TokenUsage UsageOf(UsageDetails? details) =>
        new(details?.InputTokenCount ?? 0, details?.OutputTokenCount ?? 0);

    void Add(TokenUsage usage)
    {
        lock (_gate)
            _used += usage;
    }

    int MostWritten(string function) =>
        _kernel.Value.Plugins.GetFunction(AnswerFunctions.Plugin, function).ExecutionSettings!.Values
            .Select(settings =>
                settings.ExtensionData?.TryGetValue("max_tokens", out var most) is true ? $"{most}" : null)
            .OfType<string>()
            .Select(most => int.Parse(most, CultureInfo.InvariantCulture))
            .DefaultIfEmpty(_contextTokens / 4).First();

    static KernelArguments Of(IReadOnlyDictionary<string, string> arguments) =>
        new(arguments.ToDictionary(a => a.Key, object? (a) => a.Value));
}
