using System.Globalization;
using NewsBot.Activities.BotFramework.News;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot feedback</c>: what readers of the bot thought of its answers.</summary>
static class FeedbackVerb
{
    // The newest reasons; all are in the file.
    const int MostComments = 20;

    public static async Task<int> RunAsync(FeedbackFile file, TextWriter output)
    {
        var all = file.Read().ToList();
        if (all.Count == 0)
        {
            await output.WriteLineAsync("No reader has said yet what they think of an answer.");
            return ExitCode.Done;
        }

        await output.WriteLineAsync(
            FormattableString.Invariant($"{all.Count(f => f.IsLike)} liked, {all.Count(f => !f.IsLike)} disliked"));
        foreach (var channel in all.GroupBy(f => f.Channel ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
            await output.WriteLineAsync(ChatText.OneLine(string.Create(CultureInfo.InvariantCulture,
                $"{channel.Key}: {channel.Count(f => f.IsLike)} liked, {channel.Count(f => !f.IsLike)} disliked")));
        foreach (var feedback in Enumerable.Reverse(all).Where(f => f.Comment is not null).Take(MostComments))
            await output.WriteLineAsync(ChatText.OneLine(string.Create(CultureInfo.InvariantCulture,
                $"{feedback.At:yyyy-MM-dd} {(feedback.IsLike ? "liked" : "disliked")}: ") + Said(feedback)));
        await output.WriteLineAsync($"The file: {file.Path}");
        return ExitCode.Done;
    }

    static string Said(Feedback feedback) =>
        feedback.Question is { } question ? $"{feedback.Comment} (asked: {question})" : $"{feedback.Comment}";
}
