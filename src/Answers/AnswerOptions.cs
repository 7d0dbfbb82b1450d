using System.ComponentModel.DataAnnotations;

namespace NewsBot.Answers;

/// <summary>The settings section "Answers".</summary>
sealed class AnswerOptions
{
    /// <summary>The most sentences that an answer may have.</summary>
    [Range(1, 10)]
    public int MaxSentences { get; set; } = 3;

    /// <summary>How sure we must be that the articles say it; below, the answer is "the articles do not say".</summary>
    /// <remarks>One for all kinds of question; confidence-model.txt has what it costs and what it catches.</remarks>
    [Range(0.0, 1.0)]
    public double MinConfidence { get; set; } = 0.43;

    /// <summary>What becomes of a sentence that a chat model wrote and no passage says.</summary>
    public UnsupportedSentences Unsupported { get; set; } = UnsupportedSentences.Remove;
}

enum UnsupportedSentences
{
    /// <summary>It is left out, and a note says so.</summary>
    Remove,

    /// <summary>It is shown with "[unsupported]" behind it.</summary>
    Mark,
}
