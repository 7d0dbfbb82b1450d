using NewsBot.Passages;

namespace NewsBot.Tests.Passages;

public class RegressionTreeTests
{
    const string Line = "Window<=0.5000 Time<=0.2500 -0.4000 0.2000 0.3000";

    [Theory]
    [InlineData(0.5, 0.25, -0.4)]
    [InlineData(0.5, 0.26, 0.2)]
    [InlineData(0.51, 0, 0.3)]
    public void TheValueIsThatOfTheBranchThatTheFeaturesLeadTo(double window, double time, double expected) =>
        Assert.Equal(expected, RegressionTree.Parse(Line).Value(Features(window, time)), 9);

    [Fact] // means: -0.1 of the inner branch, 0.1 of all
    public void EachStepOfThePathIsWhatItsFeatureAdded()
    {
        var added = new double[PassageModel.FeatureCount];

        RegressionTree.Parse(Line).Explain(Features(window: 0, time: 1), added);

        Assert.Equal(-0.2, added[(int)PassageFeature.Window], 9);
        Assert.Equal(0.3, added[(int)PassageFeature.Time], 9);
        Assert.Equal(0.1, added.Sum(), 9);
    }

    [Fact]
    public void ATreeIsWrittenAsItIsRead() => Assert.Equal(Line, RegressionTree.Parse(Line).ToString());

    [Theory]
    [InlineData("Window<=0.5 0.1")]
    [InlineData("0.1 0.2")]
    public void ALineThatIsNoTreeIsRefused(string line) =>
        Assert.Throws<FormatException>(() => RegressionTree.Parse(line));

    static double[] Features(double window, double time)
    {
        var features = new double[PassageModel.FeatureCount];
        features[(int)PassageFeature.Window] = window;
        features[(int)PassageFeature.Time] = time;
        return features;
    }
}
