using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary>The verbs of the program, their options and exit codes.</summary>
static class CommandLine
{
    const string AskName = "ask";
    const string ChatName = "chat";
    const string DayFormat = "yyyy-MM-dd";

    // What a verb that was stopped by Ctrl+C may take to clean up.
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(2);

    static readonly Option<string[]> Set = new("--set")
    {
        Description = "A setting, over appsettings.json and the NEWSBOT__ variables: --set Chunks:MaxTokens=128",
        HelpName = "Section:Key=value",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    // Options of strings and of booleans only: those of other types would be compiled anew at each start.
    static readonly Option<string> AsOf = new("--as-of")
    {
        Description = "Answer as on this day: articles published later are not used",
        HelpName = DayFormat,
        Validators = { CheckDay },
    };

    static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Show why each passage and sentence was chosen",
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [AskName, ..] && Environment.ProcessorCount > 1)
            Rehearsal.Start();

        // "@" begins many a question: it names no file of arguments here.
        var result = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                await StandardError.WriteLineAsync(error.Message);
            await StandardError.WriteLineAsync("'newsbot --help' lists the verbs and their options.");
            return ExitCode.Usage;
        }

        try
        {
            return await result.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = EndsByItself(result) ? null : TimeToStop,
            });
        }
        catch (SettingsException failure)
        {
            await StandardError.WriteLineAsync(failure.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await StandardError.WriteLineAsync(failure.Message);
            return ExitCode.Failed;
        }
        catch (Exception failure)
        {
            // The door: what nobody foresaw is shown in full, since it is to be reported.
            await StandardError.WriteLineAsync($"This should not have happened; please report it. {failure}");
            return ExitCode.Failed;
        }
    }

    static RootCommand Root()
    {
        var root = new RootCommand("Answers questions about news articles with cited passages.") { Set };
        root.Directives.Clear(); // "[" may begin a question too
        foreach (var command in (Command[])[root, new(ChatName, "Ask questions one after another (the default)")])
        {
            command.Add(AsOf);
            command.Add(Explain);
            command.SetAction((parsed, cancellation) =>
                ChatVerb.RunAsync(Settings(parsed), Day(parsed), parsed.GetValue(Explain), cancellation));
            if (command != root)
                root.Add(command);
        }

        root.Add(Ask());
        root.Add(ArchiveCommands.Ingest(Settings));
        root.Add(ArchiveCommands.Train(Settings));
        root.Add(Articles());
        root.Add(ArchiveCommands.Archive(Settings));
        root.Add(EvalCommands.Eval(Settings));
        root.Add(BotCommands.Serve(Settings));
        root.Add(BotCommands.Health(Settings));
        root.Add(BotCommands.Feedback());
        root.Add(BotCommands.Teams(Settings));
        return root;
    }

    static Command Ask()
    {
        var question = new Argument<string[]>("question")
        {
            Description = "The question; words without quotation marks are joined",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print one JSON object, with every citation's exact offsets",
        };
        var ask = new Command(AskName, "Ask one question: exit code 0 for an answer, 3 when the articles do not say")
        {
            question, json, Explain, AsOf,
        };
        ask.Validators.Add(parsed =>
        {
            var words = parsed.GetValue(question) ?? [];
            var isPlain = parsed.Tokens.All(t => t.Type != TokenType.DoubleDash);
            if (isPlain && Array.Find(words, w => w.StartsWith("--", StringComparison.Ordinal)) is { } option)
                parsed.AddError(
                    $"'{option}' is no option of 'ask'. If it is a part of the question, " +
                    "write -- before the question.");
            else if (words.All(string.IsNullOrWhiteSpace))
                parsed.AddError(
                    "The question is empty. Ask one full sentence, for example: newsbot ask \"Who won the election?\"");
        });
        ask.SetAction((parsed, cancellation) => AskVerb.RunAsync(
            Settings(parsed), string.Join(' ', parsed.GetValue(question)!), Day(parsed),
            parsed.GetValue(json), parsed.GetValue(Explain), cancellation));
        return ask;
    }

    static Command Articles()
    {
        var id = new Argument<string>("id") { Description = "The article's id, as 'articles list' prints it" };
        var show = new Command("show", "Print an article's body exactly as the offsets of citations count it") { id };
        show.SetAction((parsed, cancellation) =>
            ArticlesVerb.ShowAsync(Settings(parsed), parsed.GetValue(id)!, cancellation));
        var list = new Command("list", "Print the articles: id, date, source and title, separated by tabs");
        list.SetAction((parsed, cancellation) => ArticlesVerb.ListAsync(Settings(parsed), cancellation));
        return new("articles", "The articles that were read") { list, show, ArchiveCommands.Remove(Settings) };
    }

    /// <remarks>
    /// In a chat Ctrl+C stops an answer, and a host has answers to finish; the parser's own
    /// handler would end the program.
    /// </remarks>
    static bool EndsByItself(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand or { Name: ChatName or BotCommands.ServeName };

    static NewsBotSettings Settings(ParseResult parsed) =>
        SettingsReader.Read(ContentFolder.Find(), parsed.GetValue(Set) ?? []);

    static DateOnly? Day(ParseResult parsed) =>
        parsed.GetValue(AsOf) is { } text ? DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture) : null;

    static void CheckDay(OptionResult option)
    {
        var text = option.GetValueOrDefault<string>();
        if (!DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            option.AddError($"--as-of '{text}' is not a day. Write it as yyyy-MM-dd, for example 2026-01-07.");
    }
}
