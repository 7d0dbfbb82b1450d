using System.Globalization;

namespace NewsBot.Answers.Drafts;

/// <summary>The answer as far as it has come: what was said, what it cites, what was left out.</summary>
sealed class DraftAnswer(
    UnsupportedSentences unsupported, string question, IReadOnlyList<PromptPassage> passages, MarkerReader markers)
{
    // How sure the model of support must be; support-model.txt has what it lets pass and what it stops.
    const double MinSupport = 0.15;

    readonly List<EvidencePassage> _passages = [.. passages.Select(p => new EvidencePassage(p))];
    readonly List<AnswerSentence> _sentences = [];
    readonly List<Citation> _citations = [];
    readonly List<SentenceVerdict> _verdicts = [];

    int _leftOut;
    bool _isCutOff;

    /// <summary>
    /// Whether the model has said that the passages do not answer: what it writes behind that is not read.
    /// </summary>
    public bool IsOver { get; private set; }

    public void CutOff() => _isCutOff = true;

    /// <returns>Null when the reader does not get it.</returns>
    public DraftStep.Said? Add(DraftSentence sentence)
    {
        if (IsOver)
            return null;
        if (IsSentinel(sentence.Text))
        {
            IsOver = true;
            return null;
        }

        var (verdict, windows) = Judge(sentence);
        _verdicts.Add(verdict);
        if (verdict.Class == SentenceClass.Apparatus)
            return null;
        if (!verdict.Passed)
        {
            _leftOut++;
            return unsupported == UnsupportedSentences.Mark
                ? Say(new($"{sentence.Text} {DraftReader.UnsupportedMark}", [], Wording.Unsupported), _citations.Count)
                : null;
        }

        var known = _citations.Count;
        List<int> numbers = [.. windows.Select(NumberOf).Distinct()];
        return Say(new(sentence.Text, numbers, Wording.Checked), known);
    }

    public DraftStep.Finished Finish()
    {
        var isAnswered = _sentences.Exists(s => s.Citations.Count > 0);
        return new(_sentences, _citations, [.. Notes(isAnswered)], IsOver && !isAnswered, _verdicts);
    }

    DraftStep.Said Say(AnswerSentence sentence, int known)
    {
        _sentences.Add(sentence);
        return new(sentence, [.. _citations.Skip(known)]);
    }

    (SentenceVerdict Verdict, IReadOnlyList<EvidenceWindow> Windows) Judge(DraftSentence sentence)
    {
        if (sentence.IsApparatus)
            return (new(sentence.Text, SentenceClass.Apparatus, "it says nothing about the news"), []);
        if (Script.Of(sentence.Text) is { } script && Script.Of(question) is { } asked && script != asked)
            return (new(sentence.Text, SentenceClass.Fabricated, "it is not in the language of the question"), []);

        if (_sentences.Exists(s => s.Text == sentence.Text))
            return (new(sentence.Text, SentenceClass.Apparatus, "it was said before"), []);
        if (markers.HasId(sentence.Text))
            return (new(sentence.Text, SentenceClass.Fabricated, "it names an id"), []);

        var claim = new Statement(sentence.Text, null);
        List<EvidencePassage> cited = [.. _passages.Where(p => sentence.Ids.Contains(p.Given.Id))];
        var found = SupportSearch.Find(claim, cited, MinSupport);
        if (found.Windows.Count > 0)
            return (new(sentence.Text, SentenceClass.Found, "", found.Support), found.Windows);
        var anywhere = SupportSearch.Find(claim, _passages, MinSupport);
        if (anywhere.Windows.Count == 0)
            return (new(sentence.Text, ClassOf(claim), anywhere.Problem, anywhere.Support), []);
        var (kind, problem) = cited.Count > 0
            ? (SentenceClass.Misattributed, $"where it was cited, {found.Problem}")
            : (SentenceClass.Repaired, "it cited no passage that was given");
        return (new(sentence.Text, kind, problem, anywhere.Support), anywhere.Windows);
    }

    SentenceClass ClassOf(Statement claim)
    {
        var quotations = Quotations.In(claim.Text);
        List<IReadOnlyList<string>> texts = [.. _passages.Select(p => Quotations.Words(p.Given.Passage.Text))];
        return quotations.Any(q => !texts.Exists(t => Quotations.Has(t, q)) && Quotations.IsStitched(q, texts))
            ? SentenceClass.Frankenquote : SentenceClass.Fabricated;
    }

    /// <summary>1..n by first use; the same span keeps its number.</summary>
    int NumberOf(EvidenceWindow window)
    {
        var citation = Citation.Of(_citations.Count + 1, window.Passage.Given.Passage.Article, window.Span);
        if (_citations.Find(c => c with { Number = citation.Number } == citation) is { } known)
            return known.Number;
        _citations.Add(citation);
        return citation.Number;
    }

    IEnumerable<string> Notes(bool isAnswered)
    {
        var places = unsupported == UnsupportedSentences.Mark ? "marked" : "left out";
        if (_leftOut > 0)
            yield return _leftOut == 1
                ? $"1 sentence was {places}: no passage says it."
                : string.Create(
                    CultureInfo.InvariantCulture, $"{_leftOut} sentences were {places}: no passage says them.");
        if (_isCutOff)
            yield return "The model wrote on and on; what is beyond 20,000 characters was not read.";
        if (IsOver && isAnswered)
            yield return "By what the model says, the passages do not answer all of the question.";
    }

    static bool IsSentinel(string text) =>
        text.AsSpan().Trim("\"'“”‘’*_.!` ").Equals(DraftReader.Sentinel, StringComparison.OrdinalIgnoreCase);
}
