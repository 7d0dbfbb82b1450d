using NewsBot.Answers;

namespace NewsBot.Fitting;

/// <summary>A question with its sentences as the composer ranks them, and which of them answer it.</summary>
/// <param name="Milliseconds">What ranking them took.</param>
sealed record SentenceRow(
    AskedQuestion Asked, AnswerKind Kind, IReadOnlyList<ScoredSentence> Sentences, bool[] IsGood, double Milliseconds)
{
    public static SentenceRow Of(AskedQuestion asked)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var question = QuestionReader.Read(asked.Question.Text);
        var ranked = ExtractiveComposer.Rank(question, asked.Passages);
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new(
            asked, question.Kind, ranked,
            [.. ranked.Select(s => asked.IsAnswerable && asked.IsAnsweredBy(s.Text))], elapsed);
    }

    /// <summary>1-based rank of the first sentence that answers; null when none does.</summary>
    public int? RankBy(Func<ScoredSentence, double> score)
    {
        var good = Enumerable.Range(0, IsGood.Length).Where(i => IsGood[i]).Select(i => score(Sentences[i])).ToList();
        return good.Count == 0 ? null : 1 + Sentences.Where((s, i) => !IsGood[i] && score(s) >= good.Max()).Count();
    }
}
