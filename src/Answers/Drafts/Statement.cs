using System.Buffers;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>
/// A text as it is checked: its words, its amounts, days and names, what it denies; read when first looked at.
/// </summary>
/// <param name="text">One sentence, as a rule.</param>
/// <param name="published">What its "on Tuesday" and "yesterday" count from; null: nothing is known.</param>
class Statement(string text, DateOnly? published)
{
    static readonly SearchValues<char> Partings = SearchValues.Create(",;:()–—\n");

    public string Text => text;

    public DateOnly? Published => published;

    public IReadOnlyList<Token> Tokens => field ??= Token.Read(text);

    /// <summary>The stems of all its words.</summary>
    public HashSet<string> Stems => field ??= [.. Tokens.Select(t => t.Stem)];

    /// <summary>All its words as quotations are compared.</summary>
    public IReadOnlyList<string> Words => field ??= Quotations.Words(text);

    /// <summary>The indices of the words that say something by themselves.</summary>
    public IReadOnlyList<int> Content => field ??= ContentWords.In(Tokens);

    /// <summary>
    /// Those of them that are no title and no part of an amount or a day, which are checked by what they come to.
    /// </summary>
    public IReadOnlyList<int> PlainWords => field ??= [.. Content.Where(i =>
        !(Tokens[i].IsCapital && NameReader.Titles.Contains(Tokens[i].Word))
        && !Amounts.Any(a => a.First <= i && i <= a.Last)
        && !Days.Any(d => d.First <= i && i <= d.Last))];

    /// <summary>Those of these that are in no name: what is said of whom is named.</summary>
    public IReadOnlyList<int> OwnWords =>
        field ??= [.. PlainWords.Where(i => !Names.Any(n => n.First <= i && i <= n.Last))];

    public IReadOnlyList<Day> Days => field ??= DayReader.Read(this);

    public IReadOnlyList<Amount> Amounts => field ??= AmountReader.Read(this);

    public IReadOnlyList<Name> Names => field ??= NameReader.Read(this);

    /// <summary>For each word, whether it stands in the reach of a negation.</summary>
    public IReadOnlyList<bool> IsDenied => field ??= Denials.Read(this);

    /// <summary>The text between two words: "U.S.-led", "A, B".</summary>
    public ReadOnlySpan<char> Between(int token, int next) =>
        text.AsSpan(Tokens[token].End, Tokens[next].Start - Tokens[token].End);

    /// <summary>The text from the first of these words to the last.</summary>
    public ReadOnlySpan<char> TextOf(int first, int last) =>
        text.AsSpan(Tokens[first].Start, Tokens[last].End - Tokens[first].Start);

    public char CharBefore(int token) => Tokens[token].Start > 0 ? text[Tokens[token].Start - 1] : '\0';

    public char CharAfter(int token) => Tokens[token].End < text.Length ? text[Tokens[token].End] : '\0';

    public string Word(int token) => token >= 0 && token < Tokens.Count ? Tokens[token].Word : "";

    /// <summary>"Sarn's" ministry: what follows is of it, not by it.</summary>
    public bool IsPossessive(int token) =>
        TextOf(token, token).ContainsAny('\'', '’') || CharAfter(token) is '\'' or '’';

    /// <summary>Whether a comma, a dash or the like parts two words.</summary>
    public bool IsParted(int token, int next) =>
        token < 0 || next >= Tokens.Count
        || Between(token, next) is " - " || Between(token, next).IndexOfAny(Partings) >= 0;
}
