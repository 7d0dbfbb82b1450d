namespace NewsBot.Answers.Conversations;

/// <summary>How well something that was spoken of fits a reference, 0 to 1.</summary>
static class ReferenceFits
{
    /// <summary>Of "he" or "she".</summary>
    public static double OfPerson(Mention mention, Gender gender) => mention.Kind switch
    {
        MentionKind.Person when mention.Gender == gender => 1,
        MentionKind.Person => mention.Gender == Gender.Unknown ? 0.8 : 0,
        MentionKind.Thing => mention.IsNoun ? 0 : 0.4,
        _ => 0,
    };

    /// <summary>Of "it".</summary>
    public static double OfThing(Mention mention) => mention.Kind switch
    {
        MentionKind.Thing or MentionKind.Body => 1,
        MentionKind.Place => 0.3,
        // "Orbital Dynamics" has two words as a person has.
        MentionKind.Person => mention.Gender == Gender.Unknown ? 0.3 : 0,
        MentionKind.Group => mention.IsNoun ? 0 : 0.5,
        _ => 0,
    };

    /// <summary>Of "they": no one person.</summary>
    public static double OfGroup(Mention mention) => mention.Kind switch
    {
        MentionKind.Group => 1,
        MentionKind.Body => 0.9,
        MentionKind.Thing => mention.IsNoun ? 0 : 0.5,
        MentionKind.Place => 0.3,
        _ => 0,
    };

    /// <summary>Of "there".</summary>
    public static double OfPlace(Mention mention) =>
        mention.IsNoun ? (NounPhrases.IsPlace(mention.Words[0]) ? 1 : 0)
        : mention.Kind == MentionKind.Place ? 1
        : mention.Preposition is not null ? 0.6 : 0;

    /// <summary>Of "the band", "the minister", "the city"; null where the noun says nothing of the kind.</summary>
    public static Func<Mention, double>? OfNoun(string noun) =>
        NounPhrases.IsBody(noun) ? m => m.IsNoun ? 0 : m.Kind switch
        {
            MentionKind.Body or MentionKind.Group => 1,
            MentionKind.Thing => 0.8,
            _ => 0.25,
        }
        : NounPhrases.IsPerson(noun) ? m => m.Kind == MentionKind.Person ? 1 : 0
        : noun is "city" or "town" or "country" or "nation" or "state"
            ? m => !m.IsNoun && m.Kind == MentionKind.Place ? 1 : 0
        : null;
}
