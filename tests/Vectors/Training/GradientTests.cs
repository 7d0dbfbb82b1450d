using NewsBot.Vectors.Training;

namespace NewsBot.Tests.Vectors.Training;

public class GradientTests
{
    const int Pairs = 16, Dimensions = 16, Terms = 12;

    /// <summary>
    /// A tiny model, each of its numbers moved both ways: what the loss does is what the gradient said.
    /// </summary>
    [Fact]
    public void TheGradientIsTheSlopeOfTheLoss()
    {
        var random = new Random(5);
        var table = new float[Terms * Dimensions];
        foreach (ref var value in table.AsSpan())
            value = 2 * random.NextSingle() - 1;
        int[] groups = [.. Enumerable.Range(0, Pairs).Select(i => i / 2)];   // each passage has one of its own article
        var texts = new TrainingBatch(2 * Pairs, Dimensions, Terms, cores: 2);
        for (var text = 0; text < 2 * Pairs; text++)
            foreach (var term in Enumerable.Range(0, Terms).Where(_ => random.Next(3) == 0))
                texts.FeaturesOf(text).Add(new(term, 0.5f + random.NextSingle()));
        texts.FeaturesOf(3).Clear();
        var loss = new ContrastiveLoss(Pairs, Dimensions, temperature: 0.5f, cores: 2);

        var gradients = new float[table.Length];
        Loss();
        texts.Distribute(2 * Pairs, (term, gradient) => gradient.CopyTo(gradients, term * Dimensions));

        const float Step = 1e-2f;
        Assert.Contains(gradients, g => MathF.Abs(g) > 0.01f);
        for (var i = 0; i < table.Length; i++)
        {
            var value = table[i];
            table[i] = value + Step;
            var above = Loss();
            table[i] = value - Step;
            var slope = (above - Loss()) / (2 * Step);
            table[i] = value;
            Assert.Equal(slope, gradients[i], 2e-4);
        }

        double Loss()
        {
            texts.Embed(table, 2 * Pairs);
            return loss.Compute(texts.Vectors, groups, Pairs, texts.Gradients);
        }
    }

    [Fact]
    public void PassagesOfOneArticleAreNoWrongAnswersOfEachOther()
    {
        var vectors = new float[2 * Pairs * Dimensions];
        for (var row = 0; row < 2 * Pairs; row++)
            vectors[row * Dimensions + row % Pairs / 2] = 1;   // neighbours have one vector
        var gradients = new float[vectors.Length];
        var loss = new ContrastiveLoss(Pairs, Dimensions, temperature: 0.05f, cores: 1);

        var apart = loss.Compute(vectors, Enumerable.Range(0, Pairs).ToArray(), Pairs, gradients);
        var together = loss.Compute(vectors, Enumerable.Range(0, Pairs).Select(i => i / 2).ToArray(), Pairs, gradients);

        Assert.Equal(Math.Log(2), apart, 1e-4);
        Assert.Equal(0, together, 1e-4);
    }
}
