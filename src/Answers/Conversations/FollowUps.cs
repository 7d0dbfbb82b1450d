using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>question + conversation → the question by itself, by rules.</summary>
/// <remarks>
/// What was left out is put in, what is referred to is named, and a question that names nothing gets its topic.
/// </remarks>
static class FollowUps
{
    // A question of more words of its own says itself what it is about.
    const int FewWords = 3;

    /// <summary>Words that only have a meaning after what was said.</summary>
    static readonly FrozenSet<string> Links = WordSet.Of(
        "other others else another more also again first next any later still instead besides further");

    static readonly FrozenSet<string> Present = WordSet.Of("is are does do can");

    /// <summary>A question with names of its own and no reference stays as it is.</summary>
    /// <param name="read">Gives a turn's words; null: they are read.</param>
    public static Rewriting Rewrite(string question, Conversation conversation, Func<Turn, TurnText>? read = null)
    {
        if (conversation.Last is not { } last || !question.Any(char.IsLetter))
            return new(question, null);

        var mentions = Mentions.Of([.. conversation.Turns.Select(read ?? (turn => new(turn)))]);
        var (resolved, reasons, isVague, isEvent) = References.Resolve(question, mentions);
        if (Ellipses.Complete(resolved, last, mentions) is { } completed)
            return new(completed.Question, string.Join("; ", [completed.Reason, .. reasons]));

        if (isEvent)
        {
            resolved = WithTopic(resolved, Ellipses.LowerFirst(Ellipses.Bare(last.Standalone)));
            reasons = [.. reasons, "it is about the last question"];
        }
        else if (TopicFor(resolved, isVague, mentions) is { } topic)
        {
            resolved = WithTopic(resolved, topic);
            reasons = [.. reasons, $"it is still about {topic}"];
        }

        return reasons.Count > 0 && resolved != question
            ? new(resolved, string.Join("; ", reasons)) : new(question, null);
    }

    /// <summary>What the last questions were about, for a question that names nothing itself.</summary>
    static string? TopicFor(string question, bool isVague, Mentions mentions)
    {
        var tokens = Token.Read(question);
        var known = mentions.All.SelectMany(m => m.IsNoun ? [] : m.Words).ToHashSet(StringComparer.Ordinal);
        if (NamesIn.Of(question, tokens, known).Count > 0)
            return null;
        var content = tokens.Count(t => !TextAnalyzer.IsStopWord(t.Word));
        var isLinked = isVague || tokens.Any(t => Links.Contains(t.Word));
        if (!isLinked && (content > FewWords || IsGeneric(tokens) || NamesADay(tokens)))
            return null;
        return mentions.All.Where(m => !m.IsNoun && m.Asked > 0).MaxBy(m => m.Asked)?.Definite;
    }

    /// <summary>"How high is inflation?", "What causes earthquakes?": of nothing that was spoken of.</summary>
    static bool IsGeneric(IReadOnlyList<Token> tokens) =>
        tokens.Count > 2 && !tokens.Any(t => t.Word is "the" or "there" or "any")
        && (tokens.Take(3).Any(t => Present.Contains(t.Word))
            || (tokens[0].Word is "what" or "who" && tokens[1].Word is [.., 's'] and not "was"));

    /// <summary>"What was launched on January 5?" asks for the news of that day.</summary>
    static bool NamesADay(IReadOnlyList<Token> tokens) =>
        tokens.Any(t => Dates.IsDayOrMonth(t.Word) && t.IsCapital) && !tokens.Any(t => t.Word is "the");

    static string WithTopic(string question, string topic)
    {
        var end = question.TrimEnd().TrimEnd('?', '!', '.', ' ').Length;
        return $"{question[..end]} ({topic})?";
    }
}
