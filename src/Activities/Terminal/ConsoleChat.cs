using System.Globalization;
using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>question → answer, for a person at a terminal.</summary>
sealed class ConsoleChat(
    IAnsiConsole console, LineEditor editor, ControlC controlC, NewsDesk desk, DateOnly? asOf, bool explain)
{
    const int MostSamples = 2;

    readonly LiveReply _live = new(console, controlC, desk, new(console, desk.Archive));
    readonly ReplyView _replies = new(console, desk.Archive);
    readonly ArticleView _articles = new(console);
    readonly SessionUsage _usage = new();
    bool _explain = explain;
    bool _isLeaving;
    bool _knowsOpen;
    Conversation _conversation = Conversation.Empty;
    IReadOnlyList<string> _suggestions = [];
    Reply? _last;

    public async Task<int> RunAsync(NewsSources sources, CancellationToken cancellationToken)
    {
        if (await ReadingBar.ReadAsync(console, controlC, desk, sources.Folder, cancellationToken) is not { } report)
            return ExitCode.Interrupted;
        foreach (var line in OpenDesk.Describe(report.Skipped))
            console.Write(new Rows(new Paragraph(ChatText.OneLine(line), Theme.Warning)));

        var samples = await FindSamplesAsync(cancellationToken);
        WelcomeView.Write(console, desk, asOf, sources.Folder ?? sources.Archive!, samples);
        return await ConverseAsync(cancellationToken);
    }

    async Task<IReadOnlyList<string>> FindSamplesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var finding = controlC.StoppableAsync(
                token => desk.SampleQuestionsAsync(asOf, MostSamples, token), cancellationToken);
            return await WaitAsync(finding) ?? [];
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return []; // whoever asks will be told what is wrong
        }
    }

    async Task<int> ConverseAsync(CancellationToken cancellationToken)
    {
        var prompt = console.Profile.Capabilities.Unicode ? "› " : "> ";
        while (true)
            switch (await editor.ReadLineAsync(prompt, cancellationToken))
            {
                case LineInput.Line(var text) when ChatCommand.Parse(text) is var command and not ChatCommand.Quit:
                    _isLeaving = false;
                    await DoAsync(command, cancellationToken);
                    break;
                case LineInput.Interrupted when !_isLeaving:
                    _isLeaving = true;
                    Say(ChatText.HowToLeave);
                    break;
                default:
                    return ExitCode.Done;
            }
    }

    async Task DoAsync(ChatCommand command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case ChatCommand.Ask(var text) when IsNumber(text, out var number):
                await AskSuggestedAsync(number, cancellationToken);
                break;
            case ChatCommand.Ask(var question):
                await AnswerAsync(question, cancellationToken);
                break;
            case ChatCommand.Sources:
                console.WriteLine();
                _replies.WriteSources(_last);
                break;
            case ChatCommand.Open(var number):
                Open(number);
                break;
            case ChatCommand.Articles:
                _articles.WriteList(desk.Archive.Articles);
                break;
            case ChatCommand.Explain:
                _explain = !_explain;
                Say(ChatText.ExplainIs(_explain));
                break;
            case ChatCommand.Usage:
                Say(_usage.Describe(desk.Used));
                break;
            case ChatCommand.New:
                (_conversation, _last, _suggestions) = (Conversation.Empty, null, []);
                Say(ChatText.Afresh);
                break;
            case ChatCommand.Help:
                WriteHelp();
                break;
            case ChatCommand.Refused(var message):
                Say(message);
                break;
        }
    }

    async Task AnswerAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            var inquiry = new Inquiry(question, asOf) { Conversation = _conversation };
            _suggestions = [];
            if (await _live.ShowAsync(inquiry, _explain, cancellationToken) is { } reply)
            {
                Remember(reply);
                await SuggestAsync(reply, cancellationToken);
            }
            else
            {
                _isLeaving = true;
                Say($"{ChatText.Stopped} {ChatText.HowToLeave}");
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Say(ChatText.Failed(failure)); // one question that fails is no reason to end the chat
        }
    }

    void Remember(Reply reply)
    {
        _usage.Add(reply);
        _conversation = desk.Continue(_conversation, _last = reply);
        if (reply.Answer is Answer.Cited && !_knowsOpen)
            Theme.WriteNotice(console, "Type /open 1 to read source [1] in its article.");
        _knowsOpen |= reply.Answer is Answer.Cited;
    }

    /// <summary>After the answer: whoever reads it waits for nothing.</summary>
    async Task SuggestAsync(Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            var finding = controlC.StoppableAsync(
                token => desk.SuggestAsync(reply, _conversation, token), cancellationToken);
            _replies.WriteSuggestions(_suggestions = await WaitAsync(finding) ?? []);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The answer stands; to suggest nothing is no harm.
        }
    }

    async Task AskSuggestedAsync(int number, CancellationToken cancellationToken)
    {
        if (_suggestions.ElementAtOrDefault(number - 1) is not { } question)
        {
            Say(ChatText.NoSuggestion(number));
            return;
        }

        Say(question);
        await AnswerAsync(question, cancellationToken);
    }

    static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    Task<T> WaitAsync<T>(Task<T> asking) => Patience.WaitAsync(
        asking, () => console.Status().StartAsync("Searching the articles …", _ => Task.WhenAny(asking)));

    void Open(int number)
    {
        if (!ChatText.TryFind(_last, number, out var citation, out var problem))
            Say(problem);
        else if (desk.Archive.TryGet(citation.ArticleId, out var article))
            _articles.Write(article, citation);
        else
            Say($"There is no article '{citation.ArticleId}' any more.");
    }

    void WriteHelp()
    {
        var help = new Paragraph();
        foreach (var (command, meaning) in ChatText.Help)
            help.Append($"{command,-10} ", Theme.Marker).Append(meaning + "\n");
        help.Append("Ctrl+C stops an answer. Up and Down recall what was typed before.", Theme.Aside);
        console.WriteLine();
        Theme.WriteIndented(console, help);
        console.WriteLine();
    }

    void Say(string message) => Theme.WriteNotice(console, message);
}
