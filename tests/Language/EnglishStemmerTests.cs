using CsCheck;
using NewsBot.Language;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Language;

public class EnglishStemmerTests
{
    public static TheoryData<string, string> Stems => CaseFile.Pairs("Language/stems.cases");

    public static TheoryData<string, string> Pairs => CaseFile.Pairs("Language/stem-pairs.cases");

    [Theory, MemberData(nameof(Stems))]
    public void AWordHasThisStem(string word, string stem) => Assert.Equal(stem, TextAnalyzer.Stem(word));

    [Theory, MemberData(nameof(Pairs))]
    public void InflectionsMergeAndOtherWordsDoNot(string words, string expected)
    {
        var all = words.Split(' ');

        var stems = all.Select(TextAnalyzer.Stem).Distinct().Count();

        Assert.Equal(expected == "same" ? 1 : all.Length, stems);
    }

    [Fact]
    public void TheCaseFilesAreNotEmpty()
    {
        Assert.True(Stems.Count >= 120);
        Assert.True(Pairs.Count >= 50);
    }

    [Fact]
    public void AnyWordHasAStemThatIsNotMuchLonger() =>
        Gen.String[Gen.Char["aeiouybdeglnrstxqz"], 0, 12].Sample(
            word => Assert.InRange(TextAnalyzer.Stem(word).Length, Math.Min(2, word.Length), word.Length + 2),
                iter: 50_000);

    [Fact]
    public void AWordLongerThanTheBufferIsStemmed() =>
        Assert.Equal(500, TextAnalyzer.Stem(new string('b', 499) + "as").Length);
}
