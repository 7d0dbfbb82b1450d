using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>Who speaks in a sentence.</summary>
static class Speakers
{
    const double ByPronoun = 0.6;

    // As well as a surname is found: TermMatcher.
    const double Found = 0.6;

    // "KCNA, the state agency of the North, said": how far the speaker may be from the verb.
    const int Reach = 6;

    static readonly FrozenSet<string> SayingStems = WordSet.StemsOf(
        "say tell announce warn declare add describe explain report claim accuse call urge note insist stress hail " +
        "praise welcome deny reject vow pledge argue testify estimate predict comment reply believe think thank " +
        "apologise apologize condemn confirm promise express request ask demand write post tweet joke complain " +
        "admit dismiss blame");

    public static bool IsSaying(Token token) => SayingStems.Contains(token.Stem);

    /// <summary>
    /// 1 when the person or body of the question speaks here, 0.6 when a pronoun or a quote may be theirs, else 0.
    /// </summary>
    public static double Speaks(
        Question question, TermMatcher matcher, SentenceText sentence, SentenceText? previous, string body)
    {
        if (SpeakerOf(question) is not { } speaker)
            return 0;
        var saying = -1;
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            if (!IsSaying(sentence.Tokens[i]) && sentence.Tokens[i].Word != "according")
                continue;
            saying = i;
            if (matcher.Match(speaker, Around(sentence.Tokens, i, Reach, Reach - 1)) >= Found)
                return 1;
        }

        if (matcher.Match(speaker, sentence.Tokens) >= Found)
            return saying >= 0 || HasQuote(body, sentence) ? ByPronoun : 0;
        return saying >= 0 && previous is not null && matcher.Match(speaker, previous.Tokens) >= Found
            && Around(sentence.Tokens, saying, 3, 2).Exists(t => WordSet.Pronouns.Contains(t.Word)) ? ByPronoun : 0;
    }

    static QuestionTerm? SpeakerOf(Question question) =>
        question.Terms.FirstOrDefault(t => t.Kind == TermKind.Name) ?? question.Terms.ElementAtOrDefault(0);

    static List<Token> Around(IReadOnlyList<Token> tokens, int i, int before, int after)
    {
        var around = new List<Token>(before + 1 + after);
        for (var j = Math.Max(0, i - before); j < tokens.Count && j <= i + after; j++)
            around.Add(tokens[j]);
        return around;
    }

    static bool HasQuote(string body, SentenceText sentence) =>
        body.AsSpan(sentence.Span.Start, sentence.Span.Length).IndexOfAny('"', '“', '«') >= 0;
}
