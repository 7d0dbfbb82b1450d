using System.Reflection;
using System.Runtime.Loader;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

/// <summary>The first answer waits for every assembly: a text file needs none of those of the other kinds.</summary>
public sealed class LazyLoadingTests : IDisposable
{
    static readonly string[] OfOtherKinds = ["Markdig", "YamlDotNet", "System.Text.Json", "System.IO.Compression"];

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ATextFileLoadsNothingOfTheOtherKinds()
    {
        _folder.Write("rain.txt", "date 2026-01-06 Seoul, Jan 6 It rained.");

        Assert.Empty(LoadedToRead(_folder.Path).Intersect(OfOtherKinds));
    }

    [Fact]
    public void TheOtherKindsLoadWhatTheyNeed()
    {
        _folder.Write("rain.md", "---\ntitle: Rain\n---\nIt rained.");
        _folder.Write("rain.jsonl.gz", Reading.Gzip("""{"id":1,"text":"It rained."}"""));

        Assert.Equal(OfOtherKinds.Order(), LoadedToRead(_folder.Path).Intersect(OfOtherKinds).Order());
    }

    static HashSet<string> LoadedToRead(string path)
    {
        var context = new RecordingContext();
        var newsbot = context.LoadFromAssemblyPath(typeof(ArticleFolder).Assembly.Location);
        var read = newsbot.GetType(typeof(ArticleFolder).FullName!)!.GetMethod(
            nameof(ArticleFolder.ReadAsync), [typeof(string), typeof(CancellationToken)])!;
        var results = (IAsyncEnumerable<object>)read.Invoke(null, [path, CancellationToken.None])!;

        Assert.All(results.ToBlockingEnumerable(), result => Assert.Equal("Readable", result.GetType().Name));
        return context.Requested;
    }

    sealed class RecordingContext() : AssemblyLoadContext("recording", isCollectible: false)
    {
        public HashSet<string> Requested { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Requested.Add(assemblyName.Name!);
            return null;
        }
    }
}
