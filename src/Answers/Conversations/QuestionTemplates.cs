using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>article → questions that sentences of it answer, in words that need no change of form.</summary>
/// <remarks>
/// A verb keeps the form that it has in the sentence: a question that reads badly is worse than none. Whether the
/// articles really answer it is for the desk to try.
/// </remarks>
static partial class QuestionTemplates
{
    // News says what matters at its beginning.
    const int SentencesRead = 30;

    /// <summary>Words that begin a sentence with a capital and are no name.</summary>
    const string NoName =
        "He|She|It|They|We|You|I|This|That|These|Those|There|But|And|Or|So|Yet|The|A|An|Police|Officials|" +
        "Authorities|When|After|Before|While|As|If|Since|Although|Though|Once|Until|Because|In|On|At|For|With|" +
        "By|Then|Here|What|Who|Why|How|Where|Which|Analysts|Researchers|Scientists|Experts|Prosecutors|" +
        "Lawyers|Investigators|Residents|Witnesses|Critics|Doctors|Sources|Rescuers";

    // Every loop is bounded, by more than a word has letters, and gives nothing back: else a text that is one endless
    // word, as a gene is printed, would be read again from each of its letters.
    const string NameWord = @"\p{Lu}(?>[\p{L}’'-]{1,63})";
    const string Name = $@"(?<name>(?!(?:{NoName}|{Months})\b){NameWord}(?: {NameWord}){{0,3}})";
    const string Noun = @"(?:(?>[\p{Ll}-]{1,63}) ){0,3}?(?>[\p{Ll}-]{1,63})";
    const string Number = @"\d(?>[\d,]{0,31})";
    const string Roughly = "(?i:more than |at least |about |nearly |almost |some |up to )?";

    const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December|" +
        "Spring|Summer|Autumn|Winter";

    /// <summary>The most telling kinds first. Null is a question that would read badly.</summary>
    static readonly (Func<Regex> Pattern, Func<Match, Article, string?> Question)[] All =
    [
        (Passive, (m, _) => HasTime(m) ? $"When {m.Groups["aux"]} {SubjectOf(m)} {m.Groups["verb"]}?" : null),
        (Counted, (m, _) => $"How many {m.Groups["noun"]} {m.Groups["aux"]} {m.Groups["verb"]}?"),
        (CountedBy, (m, _) => $"How many {m.Groups["noun"]} {m.Groups["aux"]} {m.Groups["name"]} {m.Groups["verb"]}?"),
        (Cost, (m, _) => $"How much did {SubjectOf(m)} cost?"),
        (Actor, (m, _) => $"Who {m.Groups["verb"]} {m.Groups["object"]}?"),
        (Explained, (m, _) => $"Who is {m.Groups["name"]}?"),
        (Speaker, (m, _) => $"What did {m.Groups["name"]} say?"),
        (Acronym, (m, _) => IsOfInitials(m) ? $"What does {m.Groups["short"]} stand for?" : null),
        (Future, (m, _) => $"What will happen to {SubjectOf(m)}?"),
        (Place, (m, article) =>
            IsPlace(m.Groups["place"].Value, article) ? $"What happened in {m.Groups["place"]}?" : null),
    ];

    /// <summary>Those that have to do with what was asked and answered come first.</summary>
    public static IReadOnlyList<PossibleQuestion> About(string question, string answer, IReadOnlyList<Article> articles)
    {
        var said = ContentOf($"{question} {answer}").ToHashSet(StringComparer.Ordinal);
        return [.. articles.SelectMany(Of).OrderByDescending(q => ContentOf(q.Text).Any(said.Contains))];
    }

    public static IEnumerable<PossibleQuestion> Of(Article article)
    {
        var sentences = SentenceSplitter.Split(article.Body).Take(SentencesRead)
            .Select(span => (span.Start, Text: span.In(article.Body)))
            .ToList();
        foreach (var (pattern, question) in All)
            foreach (var (start, text) in sentences)
                if (pattern().Match(text) is { Success: true } match && question(match, article) is { } asked)
                    yield return new(asked, article.Id, start + match.Index);
    }

    static IEnumerable<string> ContentOf(string text) =>
        Token.Read(text).Where(t => !TextAnalyzer.IsStopWord(t.Word)).Select(t => t.Stem);

    static bool HasTime(Match match)
    {
        var tokens = Token.Read(match.Value);
        return Enumerable.Range(0, tokens.Count).Any(i => Dates.IsTimeAt(tokens, i));
    }

    /// <summary>"Check Point (CHKP)" only says where its shares are traded.</summary>
    static bool IsOfInitials(Match match) => !match.Groups["long"].Success
        || string.Concat(match.Groups["long"].Value.Split(' ').Select(w => w[0]).Where(char.IsUpper))
            .EndsWith(match.Groups["short"].Value, StringComparison.Ordinal);

    /// <summary>A known one, or one that the article comes back to: "in Fractured Peaks" may be anything.</summary>
    static bool IsPlace(string name, Article article)
    {
        var phrase = "in " + name;
        return PlaceLists.Has(name.ToLowerInvariant())
            || article.Body.IndexOf(phrase, StringComparison.Ordinal)
                != article.Body.LastIndexOf(phrase, StringComparison.Ordinal);
    }

    /// <summary>The subject as it stands inside a question.</summary>
    static string SubjectOf(Match match) => match.Groups["subject"].Value is var subject
        && subject.StartsWith("The ", StringComparison.Ordinal) ? "the " + subject[4..] : subject;

    [GeneratedRegex($"^(?<subject>The {Noun}|{Name}) (?<aux>was|were) (?<verb>opened|founded|launched|built|" +
        "born|elected|arrested|killed|released|sold|published|signed|introduced|completed|established|appointed|" +
        "held|found|sentenced|charged|created|formed|banned|closed|cancelled|canceled|discovered|shot|" +
        "destroyed|attacked|inaugurated|unveiled)\\b.*$")]
    private static partial Regex Passive();

    [GeneratedRegex($"(?:^|, |[Aa]nd ){Roughly}(?:{Number}|(?i:two|three|four|five|six|seven|eight|nine|ten)) " +
        "(?<noun>(?:(?>[\\p{Ll}-]{1,63}) )?(?:[\\p{Ll}-]{1,63}s|people|children|men|women)) (?<aux>were|have been) " +
        "(?<verb>killed|injured|hurt|wounded|arrested|evacuated|rescued|displaced|detained|infected|charged|moved|" +
        "destroyed|hospitalised|hospitalized|trapped)\\b")]
    private static partial Regex Counted();

    [GeneratedRegex($"^{Name} (?<aux>has|have) (?<verb>sent|sold|built|deployed|killed|arrested|hired|fired|" +
        $"donated|delivered|ordered|recruited|lost) {Roughly}{Number} (?<noun>[\\p{{Ll}}-]{{1,63}}s)\\b")]
    private static partial Regex CountedBy();

    [GeneratedRegex($"^(?<subject>The {Noun}|{Name}) cost {Roughly}[$€£]?\\d")]
    private static partial Regex Cost();

    [GeneratedRegex($"^{Name} (?<verb>(?:has )?(?:opened|launched|signed|founded|designed|discovered|invented|" +
        $"directed|acquired|approved|rejected|announced|unveiled|proposed|cancelled|canceled|banned|closed|" +
        $"organised|organized|painted|composed|funded|ordered|appointed|vetoed|inaugurated|blocked)) " +
        $"(?<object>the {Noun})" +
        "(?= (?:in|on|at|for|from|with|after|before|by|near|during|as|when|while|to)\\b|[.,;])")]
    private static partial Regex Actor();

    // Of a longer run of names the last ones are tried: an acronym has six letters at most.
    [GeneratedRegex(@"(?<long>(?<!\p{Lu})\p{Lu}(?>\p{L}{1,63})" +
        @"(?: (?>(?:of |for |the |and ){0,3})\p{Lu}(?>[\p{L}’']{1,63})){1,9}) \((?<short>[A-Z]{3,6})\)|" +
        @"(?<short>[A-Z]{3,6}) stands for ")]
    private static partial Regex Acronym();

    [GeneratedRegex($"(?<=^|[\\p{{Ll}},] ){Name}(?<=\\p{{L}} \\p{{Lu}}[\\p{{L}}’'-]{{0,63}}), " +
        "(?:a|an|the) (?:[\\p{L}-]{1,63} ){0,2}?(?:president|leader|minister|singer|actor|actress|player|author|" +
        "mayor|governor|senator|judge|lawyer|director|writer|artist|politician|scientist|professor|" +
        "officer|spokesman|spokeswoman)\\b")]
    private static partial Regex Explained();

    [GeneratedRegex($"^(?:\".*\" )?{Name} said\\b")]
    private static partial Regex Speaker();

    [GeneratedRegex($"^(?<subject>The {Noun}) will (?:become|close|reopen|move to|" +
        "be (?:closed|demolished|sold|moved|replaced|renamed|split|shut|restored|rebuilt|merged))\\b")]
    private static partial Regex Future();

    [GeneratedRegex($"(?<=\\p{{Ll}},? )in (?<place>(?!(?:{Months})\\b)\\p{{Lu}}(?>\\p{{Ll}}{{1,63}})" +
        "(?: \\p{Lu}(?>\\p{Ll}{1,63})){0,2})(?=[\\s,.])")]
    private static partial Regex Place();
}
