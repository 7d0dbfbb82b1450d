using NewsBot.Answers.Drafts;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>What a model's draft comes to.</summary>
/// <param name="quoted">The answer in the articles' own words.</param>
sealed class WrittenAnswer(ModelEndpoint model, Answer quoted, CitationVerifier verifier, AnswerRequest request)
{
    readonly List<AnswerSentence> _sentences = [];
    readonly List<Citation> _citations = [];
    readonly List<AnswerSentence> _held = [];
    DraftStep.Finished? _finished;
    string? _failure;

    /// <summary>Whether it is the first one of the program's run that passages are sent for.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Null until the model is asked.</summary>
    public Draft? Draft { get; set; }

    /// <returns>What the reader is told of it; perhaps nothing yet.</returns>
    /// <remarks>
    /// A sentence that is marked as unsupported waits for one that is not: alone it would be no answer.
    /// </remarks>
    public IReadOnlyList<AnswerPart.Said> Add(DraftStep step)
    {
        _finished = step as DraftStep.Finished;
        if (step is not DraftStep.Said(var sentence, var citations)
            || !citations.All(c => verifier.IsTrue(c, request.Passages)))
            return [];
        _citations.AddRange(citations);
        if (_citations.Count == 0)
        {
            _held.Add(sentence);
            return [];
        }

        AnswerPart.Said[] said = [.. _held.Select(held => new AnswerPart.Said(held, [])), new(sentence, citations)];
        _held.Clear();
        _sentences.AddRange(said.Select(s => s.Sentence));
        return said;
    }

    /// <param name="reason">A sentence without its full stop.</param>
    public void BreakOff(string reason) => _failure = reason;

    public Answer Whole()
    {
        var answer = this switch
        {
            { _citations.Count: > 0 } => Written(
                new Answer.Cited(_sentences, _citations) { Confidence = quoted.Confidence }),
            { _finished.Refused: true } => Written(
                new Answer.NotInTheNews(request.Searched, Closest) { Confidence = quoted.Confidence }),
            _ => quoted,
        };
        return answer with
        {
            Notes = [.. answer.Notes, .. Notes()],
            Usage = Draft?.Usage ?? default,
            Verdicts = _finished?.Verdicts ?? [],
        };
    }

    Answer Written(Answer answer) => answer with { Reasons = quoted.Reasons, Composer = model.Model };

    IEnumerable<string> Notes()
    {
        foreach (var note in _finished?.Notes ?? [])
            yield return note;
        if (_failure is not null)
            yield return _citations.Count > 0
                ? $"{_failure}. What it had written by then is the answer."
                : $"{_failure}. This answer was made without it.";
        else if (_citations.Count == 0 && _finished is { Refused: false })
            yield return $"Nothing that {model.Model} wrote is backed by the articles. " +
                "This answer was made without it.";
        if (Draft?.HasInstructions is true)
            yield return "A passage looked like instructions to NewsBot. It was treated as text.";
        if (IsFirst && model.IsRemote)
            yield return $"Questions and passages are sent to {model.Address.Host}, " +
                $"where {model.Model} writes the answers.";
    }

    Citation? Closest => quoted.Shown is [var first, ..] ? first : null;
}
