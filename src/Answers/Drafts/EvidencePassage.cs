using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>A passage as claims are compared with it: its sentences, read when the first claim needs them.</summary>
sealed class EvidencePassage(PromptPassage given)
{
    public PromptPassage Given => given;

    public IReadOnlyList<EvidenceSentence> Sentences => field ??= Read();

    public Statement Title => field ??= new(given.Passage.Article.Title, Published);

    /// <summary>The outlet: "according to KCNA" follows from an article of KCNA.</summary>
    public Statement Source => field ??= new(given.Passage.Article.Source ?? "", null);

    public DateOnly? Published => given.Passage.Article.Published?.Date;

    List<EvidenceSentence> Read()
    {
        var (text, start) = (given.Passage.Text, given.Passage.Span.Start);
        var sentences = new List<EvidenceSentence>();
        List<TextSpan> orders = InstructionFinder.IsInstruction(text)
            ? [.. Paragraphs.Split(text).Where(p => InstructionFinder.IsInstruction(p.In(text)))] : [];
        foreach (var span in SentenceSplitter.Split(text))
            // What an article tells the bot to say is not what it says, nor what stands around it.
            if (!orders.Exists(p => p.Contains(span)))
                sentences.Add(new(this, new(start + span.Start, start + span.End), span.In(text)));
        return sentences;
    }
}

/// <summary>A sentence that may be cited.</summary>
/// <param name="span">Its place in the article's body.</param>
sealed class EvidenceSentence(EvidencePassage passage, TextSpan span, string text) : Statement(text, passage.Published)
{
    public EvidencePassage Passage => passage;

    public TextSpan Span => span;
}

/// <summary>Sentences that stand next to each other in one passage: what a citation quotes.</summary>
/// <param name="First">The index of its first sentence.</param>
sealed record EvidenceWindow(EvidencePassage Passage, int First, int Count)
{
    public IEnumerable<EvidenceSentence> Sentences => Passage.Sentences.Skip(First).Take(Count);

    public TextSpan Span => new(Passage.Sentences[First].Span.Start, Passage.Sentences[First + Count - 1].Span.End);

    public string Text => Span.In(Passage.Given.Passage.Article.Body);

    public bool Overlaps(EvidenceWindow other) =>
        Passage == other.Passage && First < other.First + other.Count && other.First < First + Count;
}
