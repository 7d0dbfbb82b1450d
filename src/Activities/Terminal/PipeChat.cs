using NewsBot.Answers;
using NewsBot.Answers.Conversations;

namespace NewsBot.Activities.Terminal;

/// <summary>question → answer, a line each, for pipes and dumb terminals. Nothing is said unasked.</summary>
sealed class PipeChat(NewsDesk desk, TextReader input, TextWriter output, DateOnly? asOf, bool explain)
{
    bool _explain = explain;
    Conversation _conversation = Conversation.Empty;
    readonly SessionUsage _usage = new();
    Reply? _last;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var command = ChatCommand.Parse(line);
            if (command is ChatCommand.Quit)
                break;

            var lines = command is ChatCommand.Ask(var question)
                ? await AnswerAsync(question, cancellationToken)
                : Do(command);
            foreach (var said in lines)
                await output.WriteLineAsync(said.AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        return ExitCode.Done;
    }

    async Task<IEnumerable<string>> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            _last = await desk.AskAsync(
                new(question, asOf) { Conversation = _conversation }, cancellationToken);
            _usage.Add(_last);
            _conversation = desk.Continue(_conversation, _last);
            return _explain ? [LineOf(_last), .. LinesOf(ReplyText.ReasonsOf(_last))] : [LineOf(_last)];
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return [ChatText.OneLine(ChatText.Failed(failure))]; // whoever counts lines counts this one too
        }
    }

    static string LineOf(Reply reply)
    {
        List<string> parts = [ReplyText.AnswerOf(reply)];
        if (reply.Answer is Answer.Cited { Citations: var citations })
            parts.Add($"Sources: {string.Join("; ", citations.Select(SourceOf))}");
        parts.AddRange(reply.Answer.Notes.Select(note => $"Note: {note}"));
        return string.Join("  ", parts.Select(ChatText.OneLine));
    }

    IEnumerable<string> Do(ChatCommand command)
    {
        switch (command)
        {
            case ChatCommand.Sources:
                return Sources();
            case ChatCommand.Open(var number):
                return Open(number);
            case ChatCommand.Articles:
                return Articles();
            case ChatCommand.Explain:
                _explain = !_explain;
                return [ChatText.ExplainIs(_explain)];
            case ChatCommand.Usage:
                return [_usage.Describe(desk.Used)];
            case ChatCommand.New:
                (_conversation, _last) = (Conversation.Empty, null);
                return [ChatText.Afresh];
            case ChatCommand.Help:
                return ChatText.Help.Select(h => $"{h.Command,-10} {h.Meaning}");
            case ChatCommand.Refused(var message):
                return [ChatText.OneLine(message)];
            default:
                return [];
        }
    }

    IEnumerable<string> Sources() => ChatText.CitationsOf(_last) is { Count: > 0 } citations
        ? citations.SelectMany(c => new[] { ChatText.OneLine(SourceOf(c)), $"    “{ChatText.OneLine(c.Quote)}”" })
        : [ChatText.NoSources(_last)];

    IEnumerable<string> Open(int number)
    {
        if (!ChatText.TryFind(_last, number, out var citation, out var problem))
            return [problem];
        if (!desk.Archive.TryGet(citation.ArticleId, out var article))
            return [ChatText.OneLine($"There is no article '{citation.ArticleId}' any more.")];

        string?[] head = [SourceOf(citation), article.Url, $"Quote: “{citation.Quote}”"];
        return [.. head.OfType<string>().Select(ChatText.OneLine), "", .. LinesOf(article.Body)];
    }

    IEnumerable<string> Articles()
    {
        var articles = desk.Archive.Articles;
        foreach (var a in articles.Take(ChatText.MostListed))
            yield return ChatText.RowOf(a);
        if (articles.Count > ChatText.MostListed)
            yield return ChatText.MoreArticles(articles.Count);
    }

    static string SourceOf(Citation citation) =>
        FormattableString.Invariant($"[{citation.Number}] {ReplyText.SourceLine(citation)}");

    static string[] LinesOf(string text) => TerminalText.Sanitize(text).TrimEnd('\n').Split('\n');
}
