using CsCheck;
using NewsBot.Language;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Language;

public class SentenceSplitterTests
{
    static readonly Dictionary<string, string> Gaps = new()
    {
        [" | "] = " ",
        [" ^ "] = "",
        [" / "] = "\n",
        [" // "] = "\n\n",
    };

    public static TheoryData<string> Cases => CaseFile.Lines("Language/sentences.cases");

    [Theory, MemberData(nameof(Cases))]
    public void TextIsSplitIntoTheseSentences(string line)
    {
        var text = Gaps.Aggregate(line, (current, gap) => current.Replace(gap.Key, gap.Value));
        var expected = Gaps.Keys.Aggregate(line, (current, gap) => current.Replace(gap, "\0")).Split('\0');

        var sentences = SentenceSplitter.Split(text).Select(s => s.In(text));

        Assert.Equal(expected, sentences);
    }

    [Fact]
    public void WrappedLinesAreOneParagraph()
    {
        const string Body = """
            The leader of the country visited the construction site of a large
            Museum in the capital on Monday and dug the first shovelful of the
            earth for its trees. State media showed images of him and of his
            Family at the site.
            """;

        var sentences = SentenceSplitter.Split(Body).Select(s => s.In(Body));

        Assert.Collection(sentences,
            s => Assert.EndsWith("its trees.", s),
            s => Assert.StartsWith("State media", s));
    }

    [Fact]
    public void EveryCharacterThatIsNotWhiteSpaceIsInExactlyOneSentence() => TextGen.Body.Sample(body =>
    {
        var covered = new int[body.Length];
        foreach (var sentence in SentenceSplitter.Split(body))
            for (var i = sentence.Start; i < sentence.End; i++)
                covered[i]++;

        for (var i = 0; i < body.Length; i++)
            Assert.True(char.IsWhiteSpace(body[i]) ? covered[i] <= 1 : covered[i] == 1, $"at {i} of {Escape(body)}");
    });

    [Fact]
    public void SentencesAreInOrderAndHaveNoWhiteSpaceAround() => TextGen.Body.Sample(body =>
    {
        var end = 0;
        foreach (var sentence in SentenceSplitter.Split(body))
        {
            Assert.True(sentence.Start >= end && sentence.Length > 0);
            Assert.False(char.IsWhiteSpace(body[sentence.Start]) || char.IsWhiteSpace(body[sentence.End - 1]));
            end = sentence.End;
        }
    });

    static string Escape(string text) =>
        string.Concat(text.Select(c => FormattableString.Invariant($"\\u{(int)c:x4}")));
}
