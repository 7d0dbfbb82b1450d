namespace NewsBot.Answers.Conversations;

/// <summary>What a name likely names; <see cref="Thing"/> where nothing tells.</summary>
enum MentionKind
{
    Thing,
    Person,
    Place,

    /// <summary>A body that is "it" or "they": a company, a party, an army.</summary>
    Body,

    /// <summary>Several persons or things.</summary>
    Group,
}

enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>Something that was spoken of, with all that the conversation tells about it.</summary>
sealed class Mention(string text, string definite, IReadOnlyList<string> words)
{
    /// <summary>The longest name, as it stood.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The name with "the" where it was said with it.</summary>
    public string Definite { get; private set; } = definite;

    /// <summary>Its words in lower case.</summary>
    public IReadOnlyList<string> Words { get; private set; } = words;

    public MentionKind Kind { get; set; }

    public Gender Gender { get; set; }

    /// <summary>How present it is: what each time that it was said adds, less the longer ago that is.</summary>
    public double Salience { get; set; }

    /// <summary>The part of it that questions made.</summary>
    public double Asked { get; set; }

    /// <summary>How present it is as what the last question asked for.</summary>
    public double Answered { get; set; }

    /// <summary>"in" of "in Oslo", as it was last said of a place.</summary>
    public string? Preposition { get; set; }

    /// <summary>Whether it is no name but a noun of a question ("the museum").</summary>
    public bool IsNoun { get; init; }

    public bool IsPlural => Kind == MentionKind.Group;

    public void Become(string text, string definite, IReadOnlyList<string> words) =>
        (Text, Definite, Words) = (text, definite, words);
}
