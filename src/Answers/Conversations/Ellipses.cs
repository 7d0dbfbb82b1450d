using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>A question of which most was left out ("Why?", "And in Oslo?") → all of it, by the last question.</summary>
static partial class Ellipses
{
    static readonly FrozenSet<string> Auxiliaries = WordSet.Of(
        "is are was were do does did has have had can could will would shall should may might must");

    static readonly FrozenSet<string> Articles = WordSet.Of(
        "the a an this that these those his her its their any some he she it they we you");

    static readonly FrozenSet<string> Prepositions = WordSet.Of(
        "in at on near from to during since before after until by with for against outside about");

    /// <summary>Null where the question has all that it needs.</summary>
    public static Rewriting? Complete(string question, Turn last, Mentions mentions)
    {
        var asked = question.Trim().TrimEnd('?', '!', '.', ' ');
        if (Doubt().IsMatch(asked))
            return new(last.Standalone, "the last question again");
        if (Again().Match(asked) is { Success: true } again)
            return Reask(again.Groups["wh"].Value, last.Standalone);
        if (Else().Match(asked) is { Success: true, Groups: var more })
            return AskElse(more["wh"].Value, last.Standalone, mentions);
        if (More().IsMatch(asked))
            return mentions.All.FirstOrDefault(m => m.Asked > 0) is { } topic
                ? new($"What more is there about {topic.Definite}?", "more of what was asked about") : null;
        if (Fragment().Match(asked) is { Success: true } fragment && !HasVerb(fragment.Groups["what"].Value))
            return Exchange(fragment.Groups["what"].Value, last.Standalone);
        return null;
    }

    /// <summary>"Why?" after "Did Kim visit the site?" → "Why did Kim visit the site?".</summary>
    static Rewriting Reask(string wh, string last)
    {
        const string Reason = "the last question, asked for something else";
        var body = Bare(last);
        var first = FirstWord(body);
        wh = char.ToUpperInvariant(wh[0]) + wh[1..].ToLowerInvariant();
        if (Auxiliaries.Contains(first))
            return new($"{wh} {LowerFirst(body)}?", Reason);
        if (Front().Match(body) is { Success: true } front && StartsSubject(front.Groups["rest"].Value))
        {
            var rest = front.Groups["rest"].Value;
            var said = NeedsObject().IsMatch(rest) ? rest + " that" : rest;
            return new($"{wh} {front.Groups["aux"].Value.ToLowerInvariant()} {said}?", Reason);
        }

        return SubjectQuestion().Match(body) is { Success: true } subject
            ? new($"{wh} was it that {Somebody(subject.Groups["wh"].Value)} {subject.Groups["rest"].Value}?", Reason)
            : new($"{wh} was that ({LowerFirst(body)})?", Reason);
    }

    static string Somebody(string wh) =>
        wh.Equals("who", StringComparison.OrdinalIgnoreCase) ? "someone" : "something";

    static Rewriting AskElse(string wh, string last, Mentions mentions)
    {
        var body = Bare(last);
        var named = mentions.Answers.Where(m => m.Kind == MentionKind.Person).Select(m => m.Text).ToList();
        var besides = named.Count == 0 ? "" : $" besides {string.Join(" and ", named)}";
        wh = wh.ToLowerInvariant() switch
        {
            "anyone" or "anybody" => "Who",
            "anything" => "What",
            var asked => char.ToUpperInvariant(asked[0]) + asked[1..],
        };
        return body.StartsWith(wh + " ", StringComparison.OrdinalIgnoreCase)
            ? new($"{wh} else {body[(wh.Length + 1)..]}{besides}?", "more of what the last question asked for")
            : new($"{wh} else ({LowerFirst(body)})?", "more of what the last question asked for");
    }

    /// <summary>"And in Oslo?": the last question with the part that is of the same kind exchanged.</summary>
    static Rewriting? Exchange(string what, string last)
    {
        const string Reason = "the last question, with a part exchanged";
        var fragment = Token.Read(what);
        if (fragment.Count == 0)
            return null;
        var body = Bare(last);
        var tokens = Token.Read(body);
        var preposition = Prepositions.Contains(fragment[0].Word) ? fragment[0].Word : null;
        if (Enumerable.Range(0, fragment.Count).Any(i => Dates.IsTimeAt(fragment, i)))
        {
            var phrase = preposition is null && fragment[0].Number is not null ? "in " + what : what;
            return TimePhrase(tokens) is var (from, to) && to > from
                ? new($"{Cut(body, tokens[from].Start, tokens[to - 1].End, phrase)}?", Reason)
                : new($"{body} {phrase}?", Reason);
        }

        var names = NamesIn.Of(body, tokens, FrozenSet<string>.Empty);
        var own = NamesIn.Of(what, fragment, FrozenSet<string>.Empty);
        if (preposition is not null)
            return names.LastOrDefault(
                n => n.First > 0 && SamePlace(tokens[n.First - 1].Word, preposition)) is { } place
                ? new($"{Cut(body, tokens[place.First - 1].Start, place.End, what)}?", Reason)
                : new($"{body} {what}?", Reason);
        if (own.Count == 0 && !what.Contains("'s", StringComparison.Ordinal))
            return null; // "What about the missiles?" is a question of its own
        var kind = own.Count > 0 ? NameKinds.KindOf(fragment, own[0]) : MentionKind.Thing;
        var same = names.LastOrDefault(n => NameKinds.KindOf(tokens, n) == kind)
            ?? (kind == MentionKind.Place ? null : names.FirstOrDefault(n => MayBe(kind, tokens, n)));
        return same is null ? null : new($"{Cut(body, same.Start, same.End, what)}?", Reason);
    }

    /// <summary>Whether a name whose kind nothing tells may be of this one: a man is no company.</summary>
    static bool MayBe(MentionKind kind, IReadOnlyList<Token> tokens, NameSpan name) =>
        kind == MentionKind.Person || NameKinds.GenderOf(tokens, name) == Gender.Unknown;

    static bool SamePlace(string said, string preposition) =>
        said == preposition || (said is "in" or "at" or "near" && preposition is "in" or "at" or "near");

    /// <summary>The tokens of "in 2023", "on January 5", "last year": from, to (exclusive).</summary>
    static (int From, int To) TimePhrase(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Dates.IsTimeAt(tokens, i))
                continue;
            var to = i + 1;
            while (to < tokens.Count
                && (Dates.IsTimeAt(tokens, to) || tokens[to].Number is not null
                    || Dates.Units.Contains(tokens[to].Word)))
                to++;
            return (i > 0 && Prepositions.Contains(tokens[i - 1].Word) ? i - 1 : i, to);
        }

        return (0, 0);
    }

    /// <summary>Whether a subject begins here: "what did Kim …" and not "what was launched …".</summary>
    static bool StartsSubject(string rest) =>
        rest.Length > 0 && (char.IsUpper(rest[0]) || char.IsDigit(rest[0]) || Articles.Contains(FirstWord(rest)));

    /// <summary>Whether a fragment is a clause, and so no fragment.</summary>
    static bool HasVerb(string what)
    {
        var words = Token.Read(what);
        return words.Count > 6 || words.Any(t => Auxiliaries.Contains(t.Word)
            || t.Word is "who" or "what" or "when" or "where" or "why" or "how" or "which");
    }

    static string Cut(string text, int start, int end, string by) => text[..start] + by + text[end..];

    /// <summary>Without what ends it.</summary>
    public static string Bare(string question) => question.Trim().TrimEnd('?', '!', '.', ' ');

    static string FirstWord(string text) => text.Split(' ', 2)[0].ToLowerInvariant();

    public static string LowerFirst(string text) =>
        text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    [GeneratedRegex(
        @"^(?:really|seriously|are you sure|(?:is|was) (?:that|this|it) (?:true|right|so))$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    [GeneratedRegex(
        @"^(?:and |but |so |ok |okay )?(?<wh>why|when|where|how|since when|how come|how long ago|on what day|" +
        @"(?:in )?(?:what|which) (?:year|day|month|city|country))" +
        @"(?: (?:is|was|were|are|did|does|has) (?:this|that|it|these|those)(?: (?:happen|happened|so|take place))?)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Again();

    [GeneratedRegex(
        @"^(?:and |but )?(?<wh>who|what|where|when|why|anyone|anybody|anything) else$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Else();

    [GeneratedRegex(
        @"^(?:(?:please |can you |could you )?(?:tell|give|show) me more(?: details| information)?" +
        @"(?: about (?:it|this|that))?|more(?: details)?|go on|continue|and then|anything more)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex More();

    [GeneratedRegex(@"^(?:(?:and |but |so )?(?:what|how) about|and|but|or|also) (?<what>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Fragment();

    [GeneratedRegex(
        @"^(?:who|whom|what|when|where|why|how) (?<aux>is|are|was|were|do|does|did|has|have|had|can|could|will|" +
        @"would|should|may|might|must) (?<rest>.+)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Front();

    [GeneratedRegex(@" (?:say|do|mean|think|want|announce)$")]
    private static partial Regex NeedsObject();

    [GeneratedRegex(@"^(?<wh>who|what) (?<rest>(?!is\b|are\b|do\b|does\b|did\b)[a-z].+)$", RegexOptions.IgnoreCase)]
    private static partial Regex SubjectQuestion();
}
