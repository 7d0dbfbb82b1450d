using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>A word of a sentence with what stands around it, looked at for one question.</summary>
sealed record TokenAt(Question Question, IReadOnlyList<Token> Tokens, int Index, string Body)
{
    public Token Token => Tokens[Index];

    public string Word => Token.Word;

    public bool IsCapital => Token.IsCapital;

    public bool IsNumber => IsNumberLike(Token);

    /// <summary>The character before the word; NUL at the start of the body.</summary>
    public char CharBefore => Token.Start > 0 ? Body[Token.Start - 1] : '\0';

    public char CharAfter => CharAt(Token.End);

    public Token? After(int count = 1) => Index + count < Tokens.Count ? Tokens[Index + count] : null;

    public Token? Before(int count = 1) => Index >= count ? Tokens[Index - count] : null;

    public string WordAfter(int count = 1) => After(count)?.Word ?? "";

    public string WordBefore(int count = 1) => Before(count)?.Word ?? "";

    public char CharAt(int position) => position < Body.Length ? Body[position] : '\0';

    /// <summary>Whether one of the next words is so.</summary>
    public bool AnyAfter(int count, Func<Token, bool> isSo)
    {
        for (var i = Index + 1; i < Tokens.Count && i <= Index + count; i++)
            if (isSo(Tokens[i]))
                return true;
        return false;
    }

    /// <summary>Whether the question itself has the word or the number.</summary>
    public bool IsAsked => IsInQuestion(Token);

    public bool IsInQuestion(Token token) => Question.Has(token);

    public static bool IsNumberLike(Token token) => token.Number is not null || Numbers.IsQuantityWord(token.Word);
}
