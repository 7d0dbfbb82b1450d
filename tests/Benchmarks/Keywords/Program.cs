// passages → the collection and Lucene.Net → the same queries to both, in turns → one table (or: -- analysis)
using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Search.Similarities;
using NewsBot.Benchmarks.Keywords;

const int Passages = 100_000, Queries = 200, Rounds = 5, Top = 10;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is ["analysis"])
{
    await Analysis.CompareAsync();
    return;
}

if (args is ["questions", var archive, var questions])
{
    await QuestionTable.PrintAsync(archive, questions);
    return;
}

var corpus = new Corpus();
MeasureRoom(corpus.Passages(Passages, 200, 200));
var passages = corpus.Passages(Passages, 80, 200);
var clock = Stopwatch.StartNew();
using var lucene = new LuceneIndex(passages, new BM25Similarity(1.2f, 0.75f));
var luceneBuild = clock.Elapsed;
clock.Restart();
using var store = new PassageStore(passages, isSearchable: true);
var storeBuild = clock.Elapsed;
Console.WriteLine(
    $"build, passages/s: collection {Passages / storeBuild.TotalSeconds:N0}, " +
    $"Lucene.Net {Passages / luceneBuild.TotalSeconds:N0}");

int[] lengths = [2, 4, 8, 16];
int[] leftOut = [0, 100];
var workloads = leftOut.SelectMany(commonest => lengths.Select(
    terms => (Commonest: commonest, Terms: terms, Queries: corpus.Queries(Queries, terms, commonest)))).ToList();
using (var exact = new LuceneIndex(passages, new ExactBm25()))
{
    foreach (var (commonest, terms, queries) in workloads)
    {
        var agreeing = 0;
        foreach (var query in queries)
            agreeing += Agree(await store.SearchAsync(query, Top), exact.Search(query, Top)) ? 1 : 0;

        Console.WriteLine($"{terms} terms, {commonest} words left out: {agreeing} of {queries.Length} top {Top} agree");
    }
}

Console.WriteLine("| words left out | terms | collection, ms: median / p95 | Lucene.Net, ms | ratio of medians |");
Console.WriteLine("| --- | --- | --- | --- | --- |");
foreach (var (commonest, terms, queries) in workloads)
{
    var (ours, theirs) = (new List<double>(), new List<double>());
    for (var round = -1; round < Rounds; round++)   // the first one warms up
    {
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            await store.SearchAsync(query, Top);
            var turn = Stopwatch.GetTimestamp();
            lucene.Search(query, Top);
            var end = Stopwatch.GetTimestamp();
            if (round < 0)
                continue;

            ours.Add(Stopwatch.GetElapsedTime(start, turn).TotalMilliseconds);
            theirs.Add(Stopwatch.GetElapsedTime(turn, end).TotalMilliseconds);
        }
    }

    Console.WriteLine(
        $"| {commonest} | {terms} | {Quantile(ours, 0.5):F3} / {Quantile(ours, 0.95):F3} | " +
        $"{Quantile(theirs, 0.5):F3} / {Quantile(theirs, 0.95):F3} | " +
        $"{Quantile(ours, 0.5) / Quantile(theirs, 0.5):F2} |");
}

static double Quantile(List<double> values, double share)
{
    values.Sort();
    return values[(int)(share * (values.Count - 1))];
}

// Lucene adds in single precision: where scores are that close, the order and the last place may differ.
static bool Agree((int Passage, double Score)[] ours, (int Passage, double Score)[] theirs)
{
    const double Precision = 1e-5;
    if (ours.Length != theirs.Length)
        return false;

    for (var i = 0; i < ours.Length; i++)
    {
        if (Math.Abs(ours[i].Score - theirs[i].Score) > Precision * ours[i].Score)
            return false;

        var isLast = ours[i].Score - ours[^1].Score <= Precision * ours[i].Score;
        if (!isLast && !theirs.Any(hit => hit.Passage == ours[i].Passage))
            return false;
    }

    return true;
}

static void MeasureRoom(string[] passages)
{
    var plain = Room(() => new PassageStore(passages, isSearchable: false));
    var searchable = Room(() => new PassageStore(passages, isSearchable: true));
    var lucene = Room(() => new LuceneIndex(passages, new BM25Similarity(1.2f, 0.75f)));
    Console.WriteLine(
        $"bytes per passage of 200 words: keyword index {(searchable - plain) / (double)passages.Length:F0}, " +
        $"Lucene.Net {lucene / (double)passages.Length:F0}");
}

static long Room(Func<IDisposable> build)
{
    var before = GC.GetTotalMemory(forceFullCollection: true);
    using var built = build();
    var after = GC.GetTotalMemory(forceFullCollection: true);
    GC.KeepAlive(built);
    return after - before;
}
