using NewsBot.Answers.Conversations;
using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>
/// Suggests by a chat model, and after it by the rules; by these alone where the model is not to be had.
/// </summary>
sealed class ModelSuggester(PromptFunctions prompts, ISuggester rules) : ISuggester
{
    const string Function = AnswerFunctions.Suggest;
    const int LongestQuestion = 150;

    public async Task<IReadOnlyList<PossibleQuestion>> SuggestAsync(
        Turn turn, IReadOnlyList<Passage> passages, IReadOnlyList<Article> articles,
        CancellationToken cancellationToken)
    {
        var byRules = await rules.SuggestAsync(turn, passages, articles, cancellationToken);
        try
        {
            var arguments = new Dictionary<string, string> { ["question"] = turn.Standalone, ["answer"] = turn.Answer };
            var given = PromptPassages.Within(prompts, Function, arguments, passages);
            arguments["passages"] = PromptPassages.TextOf(given);
            var response = await prompts.AskAsync(Function, arguments, cancellationToken);
            var known = string.Join('\n', given.Select(p => $"{p.Passage.Article.Title}\n{p.Passage.Text}")
                .Append(turn.Standalone).Append(turn.Answer));
            return [.. QuestionsIn(response.Text).Where(q => !Invented.IsIn(q.Text, known)), .. byRules];
        }
        catch (ModelException)
        {
            return byRules;
        }
    }

    /// <summary>The lines that are questions, without the bullets that a model may write.</summary>
    static IEnumerable<PossibleQuestion> QuestionsIn(string text) => text.Split('\n')
        .Select(line => line.Trim().TrimStart('-', '*', '•', '1', '2', '3', '.', ')', ' ').Trim('"', '“', '”'))
        .Where(line => line.EndsWith('?') && line.Length <= LongestQuestion)
        .Select(line => new PossibleQuestion(line));
}
