using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>A question as the composer understands it.</summary>
/// <param name="Text">As it was asked.</param>
/// <param name="Kind">The kind of thing it asks for.</param>
/// <param name="Terms">What has to be found, in the order of the question.</param>
/// <param name="Focus">What is counted, measured, expanded or defined ("troops", "DPRK"), as stems; else empty.</param>
sealed record Question(
    string Text, AnswerKind Kind, IReadOnlyList<QuestionTerm> Terms, IReadOnlyList<string> Focus)
{
    /// <summary>Whether one of the terms has the word or the number.</summary>
    public bool Has(Token token)
    {
        foreach (var term in Terms)
            if (term.Words.Contains(token.Word) || (term.Number is { } number && number == token.Number))
                return true;
        return false;
    }
}

/// <summary>A word of the question that carries meaning, or a name of several words.</summary>
/// <param name="Words">Lower-case words: one, or those of a name.</param>
/// <param name="Stems">Their stems.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsTypeWord">Whether it only says what kind of thing is asked for ("which year").</param>
sealed record QuestionTerm(
    IReadOnlyList<string> Words, IReadOnlyList<string> Stems, TermKind Kind, double? Number = null,
    bool IsTypeWord = false);

enum TermKind
{
    Word,

    /// <summary>Words with capitals in the question: a person, a place, an organisation.</summary>
    Name,
    Number,

    /// <summary>A month or a day of the week.</summary>
    Date,
}
