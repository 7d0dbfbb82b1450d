using NewsBot.Passages;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Passages;

public class PassageModelTests
{
    [Fact]
    public void EveryFeatureHasItsWeights()
    {
        var lines = Repository.Read("src/Passages/passage-model.txt").Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')[0]);

        Assert.Equal(Enum.GetNames<PassageFeature>(), lines);
    }

    [Fact]
    public void TheScoreOfAQuestionInOnePieceIsTheWeightedSum()
    {
        var features = new double[PassageModel.FeatureCount];
        features[(int)PassageFeature.Time] = 2;
        features[(int)PassageFeature.Window] = 3;

        Assert.Equal(
            2 * PassageModel.Weight(PassageFeature.Time, false) + 3 * PassageModel.Weight(PassageFeature.Window, false),
            PassageModel.Score(features, isInParts: false), 9);
        Assert.NotEqual(PassageModel.Score(features, true), PassageModel.Score(features, false));
    }

    [Fact]
    public void WhatTheFeaturesAddIsTheDifferenceOfTwoScores()
    {
        var (one, other) = (new double[PassageModel.FeatureCount], new double[PassageModel.FeatureCount]);
        for (var f = 0; f < one.Length; f++)
            (one[f], other[f]) = (f % 3 * 0.4, f % 5 * 0.2);

        foreach (var isInParts in (bool[])[true, false])
            Assert.Equal(
                PassageModel.Score(one, isInParts) - PassageModel.Score(other, isInParts),
                PassageModel.Explain(one, isInParts).Sum() - PassageModel.Explain(other, isInParts).Sum(), 9);
        Assert.NotEqual(PassageTrees.Score(one), PassageTrees.Score(other));
    }

    [Fact]
    public void TermsNamesAndNumbersOfAQuestionAreTold()
    {
        var query = PassageQuery.Read("Which ferry sank near Bergen in 2024?", _ => 1);

        Assert.Equal(["ferry", "sink", "near", "bergen", "2024"], query.Terms.Select(t => t.Text));
        Assert.Equal(["bergen"], query.Terms.Where(t => t.IsName).Select(t => t.Text));
        Assert.Equal(["2024"], query.Terms.Where(t => t.IsNumber).Select(t => t.Text));
        Assert.False(query.IsInParts);
    }

    [Fact]
    public void ALongQuestionFallsIntoItsClauses()
    {
        var query = PassageQuery.Read(
            "Did the Coast Gazette report a missed goal by Ole Berg, " +
            "while the City Post reported a late goal by Anna Lund?", _ => 1);

        Assert.Equal(2, query.Parts.Count);
        Assert.Contains(query.Parts, p => p.Text.StartsWith("Did the Coast Gazette", StringComparison.Ordinal));
        Assert.Contains(query.Parts, p => p.Text.Contains("City Post", StringComparison.Ordinal));
    }

    [Fact] // weights 2, 3 and 4; "ferry" and "sank" within 4 words of each other, "harbour" 6 words behind
    public void TheBestWindowHasTheMostWeightWithinItsWords()
    {
        var query = PassageQuery.Read("ferry sank harbour", term => term switch { "ferry" => 2, "sink" => 3, _ => 4 });

        var text = TextMatches.Of("A ferry sank, and people waited long at the harbour.", query);

        Assert.Equal(5, text.BestWindow(query, 4), 9);
        Assert.Equal(9, text.BestWindow(query, 40), 9);
        Assert.Equal(10, text.Words);
    }

    [Fact] // neighbours: ferry-sank (weight 5, near), sank-harbour (weight 7, not near): 5 / 12
    public void PairsAreTheShareOfNeighboursThatAreNeighbours()
    {
        var query = PassageQuery.Read("ferry sank harbour", term => term switch { "ferry" => 2, "sink" => 3, _ => 4 });

        var matches = TextMatches.Of("A ferry sank, and people waited long at the harbour.", query);

        Assert.Equal(5 / 12.0, matches.Pairs(query), 9);
    }
}
