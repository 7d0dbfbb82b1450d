using System.CommandLine;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary>The verbs that keep articles, and their options.</summary>
static class ArchiveCommands
{
    public static Command Ingest(Func<ParseResult, NewsBotSettings> settings)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files or folders of articles (.txt, .md, .jsonl, .jsonl.gz)",
            Arity = ArgumentArity.OneOrMore,
        };
        var list = new Option<bool>("--list")
        {
            Description = "Print the id of each article once it is safe on the disk",
        };
        var ingest = new Command("ingest", "Store articles in the archive; what is there already is not stored again")
        {
            paths, list,
        };
        ingest.SetAction((parsed, cancellation) => IngestVerb.RunAsync(
            settings(parsed), parsed.GetValue(paths)!, parsed.GetValue(list), cancellation));
        return ingest;
    }

    public static Command Train(Func<ParseResult, NewsBotSettings> settings)
    {
        var train = new Command(
            "train", "Learn word vectors from the archive, so that passages are found by meaning too");
        train.SetAction((parsed, cancellation) => TrainVerb.RunAsync(settings(parsed), cancellation));
        return train;
    }

    public static Command Remove(Func<ParseResult, NewsBotSettings> settings)
    {
        var id = new Argument<string>("id") { Description = "The article's id, as 'articles list' prints it" };
        var remove = new Command("remove", "Remove an article from the archive") { id };
        remove.SetAction((parsed, _) => ArticlesVerb.RemoveAsync(settings(parsed), parsed.GetValue(id)!));
        return remove;
    }

    public static Command Archive(Func<ParseResult, NewsBotSettings> settings)
    {
        var info = new Command("info", "Say what is in the archive and what made it");
        info.SetAction((parsed, _) => ArchiveVerb.InfoAsync(settings(parsed)));
        var check = new Command(
            "check", "Read all of it and say whether it is whole: exit code 0, or 1 when it is not");
        check.SetAction((parsed, _) => ArchiveVerb.CheckAsync(settings(parsed)));
        var rebuild = new Command(
            "rebuild", "Cut and embed all articles anew; of a damaged archive, those that are whole");
        rebuild.SetAction((parsed, cancellation) => ArchiveVerb.RebuildAsync(settings(parsed), cancellation));
        var compact = new Command("compact", "Give back to the disk what removed articles took");
        compact.SetAction((parsed, _) => ArchiveVerb.CompactAsync(settings(parsed)));
        return new("archive", "The file that ingested articles are kept in") { info, check, rebuild, compact };
    }
}
