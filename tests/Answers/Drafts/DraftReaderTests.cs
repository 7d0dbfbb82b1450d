using NewsBot.Answers;
using NewsBot.Answers.Drafts;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers.Drafts;

public class DraftReaderTests
{
    public static TheoryData<string> Misbehaving => CaseFile.Lines("Answers/Drafts/drafts.cases");

    public static TheoryData<string, string> True => CaseFile.Pairs("Answers/Drafts/true-drafts.cases");

    [Theory, MemberData(nameof(Misbehaving))]
    public async Task AMisbehavingDraftReachesTheReaderAs(string row)
    {
        var (draft, expected, _) = Read(row);

        var (said, finished) = await GivenArticles.ReadAsync([draft]);

        Assert.Equal(expected, GivenArticles.Describe(finished));
        Assert.Equal(finished.Sentences, said.Select(s => s.Sentence));
        AssertTrue(said, finished);
    }

    [Theory, MemberData(nameof(Misbehaving))]
    public async Task WhatIsFalseIsMarkedWhereItIsKept(string row)
    {
        var (draft, expected, never) = Read(row);

        var (said, finished) = await GivenArticles.ReadAsync([draft], UnsupportedSentences.Mark);

        Assert.All(finished.Sentences, s => Assert.Equal(
            s.Citations.Count == 0, s.Text.EndsWith(DraftReader.UnsupportedMark, StringComparison.Ordinal)));
        var unmarked = finished with { Sentences = [.. finished.Sentences.Where(s => s.Citations.Count > 0)] };
        Assert.Equal(expected, GivenArticles.Describe(unmarked));
        Assert.All(
            never, text => Assert.DoesNotContain(text, GivenArticles.Describe(unmarked), StringComparison.Ordinal));
        AssertTrue(said, finished);
    }

    [Theory, MemberData(nameof(True))]
    public async Task ATrueDraftPassesUnchanged(string draft, string expected)
    {
        var (said, finished) = await GivenArticles.ReadAsync([draft]);

        Assert.Equal(expected, GivenArticles.Describe(finished));
        Assert.All(finished.Verdicts, v => Assert.Equal((SentenceClass.Found, ""), (v.Class, v.Reason)));
        Assert.Empty(finished.Notes);
        AssertTrue(said, finished);
    }

    [Fact]
    public void TheTablesAreAsLongAsTheyShouldBe()
    {
        Assert.True(Misbehaving.Count >= 200, $"{Misbehaving.Count}");
        Assert.True(True.Count >= 60, $"{True.Count}");
    }

    [Theory, MemberData(nameof(Misbehaving))]
    public async Task WhereTheTextIsCutDoesNotMatter(string row)
    {
        var (draft, _, _) = Read(row);
        if (draft.Length > 400)
            draft = draft[..200] + draft[^200..];
        var (_, whole) = await GivenArticles.ReadAsync([draft]);
        var random = new Random(draft.Length);

        var (_, inCharacters) = await GivenArticles.ReadAsync(draft.Select(c => c.ToString()));
        var (_, inPieces) = await GivenArticles.ReadAsync(Cut(draft, random));

        Assert.Equal(GivenArticles.Describe(whole), GivenArticles.Describe(inCharacters));
        Assert.Equal(GivenArticles.Describe(whole), GivenArticles.Describe(inPieces));
        Assert.Equal(whole.Verdicts, inCharacters.Verdicts);
        Assert.Equal(whole.Verdicts, inPieces.Verdicts);
    }

    [Fact]
    public async Task EveryCutOfADraftInTwoGivesTheSame()
    {
        const string Draft =
            "**Orlov** visited the Maritime Museum on Tuesday. [[k7fqd]]\n" +
            "- Reik denied all charges [q4wzn, x9zzk]. See [1].";
        var (_, whole) = await GivenArticles.ReadAsync([Draft]);

        for (var cut = 0; cut <= Draft.Length; cut++)
        {
            var (_, cutInTwo) = await GivenArticles.ReadAsync([Draft[..cut], Draft[cut..]]);
            Assert.Equal(GivenArticles.Describe(whole), GivenArticles.Describe(cutInTwo));
        }

        Assert.Equal(2, whole.Sentences.Count);
    }

    [Fact]
    public async Task ASentenceIsSaidBeforeTheModelHasWrittenTheRest()
    {
        var written = 0;
        IEnumerable<string> Pieces()
        {
            string[] pieces = ["Reik denied all charges. [q4wzn] The ", "verdict is ", "expected in March. [q4wzn]"];
            foreach (var piece in pieces)
            {
                written++;
                yield return piece;
            }
        }

        var steps = new DraftReader(new AnswerOptions()).ReadAsync(
            Pieces().ToAsyncEnumerable(), "Is he guilty?", GivenArticles.Passages, CancellationToken.None);
        await foreach (var step in steps)
        {
            Assert.Equal("Reik denied all charges.", Assert.IsType<DraftStep.Said>(step).Sentence.Text);
            break;
        }

        Assert.Equal(1, written);
    }

    [Fact]
    public async Task CitationsAreNumberedByFirstUseAndASpanKeepsItsNumber()
    {
        var (said, finished) = await GivenArticles.ReadAsync(
            [
                "Construction began in March 2024. [k7fqd] Turnout was 71 percent. [d2xhb] " +
                "It has cost 340 million crowns so far. [k7fqd]",
            ]);

        Assert.Equal([1], said[0].Sentence.Citations);
        Assert.Equal([2], said[1].Sentence.Citations);
        Assert.Equal([1], said[2].Sentence.Citations);
        Assert.Empty(said[2].NewCitations);
        Assert.Equal(2, finished.Citations.Count);
    }

    [Fact]
    public async Task TheNotesSayWhatWasLeftOut()
    {
        var (_, one) = await GivenArticles.ReadAsync(["Orlov resigned. [k7fqd]"]);
        var (_, two) = await GivenArticles.ReadAsync(["Orlov resigned. [k7fqd] Reik fled. [q4wzn]"]);
        var (_, marked) = await GivenArticles.ReadAsync(["Orlov resigned. [k7fqd]"], UnsupportedSentences.Mark);
        var (_, partly) = await GivenArticles.ReadAsync(["Reik denied all charges. [q4wzn]\nNOT IN THE PASSAGES"]);
        var (_, endless) = await GivenArticles.ReadAsync(Enumerable.Repeat("Reik denied all charges. [q4wzn] ", 2_000));

        Assert.Equal(["1 sentence was left out: no passage says it."], one.Notes);
        Assert.Equal(["2 sentences were left out: no passage says them."], two.Notes);
        Assert.Equal(["1 sentence was marked: no passage says it."], marked.Notes);
        Assert.Equal(["By what the model says, the passages do not answer all of the question."], partly.Notes);
        Assert.Equal(["The model wrote on and on; what is beyond 20,000 characters was not read."], endless.Notes);
        Assert.False(partly.Refused);
    }

    [Theory]
    [InlineData("The verdict is expected in March. [q4wzn]", "Found", "")]
    [InlineData("The verdict is expected in March. [k7fqd]", "Misattributed", "where it was cited, no passage says it")]
    [InlineData("The verdict is expected in March. [7]", "Repaired", "it cited no passage that was given")]
    [InlineData(
        "\"Politically motivated and unproven fair to workers,\" Sund said. [q4wzn]", "Frankenquote", "the quotation")]
    [InlineData("\"I am guilty,\" Reik said. [q4wzn]", "Fabricated", "no passage says it")]
    [InlineData(
        "Sund said the accusations were \"motivated and politically unproven\". [q4wzn]",
        "Fabricated", "the quotation")]
    [InlineData("The strike cost the railway 18 million euros. [z8hkv]", "Fabricated", "'according' was left out")]
    [InlineData("Water levels rose by 1.2 metres overnight. [m2xdt]", "Fabricated", "'rose' is the opposite")]
    [InlineData("At least 19 people were killed, officials said. [m2xdt]", "Fabricated", "the number 19")]
    [InlineData("Der Prozess gegen Tomas Reik hat begonnen. [q4wzn]", "Fabricated", "")]
    [InlineData("오를로프 대통령이 박물관을 방문했다. [k7fqd]", "Fabricated", "it is not in the language of the question")]
    public async Task AVerdictSaysWhy(string draft, string expected, string reason)
    {
        var (_, finished) = await GivenArticles.ReadAsync([draft]);

        var verdict = Assert.Single(finished.Verdicts);
        Assert.Equal(expected, verdict.Class.ToString());
        Assert.StartsWith(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellingStopsTheReading()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new DraftReader(new AnswerOptions()).ReadAsync(
                Waiting(cancellation.Token), "", GivenArticles.Passages, cancellation.Token))
            {
            }
        });
    }

    static async IAsyncEnumerable<string> Waiting(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield return "";
    }

    static (string Draft, string Expected, string[] Never) Read(string row)
    {
        var parts = row.Split(" => ");
        Assert.True(parts.Length == 2, row);
        var right = parts[1].Split(" | never: ");
        return (GivenArticles.Draft(parts[0]), right[0], right.Length > 1 ? right[1].Split("; ") : []);
    }

    static IEnumerable<string> Cut(string text, Random random)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = Math.Min(random.Next(1, 9), text.Length - i);
            yield return text.Substring(i, length);
            i += length;
        }
    }

    /// <summary>Every citation quotes an article that was given, at its place, and is numbered by first use.</summary>
    static void AssertTrue(List<DraftStep.Said> said, DraftStep.Finished finished)
    {
        Assert.All(
            finished.Citations, c => Assert.Equal(c.Quote, GivenArticles.Article(c.ArticleId).Body[c.Start..c.End]));
        Assert.Equal(
            Enumerable.Range(1, finished.Citations.Count), finished.Sentences.SelectMany(s => s.Citations).Distinct());
        Assert.Equal(finished.Citations, said.SelectMany(s => s.NewCitations));
    }
}
