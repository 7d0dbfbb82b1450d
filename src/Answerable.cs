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
            if (reply.Answer is not Answer.Cited { Citations: [var first, ..] citations } || known.Exists(c => Overlap(c, first))
                || !Answers(question, first))
                continue;
            found.Add(question.Text);
            known.AddRange(citations.Take(1));
        }

        return found;
    }

    /// <summary>Whether the answer begins with the very words that the question was made from, where these are known.</summary>
    static bool Answers(PossibleQuestion question, Citation first) => question.ArticleId is null
        || (first.ArticleId == question.ArticleId && first.Start <= question.Position && question.Position < first.End);

    static bool Overlap(Citation a, Citation b) => a.ArticleId == b.ArticleId && a.Start < b.End && b.Start < a.End;
}
