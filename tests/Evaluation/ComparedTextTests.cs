using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class ComparedTextTests
{
    [Theory]
    [InlineData("“Squid Game”", "squid game")]
    [InlineData("  The U.S.—led\n talks! ", "the u s led talks")]
    [InlineData("ﬁve ½ ＡＢＣ", "five 1 2 abc")] // NFKC; the fraction slash is no word character
    [InlineData("Ilíada snake_case", "ilíada snake_case")]
    [InlineData("…", "")]
    public void ATextIsComparedByItsWords(string text, string norm) => Assert.Equal(norm, ComparedText.Norm(text));

    [Fact] // an attribute could not hold it
    public void HalfASurrogatePairIsNoWord() => Assert.Equal("lone half", ComparedText.Norm($"lone {'\ud800'} half"));

    [Theory]
    [InlineData("He said Oslo won.", "oslo", true)]
    [InlineData("The Osloers won.", "Oslo", false)] // a part of a word is no word
    [InlineData("New big York", "New York", false)] // the words stand one after another
    [InlineData("It was in New\nYork.", "new york", true)]
    [InlineData("Anything at all", "?!", false)] // an answer without words is never contained
    public void AnAnswerIsContainedWhenItsWordsStandOneAfterAnother(string text, string answer, bool expected) =>
        Assert.Equal(expected, ComparedText.Contains(ComparedText.Norm(text), ComparedText.Norm(answer)));

    [Fact]
    public void WhiteSpaceIsSqueezedOutAndCaseIsKept() =>
        Assert.Equal("ASmallFact.", ComparedText.Squeeze(" A Small\u00a0\n Fact. "));
}
