using System.Collections.Frozen;
using NewsBot.Vectors;

namespace NewsBot.Answers.Conversations;

/// <summary>question + conversation → the question by itself, by rules: what was left out, what is referred to, what it is about.</summary>
static class FollowUps
{
    // A question of more words of its own says itself what it is about.
    const int FewWords = 3;

    /// <summary>Words that only have a meaning after what was said.</summary>
    static readonly FrozenSet<string> Links = WordSet.Of(
        "other others else another more also again first next any later still instead besides further return reaction");

    static readonly FrozenSet<string> Generic = WordSet.Of("is are does do can");

    /// <summary>A question with names of its own and no reference stays as it is.</summary>
    public static Rewriting Rewrite(string question, Conversation conversation)
    {
        if (conversation.Last is not { } last || string.IsNullOrWhiteSpace(question))
            return new(question, null);

        var mentions = Mentions.Of(conversation);
        var (resolved, reasons, isVague) = References.Resolve(question, mentions);
        if (Ellipses.Complete(resolved, last, mentions) is { } completed)
            return new(completed.Question, string.Join("; ", [completed.Reason, .. reasons]));

        if (TopicFor(resolved, isVague, mentions) is { } topic)
        {
            resolved = WithTopic(resolved, topic);
            reasons = [.. reasons, $"it is still about {topic}"];
        }

        return reasons.Count > 0 && resolved != question ? new(resolved, string.Join("; ", reasons)) : new(question, null);
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
        var isGeneric = tokens.Count > 1 && Generic.Contains(tokens[1].Word) && !isLinked;
        if (isGeneric || (content > FewWords && !isLinked))
            return null;
        return mentions.All.Where(m => !m.IsNoun && m.Asked > 0).MaxBy(m => m.Asked)?.Text;
    }

    static string WithTopic(string question, string topic)
    {
        var end = question.TrimEnd().TrimEnd('?', '!', '.', ' ').Length;
        return $"{question[..end]} ({topic})?";
    }
}
