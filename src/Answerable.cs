using NewsBot.Answers;
using NewsBot.Answers.Conversations;

namespace NewsBot;

/// <summary>Questions that may be asked → those that the articles answer, by asking them.</summary>
sealed class Answerable(NewsDesk desk, DateOnly? asOf)
{
    // Each costs as much as an answer does, while a person waits for nothing.
    const int MostTried = 8;

    /// <param name="possible">The best first.</param>
    /// <param name="shown">What the reader has read: a question that is answered by it is none to ask next.</param>
    public async Task<IReadOnlyList<string>> FindAsync(
        IEnumerable<PossibleQuestion> possible, IReadOnlyList<Citation> shown, int most, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var known = shown.ToList();
        foreach (var question in possible.Take(MostTried))
        {
            if (found.Count == most)
                break;
            var reply = await desk.AskAsync(new(question.Text, asOf), cancellationToken);
            if (Answering(question, reply.Answer) is not { } citation || known.Exists(c => Overlap(c, citation)))
                continue;
            found.Add(question.Text);
            known.Add(citation);
        }

        return found;
    }

    /// <summary>What answers it: the very words that it was made from, or the best where these are not known; else null.</summary>
    static Citation? Answering(PossibleQuestion question, Answer answer) => (answer as Answer.Cited)?.Citations.FirstOrDefault(
        c => question.ArticleId is null
            || (c.ArticleId == question.ArticleId && c.Start <= question.Position && question.Position < c.End));

    static bool Overlap(Citation a, Citation b) => a.ArticleId == b.ArticleId && a.Start < b.End && b.Start < a.End;
}
