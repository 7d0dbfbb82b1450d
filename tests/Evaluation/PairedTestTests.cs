using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class PairedTestTests
{
    [Theory]
    [InlineData(9, 1, 22.0 / 1024)] // 2 × (C(10,0) + C(10,1)) / 2^10
    [InlineData(1, 9, 22.0 / 1024)]
    [InlineData(3, 0, 0.25)]
    [InlineData(5, 5, 1)]
    [InlineData(0, 0, 1)]
    public void TheExactTestSumsTheBinomialTail(int better, int worse, double expected) =>
        Assert.Equal(expected, PairedTest.McNemar(better, worse), 12);

    [Fact]
    public void ManyChangesDoNotOverflow() => Assert.InRange(PairedTest.McNemar(3000, 2800), 0.008, 0.010);

    [Fact]
    public void BinaryDifferencesAreTestedExactly() => Assert.Equal(0.25, PairedTest.PValue([1, 0, 1, 1, 0]), 12);

    [Fact] // of the eight ways to sign them, two are as one-sided: all up, all down
    public void OthersAreTestedByTheSignsThatChanceGives() =>
        Assert.InRange(PairedTest.PValue([0.5, 0.25, 0, 0.1]), 0.23, 0.27);

    [Fact]
    public void TheSameDifferencesGiveTheSameFigures()
    {
        double[] differences = [0.5, -0.25, 0.3, 0.1, 0, 0.7];

        Assert.Equal(PairedTest.PValue(differences), PairedTest.PValue(differences));
        Assert.Equal(PairedTest.Interval(differences), PairedTest.Interval(differences));
    }

    [Fact]
    public void TheIntervalIsWhatResamplingSays()
    {
        // The mean of 100 values of ±1 in equal parts has a standard error of 0.1.
        var (low, high) = PairedTest.Interval([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1)]);

        Assert.InRange(low, -0.22, -0.17);
        Assert.InRange(high, 0.17, 0.22);
    }

    [Fact]
    public void WithoutADifferenceThereIsNoInterval() => Assert.Equal((0, 0), PairedTest.Interval([0, 0, 0]));
}
