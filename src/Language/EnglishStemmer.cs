namespace NewsBot.Language;

/// <summary>Merges the inflections of an English word (launches, launched, launching), nothing else.</summary>
/// <remarks>
/// The rules, in this order; words that are not all a to z, or are shorter than three letters, stay as they are:
/// 1. protected words stay (news, series); irregular forms become their base form (won → win, children → child);
/// 2. plural: -ies → -y, otherwise -s goes; -ss, -us, -is and words of three letters stay;
/// 3. -ied → -y; -ed and -ing go when a vowel is left before them; -eed stays;
/// 4. after 3, a doubled consonant is halved (planned → plan), except f, l, s and z (killed → kill);
/// 5. a final e goes (restore and restored → restor), but one short syllable keeps it, or gets it back after 3
///    (plane and planed → plane, so that plan is another word); -ie → -y (movie and movies → movy);
/// 6. a doubled consonant at the end of a longer word is halved (controlled → control, travelled → travel).
/// A stem is a key for comparison; it is not meant to be read.
/// </remarks>
static class EnglishStemmer
{
    /// <summary>A base form can be longer than its irregular form (met → meet): the buffer needs room.</summary>
    public const int Room = 4;

    const string Protected =
        """
        news series species united evening herring during always perhaps texas kansas arkansas dallas vegas christmas
        atlas canvas bias chaos lens mars embed hundred wales netherlands athens angeles hamas interest
        """;

    // Base form, then its forms. Forms with a second common meaning (left, saw, lay) are left out.
    const string Irregular =
        """
        man men;woman women;child children;foot feet;tooth teeth;mouse mice;person persons;wife wives;knife knives
        wolf wolves;half halves;thief thieves;shelf shelves;bus buses;gas gases;crisis crises;analysis analyses
        basis bases;thesis theses;taxi taxis;ski skis;shoe shoes;go goes went gone;do does did done
        have has had having;be being been;die dying;lie lying;tie tying;owe owed owing;axe axed axes axing
        eye eyed eyeing;agree agreed;disagree disagreed;guarantee guaranteed;free freed;decree decreed;win won
        hold held;meet met;lead led;shoot shot;fall fell fallen;rise rose risen;send sent;build built;buy bought
        sell sold;take took taken;give gave given;make made;begin began begun;become became;flee fled;fight fought
        strike struck stricken;break broke broken;speak spoke spoken;steal stole stolen;write wrote written
        choose chose chosen;fly flew flown;grow grew grown;know knew known;draw drew drawn;throw threw thrown
        bring brought;catch caught;teach taught;think thought;seek sought;tell told;keep kept;lose lost;run ran
        sink sank sunk;swear swore sworn;beat beaten;spend spent;pay paid;say said;come came;find found;feel felt
        hear heard;stand stood;understand understood;ride ridden;drive drove driven;hide hid hidden;forbid forbade
        show shown;shake shook shaken;freeze froze frozen;eat ate eaten;drink drank drunk;sing sang sung
        swim swam swum;sweep swept;sleep slept;deal dealt;mean meant;lend lent;hang hung;stick stuck;burn burnt
        learn learnt;withdraw withdrew withdrawn;overtake overtook overtaken;undergo underwent undergone
        forget forgot forgotten;oversee oversaw overseen;see seen;undertake undertook undertaken;arise arose arisen
        wear wore worn;tear tore torn
        """;

    static readonly TermTable Forms = new();
    static readonly List<string?> BaseForms = [];   // by the number of the form; null = the word stays as it is

    static EnglishStemmer()
    {
        foreach (var word in Protected.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            Add(word, null);

        foreach (var entry in Irregular.Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = entry.Split(' ');
            for (var form = 1; form < words.Length; form++)
                Add(words[form], words[0]);
        }

        static void Add(string form, string? baseForm)
        {
            if (Forms.FindOrAdd(form) == BaseForms.Count)
                BaseForms.Add(baseForm);
        }
    }

    public static string Stem(string lowerCaseWord)
    {
        var buffer = lowerCaseWord.Length + Room <= 128 ? stackalloc char[128] : new char[lowerCaseWord.Length + Room];
        lowerCaseWord.CopyTo(buffer);
        var stem = buffer[..Stem(buffer, lowerCaseWord.Length)];
        return stem.SequenceEqual(lowerCaseWord) ? lowerCaseWord : stem.ToString();
    }

    /// <summary>Stems the first letters of the buffer in place, and returns the length of the stem.</summary>
    public static int Stem(Span<char> buffer, int length)
    {
        if (length < 3 || buffer[..length].ContainsAnyExceptInRange('a', 'z'))
            return length;

        var form = Forms.Find(buffer[..length]);
        if (form >= 0)
        {
            if (BaseForms[form] is not { } baseForm)
                return length;

            baseForm.CopyTo(buffer);
            length = baseForm.Length;
        }

        length = WithoutPlural(buffer, length);
        var inflected = length;
        length = WithoutPast(buffer, length);
        var bare = length < inflected && buffer[length - 1] != 'y';
        if (bare && IsDoubled(buffer, length) && buffer[length - 1] != 'l' && length > 3)
            length--;
        else if (bare && NeedsE(buffer[..length]))
            buffer[length++] = 'e';

        length = WithoutFinalE(buffer, length);
        return length > 3 && IsDoubled(buffer, length) && Syllables(buffer[..length]) > 1 ? length - 1 : length;
    }

    static int WithoutPlural(Span<char> word, int length)
    {
        if (length < 4 || word[length - 1] != 's' || word[length - 2] is 's' or 'u' or 'i')
            return length;
        if (length == 4 || !word[..length].EndsWith("ies"))
            return length - 1;

        word[length - 3] = 'y';
        return length - 2;
    }

    static int WithoutPast(Span<char> word, int length)
    {
        if (word[..length].EndsWith("ied"))
        {
            if (length < 5)
                return length == 4 ? length - 1 : length;

            word[length - 3] = 'y';
            return length - 2;
        }

        var stem = word[..length].EndsWith("ing") ? length - 3
            : word[..length].EndsWith("ed") && !word[..length].EndsWith("eed") ? length - 2
            : 0;
        return stem >= 2 && Syllables(word[..stem]) > 0 ? stem : length;
    }

    static int WithoutFinalE(Span<char> word, int length)
    {
        if (length < 4 || word[length - 1] != 'e')
            return length;

        switch (word[length - 2])
        {
            case 'e':
                return length;
            case 'i' when length > 4:
                word[length - 2] = 'y';
                return length - 1;
            case 'i':
                return length;
            case 'o':
                return Syllables(word[..length]) > 1 ? length - 1 : length;
            default:
                return NeedsE(word[..(length - 1)]) ? length : length - 1;
        }
    }

    static bool IsDoubled(ReadOnlySpan<char> word, int length) =>
        length > 1 && word[length - 1] == word[length - 2] && !IsVowel(word, length - 1)
        && word[length - 1] is not ('s' or 'f' or 'z');

    /// <summary>One short syllable (nam, plan, us, tru): with its e it is another word than without.</summary>
    static bool NeedsE(ReadOnlySpan<char> stem)
    {
        var last = stem.Length - 1;
        if (last < 1 || Syllables(stem) != 1)
            return false;
        if (stem[last] == 'u')
            return !IsVowel(stem, last - 1);

        return !IsVowel(stem, last) && stem[last] is not ('w' or 'x' or 'y')
            && IsVowel(stem, last - 1) && (last == 1 || !IsVowel(stem, last - 2));
    }

    /// <summary>Groups of vowels, as a cheap count of syllables.</summary>
    static int Syllables(ReadOnlySpan<char> word)
    {
        var groups = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i) && (i == 0 || !IsVowel(word, i - 1)))
                groups++;
        }

        return groups;
    }

    static bool IsVowel(ReadOnlySpan<char> word, int index) => word[index] switch
    {
        'a' or 'e' or 'i' or 'o' => true,
        'u' => index == 0 || word[index - 1] != 'q',
        'y' => index > 0 && !IsVowel(word, index - 1),
        _ => false,
    };
}
