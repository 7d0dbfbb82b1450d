using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>A name and what stands around it → what kind of thing it names, and whether it is a he or a she.</summary>
static class NameKinds
{
    static readonly FrozenSet<string> BodyWords = WordSet.Of(
        "agency army association authority bank band board bureau club commission committee company congress corp " +
        "corporation council court department federation forces foundation government group house inc institute " +
        "league ltd ministry museum office organisation organization party police parliament school senate " +
        "service society union university airlines motors press times post clan records orchestra fc navy college " +
        "network news radio television studios theatre theater team");

    static readonly FrozenSet<string> PlaceWords = WordSet.Of(
        "river island islands city street road sea lake mountain mountains bay beach county province valley park " +
        "airport station stadium hall district region square port peninsula desert ocean avenue village");

    static readonly FrozenSet<string> PlacePrepositions = WordSet.Of("in near at to from outside across around into");

    static readonly FrozenSet<string> Regions = WordSet.Of(
        "north south east west europe asia africa america arctic london paris berlin moscow beijing tokyo seoul " +
        "pyongyang washington brussels kyiv rome madrid delhi jerusalem gaza");

    static readonly FrozenSet<string> MaleTitles = WordSet.Of(
        "mr sir king prince lord father son husband brother actor businessman congressman chairman spokesman uncle");

    static readonly FrozenSet<string> FemaleTitles = WordSet.Of(
        "mrs ms miss queen princess lady mother daughter wife sister actress businesswoman congresswoman " +
        "chairwoman spokeswoman aunt dame");

    static readonly FrozenSet<string> Titles = WordSet.Of(
        "president leader minister chancellor governor mayor senator judge general captain colonel doctor dr " +
        "professor coach singer actor author director chief secretary chairman lawyer officer pope bishop emperor " +
        "star striker goalkeeper founder ceo candidate journalist scientist writer artist composer guitarist " +
        "drummer");

    static readonly FrozenSet<string> MaleNames = WordSet.Of(
        "adam alan albert alex alexander ali andrew anthony antonio arthur barack ben benjamin bill billy bob " +
        "boris brian bruce carl carlos charles chris christopher daniel dave david dennis donald douglas edward " +
        "elon emmanuel eric frank franklin fred gary george gerald gordon graham greg harold harry henry hugh ian " +
        "ivan jack jacob james jason jeff jeffrey jim jimmy joe john jonathan jose joseph juan justin keith ken " +
        "kenneth kevin kim larry lee leo louis luis marcus mario mark martin matt matthew michael miguel mike " +
        "mohamed mohammed muhammad narendra nick nicholas noah oliver oscar patrick paul pedro peter phil philip " +
        "ralph ray richard rishi robert roger ron ronald ryan sam samuel scott sean simon stephen steve steven " +
        "stuart thomas tim tom tony victor vincent vladimir volodymyr walter wayne william xi yoon");

    static readonly FrozenSet<string> FemaleNames = WordSet.Of(
        "ada alice amanda amy andrea angela ann anna anne barbara beth carol catherine charlotte christine claire " +
        "diana donna dorothy elena elizabeth emily emma eva fatima giorgia grace hannah helen hillary ingrid " +
        "irene jane janet jennifer jessica joan judith julia julie kamala karen kate katherine laura linda lisa " +
        "lucy maria marie margaret martha mary megan melania melissa michelle monica nancy natalie nicole olga " +
        "olivia patricia rachel rebecca rosa ruth sandra sara sarah sharon sofia sophia sophie susan taylor " +
        "teresa theresa ursula victoria virginia");

    public static MentionKind KindOf(IReadOnlyList<Token> tokens, NameSpan name)
    {
        var last = tokens[name.Last].Word;
        var joined = string.Join(' ', WordsOf(tokens, name));
        if (PlaceLists.Has(joined) || PlaceWords.Contains(last) || Regions.Contains(joined))
            return MentionKind.Place;
        if (BodyWords.Contains(last) || BodyWords.Contains(tokens[name.First].Word) || IsAcronym(name))
            return MentionKind.Body;
        if (GenderOf(tokens, name) != Gender.Unknown || IsTitled(tokens, name))
            return MentionKind.Person;
        var before = name.First > 0 ? tokens[name.First - 1].Word : "";
        if (before == "the")
            return last is [.., 's'] ? MentionKind.Group : MentionKind.Thing;
        if (before is "in" or "near" || (PlacePrepositions.Contains(before) && name.First == name.Last))
            return MentionKind.Place;
        return name.Last - name.First is 1 or 2 && !name.Text.Contains(" of ", StringComparison.Ordinal)
            ? MentionKind.Person : MentionKind.Thing;
    }

    /// <summary>By a title or a relative before the name ("his wife, Ann Lee"), or by the first name.</summary>
    public static Gender GenderOf(IReadOnlyList<Token> tokens, NameSpan name)
    {
        for (var i = Math.Max(0, name.First - 1); i <= Math.Min(name.First, name.Last); i++)
            if (MaleTitles.Contains(tokens[i].Word))
                return Gender.Male;
            else if (FemaleTitles.Contains(tokens[i].Word))
                return Gender.Female;
        var first = name.First < name.Last && Titles.Contains(tokens[name.First].Word)
            ? tokens[name.First + 1].Word : tokens[name.First].Word;
        return MaleNames.Contains(first) ? Gender.Male : FemaleNames.Contains(first) ? Gender.Female : Gender.Unknown;
    }

    public static IReadOnlyList<string> WordsOf(IReadOnlyList<Token> tokens, NameSpan name)
    {
        var words = new List<string>();
        for (var i = name.First; i <= name.Last; i++)
            words.Add(tokens[i].Word);
        return words;
    }

    static bool IsTitled(IReadOnlyList<Token> tokens, NameSpan name) =>
        Titles.Contains(tokens[name.First].Word) || (name.First > 0 && Titles.Contains(tokens[name.First - 1].Word));

    static bool IsAcronym(NameSpan name) => name.Text.Length is > 1 and < 7 && name.Text.All(char.IsUpper);
}
