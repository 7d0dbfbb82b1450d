using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>How well a term of the question is found in a run of words, 0 to 1.</summary>
/// <param name="read">
/// The sentences whose words are looked at; in the rest of the article only letters are: reading all of it takes long.
/// </param>
sealed class TermMatcher(ArticleText article, IReadOnlyList<SentenceText> read)
{
    // A part of a known name ("Kim" for "Kim Jong-un") is nearly the name; a surname alone less so.
    const double PartOfKnownName = 0.85;
    const double SurnameOnly = 0.6;

    // "missiles" is found a little better in "missiles" than in "missile".
    const double Inflected = 0.97;

    // "South Korea" is not found in "Korea", nor "New Mexico" in "Mexico".
    static readonly FrozenSet<string> TellingApart =
        "north south east west northern southern eastern western new old upper lower great central san los saint st"
            .Split(' ').ToFrozenSet();

    readonly Dictionary<object, bool> _isInArticle = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<object, bool> _hasName = new(ReferenceEqualityComparer.Instance);

    public double Match(QuestionTerm term, IReadOnlyList<Token> tokens) => term.Kind switch
    {
        TermKind.Name => MatchName(term, tokens),
        TermKind.Number => Find(tokens, t => t.Number == term.Number) ? 1 : 0,
        TermKind.Date => Find(tokens, t => Dates.Canonical(t.Word) == term.Stems[0]) ? 1 : 0,
        _ => MatchWord(term.Words[0], term.Stems[0], tokens),
    };

    /// <summary>Whether the article has the term anywhere, or its publication date says it.</summary>
    public bool IsInArticle(QuestionTerm term)
    {
        if (!_isInArticle.TryGetValue(term, out var known))
            _isInArticle[term] = known = IsPublicationDate(term, article.Article.Published)
                || Match(term, article.TitleTokens) > 0
                || IsInBody(term);
        return known;
    }

    bool IsInBody(QuestionTerm term)
    {
        foreach (var sentence in read)
            if (Match(term, sentence.Tokens) > 0)
                return true;
        return term.Kind is TermKind.Word or TermKind.Name ? term.Stems.All(article.Has) : article.Has(term.Words[0]);
    }

    /// <summary>
    /// Whether the term is the year, the month or the day of the week that the article was published in.
    /// </summary>
    public static bool IsPublicationDate(QuestionTerm term, PublicationTime? published) =>
        published is { Date: var date } && term.Kind switch
        {
            TermKind.Date => IsName(term, date.ToString("MMMM", CultureInfo.InvariantCulture))
                || IsName(term, $"{date.DayOfWeek}"),
            TermKind.Number => term.Number == date.Year,
            _ => false,
        };

    static bool IsName(QuestionTerm term, string name) =>
        term.Stems[0].Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>How well a word is found in another, 0 to 1.</summary>
    public static double MatchWord(string word, string stem, Token token) =>
        token.Word == word ? 1 : Inflected * Synonyms.Match(stem, token.Stem);

    static double MatchWord(string word, string stem, IReadOnlyList<Token> tokens)
    {
        var best = 0.0;
        foreach (var token in tokens)
            best = Math.Max(best, MatchWord(word, stem, token));
        return best;
    }

    double MatchName(QuestionTerm name, IReadOnlyList<Token> tokens)
    {
        var found = name.Words.Count(word => Find(tokens, t => t.Word == word));
        if (found == name.Words.Count)
            return name.Words.Count == 1 || ArticleText.IndexOfRun(tokens, name.Words) >= 0 ? 1 : PartOfKnownName;
        if (name.Words.Count == 1)
            return Math.Max(MatchExpansion(name.Words[0], tokens), MatchWord(name.Words[0], name.Stems[0], tokens));
        if (found == 0)
            return MatchAcronym(name, tokens);
        if (HasName(name))
            return Find(tokens, t => t.IsCapital && t.Word.Length > 2 && name.Words.Contains(t.Word))
                ? PartOfKnownName : 0;

        return HasSurnameWithoutAnotherFirstName(name, tokens) ? SurnameOnly : 0;
    }

    bool HasName(QuestionTerm name)
    {
        if (!_hasName.TryGetValue(name, out var known))
            _hasName[name] = known = HasRun(name.Words);
        return known;
    }

    /// <summary>Whether these words stand next to each other in the title, or anywhere in the body.</summary>
    bool HasRun(IReadOnlyList<string> words)
    {
        if (ArticleText.IndexOfRun(article.TitleTokens, words) >= 0 || article.Has(string.Join(' ', words)))
            return true;
        foreach (var sentence in read)
            if (ArticleText.IndexOfRun(sentence.Tokens, words) >= 0)
                return true;
        return false;
    }

    /// <summary>"Putin" for "Vladimir Putin", unless the article has "Lyudmila Putin".</summary>
    static bool HasSurnameWithoutAnotherFirstName(QuestionTerm name, IReadOnlyList<Token> tokens)
    {
        if (TellingApart.Contains(name.Words[0]))
            return false;
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Word == name.Words[^1] && tokens[i].IsCapital)
                return i == 0 || !tokens[i - 1].IsCapital || tokens[i].Start - tokens[i - 1].End > 1;
        return false;
    }

    /// <summary>"KCNA" where the text has "Korean Central News Agency".</summary>
    static double MatchExpansion(string acronym, IReadOnlyList<Token> tokens)
    {
        if (acronym.Length < 2)
            return 0;
        for (var i = 0; i + acronym.Length <= tokens.Count; i++)
        {
            var length = 0;
            while (length < acronym.Length
                && tokens[i + length].IsCapital && tokens[i + length].Word[0] == acronym[length])
                length++;
            if (length == acronym.Length)
                return 1;
        }

        return 0;
    }

    /// <summary>"Korean Central News Agency" where the text has "KCNA".</summary>
    static double MatchAcronym(QuestionTerm name, IReadOnlyList<Token> tokens)
    {
        var initials = string.Concat(name.Words.Select(w => w[0]));
        return Find(tokens, t => t.IsCapital && t.Word == initials) ? 1 : 0;
    }

    static bool Find(IReadOnlyList<Token> tokens, Func<Token, bool> matches)
    {
        foreach (var token in tokens)
            if (matches(token))
                return true;
        return false;
    }
}
