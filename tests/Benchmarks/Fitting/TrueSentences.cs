using System.Text.RegularExpressions;
using NewsBot.Answers.Drafts;
using NewsBot.Language;

namespace NewsBot.Fitting;

/// <summary>A sentence of an article → changed so that it says the same, or so that it says something else.</summary>
static partial class TrueSentences
{
    static readonly (string Long, string Short)[] Contractions =
    [
        ("did not", "didn't"), ("does not", "doesn't"), ("do not", "don't"), ("is not", "isn't"), ("are not", "aren't"),
        ("was not", "wasn't"), ("were not", "weren't"), ("has not", "hasn't"), ("have not", "haven't"),
        ("had not", "hadn't"), ("will not", "won't"), ("would not", "wouldn't"), ("could not", "couldn't"),
        ("cannot", "can't"), ("it is", "it's"), ("It is", "It's"), ("they are", "they're"), ("we are", "we're"),
        ("I am", "I'm"), ("he is", "he's"), ("we have", "we've"), ("they have", "they've"), ("we will", "we'll"),
        ("that is", "that's"), ("There is", "There's"), ("there is", "there's"),
    ];

    /// <summary>The same with other quotation marks; null where there are none.</summary>
    public static string? Quotes(string sentence, int turn)
    {
        var changed = turn % 2 == 0
            ? sentence.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('‘', '\'')
            : StraightQuote().Replace(sentence, "“$1”").Replace('\'', '’');
        return changed == sentence ? null : changed;
    }

    public static string? Dashes(string sentence, int turn)
    {
        var changed = (turn % 3) switch
        {
            0 => sentence.Replace('—', '-').Replace('–', '-'),
            1 => sentence.Replace(" - ", " — ", StringComparison.Ordinal).Replace("—", " – ", StringComparison.Ordinal),
            _ => sentence.Replace('-', '‑'),
        };
        return changed == sentence ? null : changed;
    }

    public static string? Contraction(string sentence)
    {
        foreach (var (full, contracted) in Contractions)
        {
            if (Regex.IsMatch(sentence, $@"\b{full}\b"))
                return Regex.Replace(sentence, $@"\b{full}\b", contracted);
            if (Regex.IsMatch(sentence, $@"\b{contracted}\b"))
                return Regex.Replace(sentence, $@"\b{contracted}\b", full);
        }

        return null;
    }

    /// <summary>Without a clause between commas, in brackets or at the end. Who said it, and how sure, stays.</summary>
    public static string? WithoutClause(string sentence)
    {
        foreach (Match clause in Clause().Matches(sentence))
            if (!Hearsay.IsTold(new Statement(clause.Value, null)) && clause.Index > 20
                && IsOutsideQuotes(sentence, clause))
                return sentence.Remove(clause.Index, clause.Length - (clause.Value[^1] is ',' or '.' ? 1 : 0))
                    .Replace(" ,", ",", StringComparison.Ordinal).Replace(",.", ".", StringComparison.Ordinal);
        return null;
    }

    /// <summary>What is left out of a quotation makes it a false one.</summary>
    static bool IsOutsideQuotes(string sentence, Match clause) =>
        (sentence.AsSpan(0, clause.Index).Count('"') + sentence.AsSpan(0, clause.Index).Count('“')
            - sentence.AsSpan(0, clause.Index).Count('”')) % 2 == 0;

    /// <summary>Another number in the place of one of its own.</summary>
    public static string? OtherNumber(string sentence, Random random)
    {
        List<Amount> amounts = [.. new Statement(sentence, null).Amounts];
        var tokens = Token.Read(sentence);
        if (amounts.Count == 0)
            return null;
        var token = tokens[amounts[random.Next(amounts.Count)].First];
        if (!char.IsAsciiDigit(sentence[token.Start]) || token.Number is not { } value)
            return null;
        var other = value < 10 ? value + random.Next(1, 5) : Math.Round(value * (random.Next(2) == 0 ? 1.3 : 0.7)) + 1;
        return string.Concat(
            sentence.AsSpan(0, token.Start), other.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
            sentence.AsSpan(token.End));
    }

    /// <summary>Another name of the same passage in the place of one of its own.</summary>
    public static string? OtherName(string sentence, IReadOnlyList<string> names, Random random)
    {
        var statement = new Statement(sentence, null);
        List<string> own = [.. statement.Names.Where(n => !n.IsFirstWord).Select(n => TextOf(statement, n))];
        List<string> others = [.. names.Where(n => !own.Exists(o => Shares(o, n)))];
        if (own.Count == 0 || others.Count == 0)
            return null;
        var name = own[random.Next(own.Count)];
        return sentence.Replace(name, others[random.Next(others.Count)], StringComparison.Ordinal);
    }

    public static IReadOnlyList<string> NamesOf(string text)
    {
        var statement = new Statement(text, null);
        return [.. statement.Names.Where(n => !n.IsFirstWord).Select(n => TextOf(statement, n)).Distinct()];
    }

    /// <summary>"is" becomes "is not", "did not" becomes "did".</summary>
    public static string? Negated(string sentence)
    {
        if (Negation().IsMatch(sentence))
            return Negation().Replace(sentence, "$1", 1);
        return Auxiliary().IsMatch(sentence) ? Auxiliary().Replace(sentence, "$1 not", 1) : null;
    }

    static bool Shares(string name, string other) =>
        name.Split(' ', '-').Intersect(other.Split(' ', '-'), StringComparer.OrdinalIgnoreCase).Any();

    static string TextOf(Statement s, Name name) => s.Text[s.Tokens[name.First].Start..s.Tokens[name.Last].End];

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex StraightQuote();

    [GeneratedRegex(
        @" \([^()]{5,80}\)|" +
        @", (?:which|who|where|while|when|after|as|because|although|including|with|\w+ing)\b" +
        @"[^,""“”.;—–]{8,120}(?:,(?!\d)|\.$)")]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(is|are|was|were|did|does|do|has|have|had|will|would|could|can|may|should) not\b")]
    private static partial Regex Negation();

    [GeneratedRegex(@"\b(is|are|was|were|has|have|had|will|would|could|can|should)\b(?! not)(?=\s)")]
    private static partial Regex Auxiliary();
}
