using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>A question with what its references stand for.</summary>
/// <param name="Reasons">Each reference with what it stands for.</param>
/// <param name="IsVague">Whether something in it still refers to what was said.</param>
/// <param name="IsEvent">Whether it refers to what the last question was about, as a whole.</param>
sealed record Resolved(string Question, IReadOnlyList<string> Reasons, bool IsVague, bool IsEvent);

/// <summary>A question's pronouns, places and descriptions → what they stand for, out of what was spoken of.</summary>
sealed class References
{
    // A fit below is a guess that would rather mislead.
    const double LeastFit = 0.25;

    static readonly FrozenSet<string> Joints = WordSet.Of(
        "and if when because before after while but or that whether said says say");

    /// <summary>"Is it true that", "how long did it take", "it rains": nothing that could be named.</summary>
    static readonly FrozenSet<string> Impersonal = WordSet.Of(
        "true possible likely clear take rain snow mean matter seem");

    static readonly FrozenSet<string> Existential = WordSet.Of(
        "is are was were be been will has have had isnt arent wasnt werent");

    /// <summary>"Helped her become": whom, not whose.</summary>
    static readonly FrozenSet<string> Causing = WordSet.Of(
        "help helped helps make made makes let lets see saw watch hear heard");

    static readonly FrozenSet<string> Reports = WordSet.Of("article story report text topic subject page conversation");

    readonly string _question;
    readonly IReadOnlyList<Token> _tokens;
    readonly IReadOnlyList<NameSpan> _names;
    readonly Mentions _mentions;
    readonly TextEdits _edits;
    readonly List<string> _reasons = [];
    readonly List<Mention> _used = [];
    bool _isVague;
    bool _isEvent;

    References(string question, Mentions mentions)
    {
        (_question, _mentions, _edits) = (question, mentions, new(question));
        _tokens = Token.Read(question);
        _names = NamesIn.Of(question, _tokens, mentions.All.SelectMany(m => m.IsNoun ? [] : m.Words).ToHashSet());
    }

    public static Resolved Resolve(string question, Mentions mentions)
    {
        var references = new References(question, mentions);
        for (var i = 0; i < references._tokens.Count; i++)
            references.Resolve(i);
        references.CompleteNames();
        return new(references._edits.Apply(), references._reasons, references._isVague, references._isEvent);
    }

    void Resolve(int i)
    {
        switch (_tokens[i].Word)
        {
            case "it" or "this" or "that" when IsEvent(i):
                _isEvent = true;
                break;
            case "he" or "him" or "his" or "himself":
                Replace(i, m => ReferenceFits.OfPerson(m, Gender.Male), _tokens[i].Word is "his");
                break;
            case "she" or "her" or "hers" or "herself":
                Replace(i, m => ReferenceFits.OfPerson(m, Gender.Female), IsPossessiveHer(i));
                break;
            case "it" or "its" when !IsImpersonal(i):
                Replace(i, ReferenceFits.OfThing, _tokens[i].Word is "its");
                break;
            case "they" or "them" or "their" or "theirs":
                ReplaceThey(i);
                break;
            case "there" when IsLocative(i):
                ReplaceThere(i);
                break;
            case "this" or "that" or "these" or "those" when !IsConjunction(i):
                ResolveDemonstrative(i);
                break;
            case "the":
                ResolveDescription(i);
                break;
            case "one" or "ones" or "former" or "latter" or "then" or "so" when i > 0:
                _isVague = true;
                break;
        }
    }

    void Replace(int i, Func<Mention, double> fit, bool isPossessive)
    {
        if (HasOwnAntecedent(i))
            return;
        if (Best(fit) is { } mention)
            Put(i, i, mention.Definite, isPossessive, mention);
        else
            _isVague = true;
    }

    /// <summary>Those who answered the last question; else a group or a body.</summary>
    void ReplaceThey(int i)
    {
        if (HasOwnAntecedent(i))
            return;
        var isPossessive = _tokens[i].Word is "their" or "theirs";
        var persons = _mentions.Answers.Where(m => m.Kind == MentionKind.Person).ToList();
        if (persons.Count > 1)
        {
            var allButLast = string.Join(", ", persons.SkipLast(1).Select(m => m.Text));
            Put(i, i, $"{allButLast} and {persons[^1].Text}", isPossessive, persons[0]);
            _used.AddRange(persons);
        }
        else
            Replace(i, ReferenceFits.OfGroup, isPossessive);
    }

    void ReplaceThere(int i)
    {
        if (Best(ReferenceFits.OfPlace) is { } place)
            Put(i, i, $"{place.Preposition ?? (place.IsNoun ? "at" : "in")} {place.Definite}", false, place);
        else
            _isVague = true;
    }

    /// <summary>"That performance" becomes "the performance"; "this article" what it is about.</summary>
    void ResolveDemonstrative(int i)
    {
        var (_, last) = NounPhrases.At(_question, _tokens, i);
        if (last >= 0 && Reports.Contains(_tokens[last].Word)
            && Best(m => m.IsNoun ? 0 : m.Asked > 0 ? 1 : 0.1) is { } topic)
            Put(i, last, topic.Definite, false, topic);
        else if (last >= 0 && !_tokens[last].IsCapital && !IsSubject(i, last)
            && !Dates.Units.Contains(_tokens[last].Word))
        {
            _edits.Replace(_tokens[i].Start, _tokens[i].End, KeepCase(i, "the"));
            _isVague = true;
        }
        else
            _isVague = true;
    }

    /// <summary>"The band" becomes "the band INXS"; "the museum" the longer name that has the word.</summary>
    void ResolveDescription(int i)
    {
        var (_, last) = NounPhrases.At(_question, _tokens, i);
        if (last < 0 || _tokens[last].IsCapital || _names.Count > 0 || IsFollowedBy(last, "of"))
            return;
        var noun = _tokens[last].Word;
        if (Reports.Contains(noun) && Best(m => m.IsNoun ? 0 : 1) is { } topic)
            Put(i, last, topic.Definite, false, topic);
        else if (_mentions.All.FirstOrDefault(
            m => !m.IsNoun && m.Words.Count > 1 && m.Words.Contains(noun)) is { } longer)
            Put(i, last, "the " + longer.Text, false, longer);
        else if (last == i + 1 && !IsDescribed(last)
            && ReferenceFits.OfNoun(noun) is { } fit && Best(fit) is { } mention)
            Put(i, last, Named(noun, mention), IsPossessive(last), mention);
        else
            _isVague = true;
    }

    /// <summary>A surname or a first name becomes the whole one, where only one has it.</summary>
    void CompleteNames()
    {
        foreach (var name in _names)
            if (name.First == name.Last && !_used.Exists(m => m.Words.Contains(_tokens[name.First].Word))
                && _mentions.WithWord(_tokens[name.First].Word) is { Kind: MentionKind.Person } whole)
            {
                _edits.Replace(name.Start, name.End, whole.Text);
                _reasons.Add($"“{name.Text}” is {whole.Text}");
                _used.Add(whole);
            }
    }

    void Put(int first, int last, string by, bool isPossessive, Mention mention)
    {
        if (_used.Contains(mention) && first == last)
            return; // it stands there already: the pronoun reads better, and is understood
        _used.Add(mention);
        var start = _tokens[first].Start;
        var end = _tokens[last].End + (isPossessive && IsPossessive(last) ? "'s".Length : 0);
        var text = isPossessive ? by + (by.EndsWith('s') ? "'" : "'s") : by;
        _edits.Replace(start, end, char.IsLower(text[0]) ? KeepCase(first, text) : text);
        _reasons.Add($"“{_question[start..end]}” is {text}");
    }

    /// <summary>"The band INXS", but "the Beatles" and "Ann Lee".</summary>
    static string Named(string noun, Mention mention) =>
        NounPhrases.IsPerson(noun) || mention.Gender != Gender.Unknown || mention.Definite != mention.Text
            ? mention.Definite : $"the {noun} {mention.Text}";

    Mention? Best(Func<Mention, double> fit)
    {
        var (best, most) = ((Mention?)null, 0.0);
        foreach (var mention in _mentions.All)
            if (fit(mention) is var f and >= LeastFit
                && f * (mention.Salience + mention.Answered) is var score && score > most
                && !_names.Any(n => mention.Words.Contains(_tokens[n.Last].Word)))
                (best, most) = (mention, score);
        return best;
    }

    /// <summary>A name before the pronoun that it may stand for ("Did Kim bring his wife?").</summary>
    bool HasOwnAntecedent(int i)
    {
        var isThing = _tokens[i].Word is "it" or "its";
        foreach (var name in _names)
            if (name.First < i && NameKinds.KindOf(_tokens, name) is var kind
                && (isThing ? kind != MentionKind.Person : kind != MentionKind.Place))
                return true;
        if (!isThing && i > 1 && _tokens[0].Word is "who" or "which" && Joints.Contains(_tokens[i - 1].Word))
            return true; // "Which countries said that they will …?"
        if (_tokens[i].Word is not ("it" or "they" or "them"))
            return false;
        for (var j = 0; j < i; j++)
            if (_tokens[j].Word is "the" or "a" or "an"
                && NounPhrases.At(_question, _tokens, j).Last is var last and >= 0
                && _tokens.Skip(last + 1).Take(i - last - 1).Any(t => Joints.Contains(t.Word)))
                return true;
        return false;
    }

    bool IsImpersonal(int i)
    {
        for (var j = i + 1; j < _tokens.Count && j <= i + 2; j++)
            if (Impersonal.Contains(_tokens[j].Stem) || Impersonal.Contains(_tokens[j].Word))
                return true;
        return i > 1 && _tokens[0].Word == "what" && _tokens[1].Word is "time" or "day";
    }

    /// <summary>"Who else was there?" and not "are there any …".</summary>
    bool IsLocative(int i)
    {
        if (i == 0)
            return false;
        var isLast = i == _tokens.Count - 1;
        var follows = isLast ? "" : _tokens[i + 1].Word;
        return isLast
            ? !(Existential.Contains(_tokens[i - 1].Word) && i == 1)
            : follows is "in" or "on" or "at" or "with" or "for" or "before" or "after" or "and" or "as" or "now"
                && !Existential.Contains(_tokens[i - 1].Word);
    }

    /// <summary>"Who said that he …", "the man that …".</summary>
    bool IsConjunction(int i) => _tokens[i].Word == "that" && i > 0 && i + 1 < _tokens.Count
        && (_tokens[i + 1].IsCapital || TextAnalyzer.IsStopWord(_tokens[i + 1].Word))
        && !Existential.Contains(_tokens[i - 1].Word);

    /// <summary>"Who reported it?", "Why did he do that?": what happened, and no thing.</summary>
    bool IsEvent(int i) => i > 0 && i == _tokens.Count - 1
        && (Speakers.IsSaying(_tokens[i - 1]) || _tokens[i - 1].Word is "do" or "did" or "done");

    bool IsPossessiveHer(int i) => _tokens[i].Word is "hers"
        || (_tokens[i].Word is "her" && NounFollows(i) && !(i > 0 && Causing.Contains(_tokens[i - 1].Word)));

    bool NounFollows(int i) => i + 1 < _tokens.Count && !TextAnalyzer.IsStopWord(_tokens[i + 1].Word)
        && _question.AsSpan(_tokens[i].End, _tokens[i + 1].Start - _tokens[i].End) is " ";

    /// <summary>"Did this help?": a subject of its own, and no "this help".</summary>
    bool IsSubject(int i, int last) => i > 0 && _tokens[i - 1].Word is "did" or "does" or "do"
        && (last + 1 >= _tokens.Count
            || (last == i + 1
                && (TextAnalyzer.IsStopWord(_tokens[last + 1].Word) || _tokens[last + 1].Word == "well")));

    /// <summary>"The actress he dated" is described, and no longer just "the actress".</summary>
    bool IsDescribed(int last) => last + 1 < _tokens.Count
        && (_tokens[last + 1].IsCapital
            || _tokens[last + 1].Word is "who" or "that" or "he" or "she" or "they" or "it" or "we" or "of");

    bool IsPossessive(int i) => _question.AsSpan(_tokens[i].End) is ['\'' or '’', 's', ..];

    bool IsFollowedBy(int i, string word) => i + 1 < _tokens.Count && _tokens[i + 1].Word == word;

    string KeepCase(int i, string text) => _tokens[i].IsCapital ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
