namespace NewsBot.Answers.Drafts;

/// <summary>What became of a sentence of a draft, and why.</summary>
/// <param name="Draft">The sentence as the model wrote it, without its markers.</param>
/// <param name="Reason">Why, for `--explain`: what stands in no passage, what was dropped or turned around.</param>
/// <param name="Support">
/// How well the evidence supports it, 0 to 1: by <see cref="SupportModel"/>, or the share of its words
/// where nearly all stand there.
/// </param>
sealed record SentenceVerdict(string Draft, SentenceClass Class, string Reason, double Support = 0)
{
    /// <summary>Whether the reader gets it as true, with citations.</summary>
    public bool Passed => Class is SentenceClass.Found or SentenceClass.Misattributed or SentenceClass.Repaired;
}

enum SentenceClass
{
    /// <summary>It stands where the model says.</summary>
    Found,

    /// <summary>It stands in another passage than the model says, which is cited instead.</summary>
    Misattributed,

    /// <summary>The model named no passage, or one that was never given; the passage that has it is cited.</summary>
    Repaired,

    /// <summary>Its quotation is stitched of pieces: they stand in the passages, but not together.</summary>
    Frankenquote,

    /// <summary>No passage says so.</summary>
    Fabricated,

    /// <summary>It says nothing about the news: a heading, a list of sources.</summary>
    Apparatus,
}
