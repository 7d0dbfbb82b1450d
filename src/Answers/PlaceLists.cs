using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>
/// The countries, and the states of the United States: what "which country" and "which state" may be answered by.
/// </summary>
static class PlaceLists
{
    const int LongestName = 3;

    static readonly FrozenSet<string> Countries = Of(
        """
        afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas,
        bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil,
        brunei, bulgaria, burkina faso, burundi, cambodia, cameroon, canada, cape verde, chad, chile, china, colombia,
        comoros, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, djibouti, dominica,
        dominican republic, east timor, ecuador, egypt, el salvador, england, eritrea, estonia, eswatini, ethiopia,
        fiji, finland, france, gabon, gambia, georgia, germany, ghana, greece, greenland, grenada, guatemala, guinea,
        guyana, haiti, honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy,
        ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia,
        lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia, maldives,
        mali, malta, mauritania, mauritius, mexico, micronesia, moldova, monaco, mongolia, montenegro, morocco,
        mozambique, myanmar, namibia, nauru, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea,
        north macedonia, northern ireland, norway, oman, pakistan, palau, palestine, panama, papua new guinea, paraguay,
        peru, philippines, poland, portugal, qatar, romania, russia, rwanda, samoa, san marino, saudi arabia, scotland,
        senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, solomon islands, somalia,
        south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden, switzerland, syria, taiwan,
        tajikistan, tanzania, thailand, togo, tonga, trinidad, tunisia, turkey, turkmenistan, tuvalu, türkiye, uganda,
        ukraine, united arab emirates, united kingdom, united states, uk, us, uae, uruguay, uzbekistan, vanuatu,
        vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe
        """);

    static readonly FrozenSet<string> States = Of(
        """
        alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii,
        idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan,
        minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york,
        north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina,
        south dakota, tennessee, texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming
        """);

    /// <summary>What the question asks to choose from; null when it asks for another kind of place, or none.</summary>
    public static FrozenSet<string>? For(Question question)
    {
        if (question.Kind != AnswerKind.Place)
            return null;
        foreach (var term in question.Terms)
            if (term.IsTypeWord)
                return term.Words[0] is "country" or "nation" ? Countries : term.Words[0] == "state" ? States : null;
        return null;
    }

    /// <summary>Whether one of the places begins at the word, and the question does not have all of its name.</summary>
    public static bool IsNewAt(FrozenSet<string> places, Question question, IReadOnlyList<Token> tokens, int index)
    {
        var name = "";
        var isNew = false;
        for (var t = index; t < tokens.Count && t < index + LongestName && tokens[t].IsCapital; t++)
        {
            name = t == index ? tokens[t].Word : $"{name} {tokens[t].Word}";
            isNew |= !question.Has(tokens[t]);
            if (places.Contains(name))
                return isNew;
        }

        return false;
    }

    /// <summary>Whether it is the whole name of one of them, in lower case.</summary>
    public static bool Has(string name) => Countries.Contains(name) || States.Contains(name);

    static FrozenSet<string> Of(string names) =>
        names.Split([',', '\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet();
}
