using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>conversation → what was spoken of in it, each with how present it still is.</summary>
/// <remarks>
/// Centering (Grosz, Joshi and Weinstein 1995) by numbers: the subject of a question before its other names, these
/// before those of an answer, the newest before older ones; and what the last question asked for before all of them.
/// </remarks>
sealed class Mentions
{
    const double Forgetting = 0.7; // for each turn that it is ago
    const double InQuestion = 2, AsSubject = 0.5;
    const double InAnswer = 0.6, FirstInAnswer = 0.5;
    const double AsAnswer = 2.2; // a name that answers the question by its kind
    const double AsAnnounced = 3; // by the very word that the question asks for
    const double AsNoun = 1.7;

    // "The museum" is remembered for as long; an older one may be another.
    const int TurnsOfNouns = 2;

    static readonly FrozenSet<string> NoNouns = WordSet.Of(
        "first last next same other others most more many only best name names time year day reason way kind type " +
        "rest one ones two three past future previous following latest new old country");

    static readonly FrozenSet<string> Introducing = WordSet.Of("the a an this that these those many which");

    readonly List<Mention> _all = [];

    Mentions() { }

    /// <summary>Most present first.</summary>
    public IReadOnlyList<Mention> All => _all;

    /// <summary>The names that answer the last question, in reading order.</summary>
    public IReadOnlyList<Mention> Answers { get; private set; } = [];

    /// <param name="turns">Oldest first.</param>
    public static Mentions Of(IReadOnlyList<TurnText> turns)
    {
        var mentions = new Mentions();
        var known = turns.SelectMany(t => t.Names).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            var age = turns.Count - 1 - i;
            var fading = Math.Pow(Forgetting, age);
            var asked = mentions.AddQuestion(turn, known, fading);
            if (age < TurnsOfNouns)
                mentions.AddNouns(turn, fading);
            mentions.AddAnswer(turn, known, asked, fading, isLast: age == 0);
        }

        mentions._all.Sort((a, b) => b.Salience.CompareTo(a.Salience) is var order and not 0
            ? order : string.CompareOrdinal(a.Text, b.Text));
        return mentions;
    }

    /// <summary>The name that the word is a part of; null where there is none, or several.</summary>
    public Mention? WithWord(string word)
    {
        var found = _all.Where(m => !m.IsNoun && m.Words.Count > 1 && m.Words.Contains(word)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    List<Mention> AddQuestion(TurnText text, IReadOnlySet<string> known, double fading)
    {
        var asked = new List<Mention>();
        foreach (var name in NamesIn.Of(text.Turn.Standalone, text.Question, known))
        {
            var mention = Add(text.Question, name);
            var weight = fading * (asked.Count == 0 ? InQuestion + AsSubject : InQuestion);
            mention.Salience += weight;
            mention.Asked += weight;
            asked.Add(mention);
        }

        if (asked is [{ Gender: Gender.Unknown } only]
            && GenderAskedFor(text.Turn) is var gender and not Gender.Unknown)
            (only.Gender, only.Kind) = (gender, MentionKind.Person);
        return asked;
    }

    void AddAnswer(TurnText text, IReadOnlySet<string> known, List<Mention> asked, double fading, bool isLast)
    {
        var tokens = text.Answer;
        var answers = new List<Mention>();
        var isFirst = true;
        foreach (var name in NamesIn.Of(text.Turn.Answer, tokens, known))
        {
            var mention = Add(tokens, name);
            mention.Salience += fading * (InAnswer + (isFirst ? FirstInAnswer : 0));
            isFirst = false;
            if (name.Start < text.FirstSentenceEnd && !asked.Contains(mention) && Answering(text.Kind, mention.Kind))
            {
                // "daughter Ju-ae"
                var isAnnounced = name.First > 0 && text.Asked.Contains(tokens[name.First - 1].Stem);
                mention.Answered = Math.Max(mention.Answered, fading * (isAnnounced ? AsAnnounced : AsAnswer));
                answers.Add(mention);
            }
        }

        if (!isLast)
            return;
        Answers = [.. answers.Distinct()];
        if (text.Kind is AnswerKind.Thing)
            AddObject(text);
    }

    /// <summary>"What was launched?", "… launched missiles …": what follows the verb is the answer.</summary>
    void AddObject(TurnText turn)
    {
        var (answer, tokens) = (turn.Turn.Answer, turn.Answer);
        for (var i = 0; i + 1 < tokens.Count; i++)
            if (turn.Asked.Contains(tokens[i].Stem) && tokens[i].Word.EndsWith("ed", StringComparison.Ordinal)
                && (tokens[i + 1].Word is "the" or "a" or "an" ? i + 1 : i) is var before
                && NounPhrases.At(answer, tokens, before) is var (first, last) && last >= 0 && !tokens[last].IsCapital)
            {
                var text = "the " + answer[tokens[first].Start..tokens[last].End];
                _all.Add(new(text, text, [tokens[last].Word])
                {
                    IsNoun = true,
                    Kind = NounPhrases.KindOf(tokens[last].Word),
                    Answered = AsAnswer,
                });
                return;
            }
    }

    /// <summary>"The museum", "an album": what a question is about where it has no name for it.</summary>
    void AddNouns(TurnText turn, double fading)
    {
        var (question, tokens) = (turn.Turn.Standalone, turn.Question);
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!Introducing.Contains(tokens[i].Word))
                continue;
            var (_, last) = NounPhrases.At(question, tokens, i);
            if (last < 0 || NoNouns.Contains(tokens[last].Word) || tokens[last].IsCapital)
                continue;
            var text = "the " + question[tokens[i + 1].Start..tokens[last].End];
            if (_all.Exists(m => m.Text == text))
                continue;
            _all.Add(new(text, text, [tokens[last].Word])
            {
                IsNoun = true,
                Kind = NounPhrases.KindOf(tokens[last].Word),
                Salience = fading * AsNoun,
                Asked = fading * AsNoun,
                Preposition = i > 0 && tokens[i - 1].Word is "in" or "at" or "on" ? tokens[i - 1].Word : null,
            });
            i = last;
        }
    }

    Mention Add(IReadOnlyList<Token> tokens, NameSpan name)
    {
        var words = NameKinds.WordsOf(tokens, name);
        var before = name.First > 0 ? tokens[name.First - 1].Word : "";
        var definite = before == "the" ? "the " + name.Text
            : IsNamedNoun(tokens, name) ? $"the {before} {name.Text}" : name.Text;
        var mention = _all.Find(m => !m.IsNoun && (IsPart(words, m.Words) || IsPart(m.Words, words)));
        if (mention is null)
            _all.Add(mention = new(name.Text, definite, words) { Kind = NameKinds.KindOf(tokens, name) });
        else if (words.Count > mention.Words.Count)
        {
            mention.Become(name.Text, definite, words);
            mention.Kind = NameKinds.KindOf(tokens, name) is var kind and not MentionKind.Thing ? kind : mention.Kind;
        }

        if (mention.Gender == Gender.Unknown && mention.Kind is MentionKind.Person or MentionKind.Thing)
            mention.Gender = NameKinds.GenderOf(tokens, name);
        if (before is "in" or "at" or "on" or "near")
            mention.Preposition = mention.Kind == MentionKind.Place && before != "on" ? "in" : before;
        return mention;
    }

    /// <summary>"The ferry Aurora", but not "the singer Ann Lee".</summary>
    static bool IsNamedNoun(IReadOnlyList<Token> tokens, NameSpan name) =>
        name.First > 1 && tokens[name.First - 2].Word == "the" && !tokens[name.First - 1].IsCapital
        && tokens[name.First].Start - tokens[name.First - 1].End == 1
        && NameKinds.KindOf(tokens, name) == MentionKind.Thing && !TextAnalyzer.IsStopWord(tokens[name.First - 1].Word);

    /// <summary>"Where was he born?", asked of one name, says that it is a man's.</summary>
    static Gender GenderAskedFor(Turn turn)
    {
        if (turn.Question == turn.Standalone)
            return Gender.Unknown;
        foreach (var token in Token.Read(turn.Question))
            if (token.Word is "he" or "him" or "his")
                return Gender.Male;
            else if (token.Word is "she" or "her")
                return Gender.Female;
        return Gender.Unknown;
    }

    static bool Answering(AnswerKind? asked, MentionKind kind) => asked switch
    {
        AnswerKind.Person => kind is MentionKind.Person or MentionKind.Body or MentionKind.Group,
        AnswerKind.Place => kind is MentionKind.Place,
        AnswerKind.Thing => kind is not (MentionKind.Person or MentionKind.Place),
        _ => false,
    };

    static bool IsPart(IReadOnlyList<string> part, IReadOnlyList<string> whole)
    {
        for (var i = 0; i + part.Count <= whole.Count; i++)
        {
            var n = 0;
            while (n < part.Count && whole[i + n] == part[n])
                n++;
            if (n == part.Count)
                return true;
        }

        return false;
    }
}
