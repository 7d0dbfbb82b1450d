using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>Why the best sentences came out as they did.</summary>
static class Explanation
{
    const int Sentences = 5;

    /// <summary>The best candidates, each with what its features added to the log-odds, strongest first.</summary>
    public static IEnumerable<(ScoredSentence Sentence, IReadOnlyList<(SentenceFeature Feature, double Added)> Reasons)>
        Of(string question, IReadOnlyList<Passage> passages)
    {
        foreach (var sentence in ExtractiveComposer.Rank(QuestionReader.Read(question), passages).Take(Sentences))
            yield return (sentence, [.. Enum.GetValues<SentenceFeature>()
                .Select(f => (f, Added: SentenceModel.Weight(f) * sentence.Features[(int)f]))
                .Where(r => r.Added != 0)
                .OrderByDescending(r => Math.Abs(r.Added))]);
    }
}
