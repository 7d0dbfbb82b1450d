using System.Text.RegularExpressions;
using CsCheck;
using NewsBot.Language;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Language;

public class TextAnalyzerTests
{
    public static TheoryData<string, string> Cases => CaseFile.Pairs("Language/words.cases");

    [Theory, MemberData(nameof(Cases))]
    public void ATextGivesItsFoldedWords(string text, string words) =>
        Assert.Equal(words, string.Join(' ', TextAnalyzer.Words(Unescape(text)).Select(word => word.Text)));

    [Fact]
    public void TheCaseFileIsNotEmpty() => Assert.True(Cases.Count > 40);

    [Fact]
    public void AWordKnowsItsPlaceInTheText()
    {
        var text = "On Tuesday, 10,000 of the North’s soldiers visited the U.S. café; 北朝鮮.";

        var places = TextAnalyzer.Words(text).Select(word => text[word.Start..word.End]);

        Assert.Equal(
            ["On", "Tuesday", "10,000", "of", "the", "North", "soldiers", "visited", "the", "U.S", "café", "北朝", "朝鮮"],
            places);
    }

    [Fact]
    public void AnyTextCanBeReadAndTheWordsRunForward() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["aA1.,'’-é北か\u3099\u0301\ud83d\ude00 0"]]).Sample(
            text =>
            {
                var lastStart = -1;
                foreach (var word in TextAnalyzer.Words(text))
                {
                    Assert.True(word.Start > lastStart);
                    Assert.InRange(word.End, word.Start + 1, text.Length);
                    Assert.NotEqual("", word.Text);
                    lastStart = word.Start;
                }
            },
            iter: 20_000);

    [Fact]
    public void FoldingAWordTwiceIsFoldingItOnce() =>
        Gen.String[Gen.Char["abzAZéßŁœ北がア"], 1, 12].Sample(text =>
        {
            var words = TextAnalyzer.Words(text).Select(word => word.Text).ToList();
            var again = words.SelectMany(word => TextAnalyzer.Words(word)).Select(word => word.Text);
            Assert.Equal(words, again);
        });

    [Fact]
    public void AWordOfAThousandLettersIsCut() =>
        Assert.Equal(new string('a', WordReader.MaxLength), Assert.Single(TextAnalyzer.Words(new string('a', 1000)))
            .Text);

    [Fact]
    public void ANumberOfAThousandDigitsIsCut() =>
        Assert.Equal(new string('1', WordReader.MaxLength), Assert.Single(TextAnalyzer.Words(new string('1', 1000)))
            .Text);

    [Fact]
    public void TermsAreStemmed() =>
        Assert.Equal(["country", "launch", "10"], TextAnalyzer.Terms("Countries launched 10").Select(
            term => term.Text));

    [Fact]
    public void AQueryLosesItsStopWords() =>
        Assert.Equal(["accompany", "kim"], TextAnalyzer.QueryTerms("Who accompanied Kim?").Select(term => term.Text));

    [Fact]
    public void AQueryOfStopWordsKeepsThem() =>
        Assert.Equal(["who", "be", "the"], TextAnalyzer.QueryTerms("Who being the").Select(term => term.Text));

    [Theory]
    [InlineData("Did the WHO warn the US?", "who warn us")]
    [InlineData("who warned us?", "warn us")]
    [InlineData("DID THE WHO WARN?", "warn")]
    public void AnAcronymIsNoStopWord(string query, string terms) =>
        Assert.Equal(terms, string.Join(' ', TextAnalyzer.QueryTerms(query).Select(term => term.Text)));

    static string Unescape(string text) =>
        Regex.Replace(text, @"\\u([0-9a-f]{4})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString(
            ));

    [Fact]
    public void TheFoldingTableAgreesWithUnicode()
    {
        var looked = 0;
        for (var c = '\u00c0'; c < '\u0180'; c++)
        {
            var decomposed = c.ToString().Normalize(System.Text.NormalizationForm.FormD);
            if (decomposed.Length < 2 || !char.IsAsciiLetter(decomposed[0]))
                continue;

            Assert.Equal(char.ToLowerInvariant(decomposed[0]).ToString(), LetterFolding.Fold([c]));
            looked++;
        }

        Assert.True(looked > 150, $"{looked}");
    }
}
