using NewsBot.Passages;

namespace NewsBot.Answers.Drafts;

/// <summary>passages → passages under ids that nobody who wrote an article can have guessed.</summary>
/// <remarks>
/// An id is a letter, three letters or digits of which exactly one is a digit, and a letter ("k7fqd"). So it is never a
/// year or a number; without vowels it is no word, and with a letter at its end no name of a thing ("MH17", "B737").
/// </remarks>
static class PassageIds
{
    // No vowel; neither l nor 0 and 1, which look like each other.
    const string Letters = "bcdfghjkmnpqrstvwxz";
    const string Digits = "23456789";
    const int Length = 5;

    /// <param name="random">Seeded from outside the articles: anew for every request.</param>
    public static IReadOnlyList<PromptPassage> Give(IReadOnlyList<Passage> passages, Random random)
    {
        var given = new List<PromptPassage>(passages.Count);
        foreach (var passage in passages)
        {
            string id;
            do
                id = Make(random);
            while (given.Exists(g => g.Id == id)
                || passages.Any(p => p.Article.Body.Contains(id, StringComparison.OrdinalIgnoreCase)));
            given.Add(new(id, passage));
        }

        return given;
    }

    /// <summary>Whether a word is made like an id, in any case, whether or not it is one of those given.</summary>
    /// <remarks>A model that invents one may get the length or the place of the digit wrong.</remarks>
    public static bool IsShaped(ReadOnlySpan<char> word)
    {
        var (letters, digits) = (0, 0);
        foreach (var c in word)
            if (char.IsAsciiLetter(c))
                letters++;
            else if (char.IsAsciiDigit(c))
                digits++;
            else
                return false;
        return word.Length is >= 4 and <= 6 && letters > 0 && digits > 0;
    }

    static string Make(Random random)
    {
        var digit = random.Next(1, Length - 1);
        return string.Create(Length, (random, digit), static (id, made) =>
        {
            for (var i = 0; i < id.Length; i++)
                id[i] = i == made.digit ? Pick(Digits, made.random) : Pick(Letters, made.random);
        });
    }

    static char Pick(string characters, Random random) => characters[random.Next(characters.Length)];
}
