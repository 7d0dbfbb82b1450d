using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Telemetry;

namespace NewsBot;

/// <summary>question → passage, with all that an answer is made of.</summary>
sealed class NewsSearch(Archive archive, PassageRetriever retriever, TimeProvider clock)
{
    /// <summary>The calendar day that it is here.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <param name="question">It can be understood by itself.</param>
    /// <param name="asOf">Articles published later are not used. Null: all are.</param>
    public async Task<AnswerRequest> FindAsync(string question, DateOnly? asOf, CancellationToken cancellationToken)
    {
        using var span = Spans.Start("search");
        var searched = archive.CoverageUntil(asOf);
        var time = QuestionTimeReader.Read(question, asOf ?? Today);
        var (query, passages) = await retriever.RetrieveAsync(question, time, asOf, Today, cancellationToken);
        return new(question, query, passages, searched) { AsOf = asOf ?? Today, Time = time };
    }
}
