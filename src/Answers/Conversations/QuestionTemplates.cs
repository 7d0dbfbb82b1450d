using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Chunks;

namespace NewsBot.Answers.Conversations;

/// <summary>article → questions that sentences of it answer, in words that need no change of form.</summary>
/// <remarks>
/// A verb keeps the form that it has in the sentence: a question that reads badly is worse than none. Whether the articles
/// really answer it is for the desk to try.
/// </remarks>
static partial class QuestionTemplates
{
    // News says what matters at its beginning.
    const int SentencesRead = 30;

    const string Name = @"(?<name>(?!(?:He|She|It|They|We|You|I|This|That|These|Those|There|But|And|The|A|An|Police|Officials|" +
        @"Authorities)\b)\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3})";
    const string Noun = @"(?:[\p{Ll}-]+ ){0,3}?[\p{Ll}-]+";
    const string Participle = @"(?<verb>[\p{Ll}-]+ed|built|held|sold|found|sent|made|shot|born|won|hit|set|taken|given)";
    const string About = "(?i:more than |at least |about |nearly |almost |some |up to )?";
    const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter";

    /// <summary>The most telling kinds first, and of each kind in reading order.</summary>
    static readonly (Func<Regex> Pattern, Func<Match, string> Question, bool NeedsTime)[] All =
    [
        (Passive, m => $"When {m.Groups["aux"]} {Lower(m.Groups["subject"].Value)} {m.Groups["verb"]}?", true),
        (Counted, m => $"How many {m.Groups["noun"]} {m.Groups["aux"]} {m.Groups["verb"]}?", false),
        (CountedBy, m => $"How many {m.Groups["noun"]} {m.Groups["aux"]} {m.Groups["name"]} {m.Groups["verb"]}?", false),
        (Cost, m => $"How much did {Lower(m.Groups["subject"].Value)} cost?", false),
        (Actor, m => $"Who {m.Groups["verb"]} {m.Groups["object"]}?", false),
        (Acronym, m => $"What does {m.Groups["short"]} stand for?", false),
        (Explained, m => $"Who is {m.Groups["name"]}?", false),
        (Speaker, m => $"What did {m.Groups["name"]} say?", false),
        (Future, m => $"What will happen to {Lower(m.Groups["subject"].Value)}?", false),
        (Place, m => $"What happened in {m.Groups["place"]}?", false),
    ];

    public static IEnumerable<PossibleQuestion> Of(Article article)
    {
        var sentences = SentenceSplitter.Split(article.Body).Take(SentencesRead)
            .Select(span => (span.Start, Text: span.In(article.Body)))
            .ToList();
        foreach (var (pattern, question, needsTime) in All)
            foreach (var (start, text) in sentences)
                if (pattern().Match(text) is { Success: true } match && (!needsTime || HasTime(text)))
                    yield return new(question(match), article.Id, start + match.Index);
    }

    static bool HasTime(string sentence)
    {
        var tokens = Token.Read(sentence);
        return Enumerable.Range(0, tokens.Count).Any(i => Dates.IsTimeAt(tokens, i));
    }

    static string Lower(string subject) => subject.StartsWith("The ", StringComparison.Ordinal) ? "the " + subject[4..] : subject;

    [GeneratedRegex($"^(?<subject>The {Noun}|{Name}) (?<aux>was|were) {Participle}\\b(?! (?:to|that|as)\\b)")]
    private static partial Regex Passive();

    [GeneratedRegex($"(?:^|, |[Aa]nd ){About}(?:\\d[\\d,]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en) " +
        $"(?<noun>(?:[\\p{{Ll}}-]+ )?(?:[\\p{{Ll}}-]+s|people|children|men|women)) (?<aux>were|have been) {Participle}\\b")]
    private static partial Regex Counted();

    [GeneratedRegex($"^{Name} (?<aux>has|have|will) (?<verb>[\\p{{Ll}}]+ed|sent|made|built|sold|send|build|buy) {About}\\d[\\d,]* " +
        "(?<noun>[\\p{Ll}-]+s)\\b")]
    private static partial Regex CountedBy();

    [GeneratedRegex($"^(?<subject>The {Noun}|{Name}) cost {About}[\\d$€£]")]
    private static partial Regex Cost();

    [GeneratedRegex($"^{Name} (?<verb>(?:has )?[\\p{{Ll}}-]+ed) (?<object>(?:the|a|an) {Noun})" +
        "(?= (?:in|on|at|for|from|with|after|before|by|near|during|as|when|while|to)\\b|[.,;])")]
    private static partial Regex Actor();

    [GeneratedRegex(@"\p{Lu}\p{L}+(?: (?:of |for |the |and )*\p{Lu}[\p{L}’']+)+ \((?<short>[A-Z]{3,6})\)|(?<short>[A-Z]{3,6}) stands for ")]
    private static partial Regex Acronym();

    [GeneratedRegex($"{Name}, (?:a|an|the) (?:[\\p{{L}}-]+ ){{0,2}}?(?:president|leader|minister|singer|actor|actress|player|author|" +
        "mayor|governor|senator|judge|lawyer|director|writer|artist|politician|scientist|professor|officer|spokesman|spokeswoman)\\b")]
    private static partial Regex Explained();

    [GeneratedRegex($"^(?:\".*\" )?{Name} said\\b")]
    private static partial Regex Speaker();

    [GeneratedRegex($"^(?<subject>The {Noun}) will (?!not\\b)")]
    private static partial Regex Future();

    [GeneratedRegex($"(?<=\\p{{Ll}},? )in (?<place>(?!{Months})\\p{{Lu}}\\p{{Ll}}+(?: \\p{{Lu}}\\p{{Ll}}+){{0,2}})(?=[\\s,.])")]
    private static partial Regex Place();
}
