using System.Diagnostics;
using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using NewsBot.Passages;

namespace NewsBot.Evaluation;

/// <summary>question → row: asks one after another, takes the time, and scores what comes back.</summary>
/// <param name="ask">Answers one question; what it takes is what is measured.</param>
/// <param name="sources">The outlets of the archive.</param>
/// <param name="top">How many passages are asked for.</param>
/// <param name="minConfidence">The shipped threshold, for what is answered without one.</param>
sealed class Evaluator(
    Func<EvalQuestion, CancellationToken, Task<Reply>> ask, QuestionShape shape, IReadOnlyList<string> sources, int top,
    double minConfidence)
{
    // The first questions are slower: code is compiled, and memory is touched for the first time.
    const int WarmUps = 50;

    /// <summary>The rows in the order of the questions. The first are asked twice, and timed the second time.</summary>
    /// <param name="progress">Told how many are done.</param>
    public async Task<IReadOnlyList<EvalRow>> RunAsync(
        IReadOnlyList<EvalQuestion> questions, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        foreach (var question in questions.Take(WarmUps))
            await AskAsync(question, cancellationToken);

        var rows = new List<EvalRow>(questions.Count);
        foreach (var question in questions)
        {
            rows.Add(await AskAsync(question, cancellationToken));
            progress?.Report(rows.Count);
        }

        return rows;
    }

    async Task<EvalRow> AskAsync(EvalQuestion question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = Stopwatch.GetTimestamp();
        var reply = await ask(question, cancellationToken);
        var elapsedMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return shape is QuestionShape.Canard
            ? await ScoreFollowUpAsync(question, reply, elapsedMs, cancellationToken)
            : Score(question, reply, elapsedMs);
    }

    /// <summary>What is found with our rewriting, with none, and with that of people.</summary>
    async Task<EvalRow> ScoreFollowUpAsync(
        EvalQuestion question, Reply reply, double elapsedMs, CancellationToken cancellationToken)
    {
        var alone = question with { Conversation = Conversation.Empty };
        var byPeople = alone with { Text = question.Rewrite! };
        var scores = RowScores.OfFollowUp(
            question, reply.Passages, (await ask(alone, cancellationToken)).Passages,
            (await ask(byPeople, cancellationToken)).Passages, top);
        var isAnswered = reply.Answer is Answer.Cited;
        scores["answered"] = RowScores.Bit(isAnswered);
        return new(
            question, reply.Answer, isAnswered, reply.Passages, elapsedMs, RowScores.RankOf(question, reply.Passages),
            null, scores)
        {
            Rewriting = reply.Rewriting?.Question,
        };
    }

    EvalRow Score(EvalQuestion question, Reply reply, double elapsedMs)
    {
        var isAnswered = reply.Answer is Answer.Cited
            && (question.Context is null || reply.Answer.Confidence >= minConfidence);
        var sentences = isAnswered ? ((Answer.Cited)reply.Answer).Sentences : [];
        var (scores, goldRank) = shape switch
        {
            QuestionShape.RealtimeQa when question.Articles.Count > 0 => RowScores.OfRealtimeQa(
                question, reply.Passages, [.. sentences.Select(s => s.Text)], top),
            QuestionShape.MultiHopRag => OfMultiHopRag(question, reply.Passages, isAnswered),
            QuestionShape.Squad2 when question.IsAnswerable is true => (new Dictionary<string, double>
            {
                ["squad2_sentence"] = RowScores.Bit(RowScores.Answers(question, Best(reply.Answer))),
            }, (int?)null),
            _ => ([], null),
        };
        scores["answered"] = RowScores.Bit(isAnswered);
        return new(
            question, reply.Answer, isAnswered, reply.Passages, elapsedMs, goldRank, IsRight(question, reply.Answer),
            scores);
    }

    (Dictionary<string, double> Scores, int? GoldRank) OfMultiHopRag(
        EvalQuestion question, IReadOnlyList<Passage> passages, bool isAnswered)
    {
        var refused = RowScores.Bit(!isAnswered);
        if (question.IsAnswerable is true)
        {
            var (scores, rank) = RowScores.OfMultiHopRag(question, passages, top);
            scores["false_refusal"] = refused;
            return (scores, rank);
        }

        var ofNull = new Dictionary<string, double> { ["null_refused"] = refused };
        if (Outlets.AllIn(question.Text, sources))
            ofNull["null_refused_known_outlets"] = refused;
        return (ofNull, null);
    }

    static bool? IsRight(EvalQuestion question, Answer answer) =>
        question.Answers.Count > 0 && question.IsAnswerable is true ? RowScores.Answers(question, Best(answer))
        : question.IsAnswerable;

    /// <summary>The first sentence of an answer, or what a refusal came nearest to.</summary>
    static string? Best(Answer answer) => answer switch
    {
        Answer.Cited { Sentences: [var first, ..] } => first.Text,
        Answer.NotInTheNews { Closest: { } closest } => closest.Quote,
        _ => null,
    };
}
