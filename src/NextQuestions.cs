using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using NewsBot.Articles;

namespace NewsBot;

/// <summary>What may be asked: questions that the articles answer, found by asking them.</summary>
/// <param name="quoting">Answers without a model: a try costs neither tokens nor time that anybody waits.</param>
sealed class NextQuestions(Archive archive, NewsSearch search, IAnswerer quoting, ISuggester suggester)
{
    // Each costs as much as an answer does, while a person waits for nothing.
    const int MostTried = 8;

    const int NewestSampled = 20;

    /// <summary>About what was just answered, and not asked before. Perhaps none.</summary>
    public async Task<IReadOnlyList<string>> AfterAsync(
        Reply reply, Conversation conversation, int most, CancellationToken cancellationToken)
    {
        if (reply.Answer is not Answer.Cited { Citations: var shown } || most == 0)
            return [];
        var articles = new List<Article>();
        foreach (var id in shown.Select(c => c.ArticleId).Distinct())
            if (archive.TryGet(id, out var article))
                articles.Add(article);
        var asked = conversation.With(reply.Turn, int.MaxValue).Turns
            .SelectMany(t => new[] { t.Question, t.Standalone })
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var possible = await suggester.SuggestAsync(reply.Turn, reply.Passages, articles, cancellationToken);
        var unasked = possible.Where(p => !asked.Contains(p.Text));
        DateOnly? asOf = reply.AsOf == search.Today ? null : reply.AsOf;
        return await AnsweredAsync(unasked, shown, asOf, most, cancellationToken);
    }

    /// <summary>About the newest articles, to show a newcomer what can be asked. Perhaps none.</summary>
    public Task<IReadOnlyList<string>> SamplesAsync(DateOnly? asOf, int most, CancellationToken cancellationToken)
    {
        var newest = archive.Articles
            .Where(a => asOf is null || a.Published?.Date <= asOf)
            .OrderByDescending(a => a.Published)
            .Take(NewestSampled);
        return AnsweredAsync(newest.SelectMany(QuestionTemplates.Of), [], asOf, most, cancellationToken);
    }

    /// <param name="possible">The best first.</param>
    /// <param name="shown">What the reader has read: a question that is answered by it is none to ask next.</param>
    async Task<IReadOnlyList<string>> AnsweredAsync(
        IEnumerable<PossibleQuestion> possible, IReadOnlyList<Citation> shown, DateOnly? asOf, int most,
        CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var known = shown.ToList();
        foreach (var question in possible.DistinctBy(p => p.Text).Take(MostTried))
        {
            if (found.Count == most)
                break;
            var request = await search.FindAsync(question.Text, asOf, cancellationToken);
            if (Answering(question, await quoting.WholeAsync(request, cancellationToken)) is not { } answering
                || known.Exists(c => Overlap(c, answering)))
                continue;
            found.Add(question.Text);
            known.Add(answering);
        }

        return found;
    }

    /// <summary>The very words that it was made from, or the best where these are not known; else null.</summary>
    static Citation? Answering(PossibleQuestion question, Answer answer) =>
        (answer as Answer.Cited)?.Citations.FirstOrDefault(c => question.ArticleId is null
            || (c.ArticleId == question.ArticleId && c.Start <= question.Position && question.Position < c.End));

    static bool Overlap(Citation a, Citation b) => a.ArticleId == b.ArticleId && a.Start < b.End && b.Start < a.End;
}
