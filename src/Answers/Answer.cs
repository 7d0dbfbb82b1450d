using NewsBot.Answers.Drafts;
using NewsBot.Articles;

namespace NewsBot.Answers;

/// <summary>What the reader gets: cited sentences, or an honest no.</summary>
abstract record Answer
{
    Answer() { }

    /// <summary>How sure we are that the articles say it, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What made the confidence, strongest first.</summary>
    public IReadOnlyList<ConfidenceReason> Reasons { get; init; } = [];

    /// <summary>What the reader should know besides: what was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Who wrote it: "embedded", or a model's name.</summary>
    public string Composer { get; init; } = "embedded";

    /// <summary>What a model read and wrote for it.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>What became of each sentence that a model wrote.</summary>
    public IReadOnlyList<SentenceVerdict> Verdicts { get; init; } = [];

    /// <summary>The citations that a reader can check: for a refusal, the closest one as number 1.</summary>
    public IReadOnlyList<Citation> Shown => this switch
    {
        Cited cited => cited.Citations,
        NotInTheNews { Closest: { } closest } => [closest with { Number = 1 }],
        _ => [],
    };

    /// <summary>
    /// Every sentence has at least one citation; true ones once <see cref="CitationVerifier"/> has passed it.
    /// </summary>
    public sealed record Cited(IReadOnlyList<AnswerSentence> Sentences, IReadOnlyList<Citation> Citations) : Answer;

    /// <summary>We searched; the articles do not say.</summary>
    /// <param name="Searched">What there was to search.</param>
    /// <param name="Closest">The nearest thing that was found; null when nothing was near.</param>
    public sealed record NotInTheNews(Coverage Searched, Citation? Closest) : Answer
    {
        /// <summary>
        /// The days that the question asks about, where there is no article of any of them; else null.
        /// </summary>
        public string? DaysWithout { get; init; }
    }
}

/// <summary>One sentence of an answer and the numbers of its citations.</summary>
sealed record AnswerSentence(string Text, IReadOnlyList<int> Citations, Wording Wording = Wording.Verbatim);

/// <summary>Whose words a sentence of an answer is in, and so what its citations must show.</summary>
enum Wording
{
    /// <summary>The article's: each of its citations quotes it, word for word.</summary>
    Verbatim,

    /// <summary>A model's, which were compared with what they cite (<see cref="Drafts.DraftReader"/>).</summary>
    Checked,

    /// <summary>A model's, which no passage says: it has no citation, and is marked.</summary>
    Unsupported,
}
