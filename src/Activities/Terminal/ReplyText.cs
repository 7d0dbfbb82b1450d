using System.Globalization;
using System.Text;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Activities.Terminal;

/// <summary>A reply as plain text, for pipes and files.</summary>
static class ReplyText
{
    const int LongestExcerpt = 90;
    const int NamedSources = 3;

    /// <summary>The answer with its sources, and with the reasons where they are asked for.</summary>
    public static string Of(Reply reply, bool explain)
    {
        var text = new StringBuilder(AnswerOf(reply)).Append('\n');
        if (reply.Answer is Answer.Cited cited)
        {
            text.Append('\n');
            foreach (var citation in cited.Citations)
                text.Append(CultureInfo.InvariantCulture, $"[{citation.Number}] {SourceLine(citation)}\n");
        }

        foreach (var note in reply.Answer.Notes)
            text.Append("Note: ").Append(note).Append('\n');
        if (explain)
            text.Append('\n').Append(ReasonsOf(reply));
        return TerminalText.Sanitize(text.ToString());
    }

    /// <summary>The sentences with their markers, or the refusal with what was searched.</summary>
    public static string AnswerOf(Reply reply) => reply.Answer switch
    {
        Answer.Cited cited => string.Join(' ', cited.Sentences.Select(MarkedSentence)),
        Answer.NotInTheNews refusal => RefusalOf(refusal, reply.AsOf),
        _ => "",
    };

    public static string MarkedSentence(AnswerSentence sentence) =>
        sentence.Text + " " + string.Concat(sentence.Citations.Select(n => FormattableString.Invariant($"[{n}]")));

    /// <summary>Title, source, date, and where the quote stands.</summary>
    public static string SourceLine(Citation citation)
    {
        var parts = new List<string> { citation.Title };
        if (citation.Source is { } source)
            parts.Add(source);
        if (citation.Published is { } published)
            parts.Add(Day(published.Date));
        parts.Add(FormattableString.Invariant($"{citation.ArticleId}:{citation.Start}-{citation.End}"));
        return string.Join(" · ", parts);
    }

    /// <summary>"Understood as: …" of a follow-up; else null.</summary>
    public static string UnderstoodAs(string question) => $"Understood as: {question}";

    static string RefusalOf(Answer.NotInTheNews refusal, DateOnly asOf)
    {
        if (refusal.Searched.Articles == 0)
            return NothingToSearch(asOf);
        var text = $"The articles do not say. {SearchedOf(refusal)}";
        return refusal.Closest is { } closest
            ? $"{text} The closest I found: “{closest.Quote}” ({SourceLine(closest)})"
            : text;
    }

    /// <summary>"I searched 3 articles from … to …. None is dated 1–7 January 2026."</summary>
    public static string SearchedOf(Answer.NotInTheNews refusal) => refusal.DaysWithout is { } days
        ? $"I searched {CoverageOf(refusal.Searched)}. None is dated {days}."
        : $"I searched {CoverageOf(refusal.Searched)}.";

    public static string NothingToSearch(DateOnly asOf) =>
        $"There is no article to search: none was read, or none was published by {Day(asOf)}.";

    /// <summary>"3 articles from 2 January 2026 to 6 January 2026 (Yonhap, KCNA)".</summary>
    public static string CoverageOf(Coverage coverage)
    {
        var text = coverage.Articles == 1
            ? "1 article" : FormattableString.Invariant($"{coverage.Articles:N0} articles");
        text += coverage switch
        {
            { From: { } from, To: { } to } when from == to => $" of {Day(from)}",
            { From: { } from, To: { } to } => $" from {Day(from)} to {Day(to)}",
            _ => "",
        };
        return coverage.Sources.Count switch
        {
            0 => text,
            <= NamedSources + 1 => $"{text} ({string.Join(", ", coverage.Sources)})",
            var count => string.Create(CultureInfo.InvariantCulture,
                $"{text} ({string.Join(", ", coverage.Sources.Take(NamedSources))} " +
                $"and {count - NamedSources:N0} more)"),
        };
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Why the passages and the sentences came out as they did, a line each.</summary>
    public static string ReasonsOf(Reply reply)
    {
        var understood = reply.Rewriting is var (question, reason) ? $"{UnderstoodAs(question)} ({reason})\n" : "";
        var text = new StringBuilder(understood)
            .Append(CultureInfo.InvariantCulture, $"Time: {TimeOf(reply.Time)}.\n")
            .Append("Passages, by the sum of what their features add; those that add most:\n");
        foreach (var (passage, i) in reply.Passages.Select((p, i) => (p, i)))
            text.Append(CultureInfo.InvariantCulture,
                $"{i + 1,3}. {passage.Score:F3}  keywords {Rank(passage.Why.KeywordRank, passage.Why.KeywordScore)}, " +
                $"vector {Rank(passage.Why.DenseRank, passage.Why.DenseScore)}, " +
                $"time {passage.Why.TimeScore:F3}{Fit(passage.Why)}  " +
                $"{passage.Article.Id}:{passage.Span.Start}-{passage.Span.End}\n" +
                $"    {string.Join(", ", passage.Why.Added.Take(6).Select(a => Added(a.Feature, a.Added)))}\n");

        text.Append(CultureInfo.InvariantCulture,
                $"Confidence that the articles say it: {reply.Answer.Confidence:F3}; what added to the log-odds:\n    ")
            .AppendJoin(", ", reply.Answer.Reasons.Take(12).Select(Added))
            .Append('\n');
        foreach (var verdict in reply.Answer.Verdicts)
        {
            var why = verdict.Reason.Length > 0 ? $" – {verdict.Reason}" : "";
            text.Append(CultureInfo.InvariantCulture,
                $"Written, {verdict.Class}: {Excerpt(verdict.Draft)}{why}\n");
        }

        text.Append("Sentences, by probability; what added to the log-odds:\n");
        foreach (var (sentence, reasons) in Explanation.Of(reply.Standalone, reply.Passages))
            text.Append(CultureInfo.InvariantCulture, $"  {sentence.Probability:F3}  {Excerpt(sentence.Text)}\n")
                .Append("    ")
                .AppendJoin(", ", reasons.Take(8).Select(r => Added(r.Feature, r.Added)))
                .Append('\n');
        return text.ToString();
    }

    static string Added(Enum feature, double added) => FormattableString.Invariant($"{feature} {added:+0.00;-0.00}");

    static string Added(ConfidenceReason reason) => Added(reason.Feature, reason.Added);

    static string TimeOf(QuestionTime time) => time switch
    {
        { Kind: TimeKind.Undated } => "the question names none; newer before older",
        { Ranges.Count: 0 } => $"the newest, for “{time.Text}”",
        { Kind: TimeKind.Latest } => $"the newest, {TimeNotes.Shown(time)}, for “{time.Text}”",
        _ => $"{TimeNotes.Shown(time)}, for “{time.Text}”",
    };

    static string Fit(PassageReason why)
    {
        var age = why.AgeInDays switch { null => "no date", 1 => "1 day old", var days => $"{days} days old" };
        return why.InRange is { } fit
            ? FormattableString.Invariant($" ({age}, {fit:P0} in the asked days)")
            : FormattableString.Invariant($" ({age})");
    }

    static string Rank(int? rank, double? score) =>
        rank is null ? "none" : FormattableString.Invariant($"#{rank} ({score:F3})");

    static string Excerpt(string text)
    {
        if (text.Length <= LongestExcerpt)
            return text;
        var space = text.LastIndexOf(' ', LongestExcerpt);
        var end = space > 0 ? space
            : char.IsHighSurrogate(text[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt;
        return text[..end] + " …";
    }
}
