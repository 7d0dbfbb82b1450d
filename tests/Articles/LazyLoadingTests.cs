using System.Reflection;
using System.Runtime.Loader;
using NewsBot.Answers.Chat;
using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Settings;
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

    [Theory]
    [InlineData("Who is the mayor of Lenora?", false)]
    [InlineData("What is the latest on the strike, and what may Theresa May do now?", false)]
    [InlineData("Who won the 2024 election, and who leads the March for Peace?", false)]
    [InlineData("Who resigned last week?", true)]
    public void OnlyAQuestionThatNamesATimeLoadsTheRecogniser(string question, bool loads)
    {
        var context = new RecordingContext();
        var newsbot = context.LoadFromAssemblyPath(typeof(QuestionTimeReader).Assembly.Location);
        var read = newsbot.GetType(typeof(QuestionTimeReader).FullName!)!.GetMethod(nameof(QuestionTimeReader.Read))!;

        Assert.NotNull(read.Invoke(null, [question, new DateOnly(2026, 1, 8)]));

        Assert.Equal(
            loads,
            context.Requested.Any(name => name.StartsWith("Microsoft.Recognizers", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ADeskAndTheSettingsOfAModelLoadNoLibraryOfModels()
    {
        string[] ofModels =
        [
            "OpenAI", "Azure.AI.OpenAI", "Azure.Core", "OllamaSharp", "System.ClientModel", "System.Net.Http",
            "Polly.Core", "Microsoft.Extensions.AI.OpenAI", "Microsoft.Extensions.Http.Resilience",
            "Microsoft.ML.OnnxRuntime",
            "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "OpenTelemetry.Extensions.Hosting",
        ];
        string[] assignments = ["Chat:Provider=Ollama", "Chat:Model=m"];
        var context = new RecordingContext();
        var newsbot = context.LoadFromAssemblyPath(typeof(ArticleFolder).Assembly.Location);

        var settings = Call(typeof(SettingsReader), _folder.Path, assignments)!;
        var chat = settings.GetType().GetProperty("Chat")!.GetValue(settings)!;
        Assert.NotNull(Call(typeof(ChatModel), chat, TimeProvider.System));
        await (Task)Call(typeof(NewsDeskFactory), settings, TimeProvider.System, CancellationToken.None)!;

        Assert.Contains("Microsoft.Extensions.AI.Abstractions", context.Requested);
        Assert.Empty(context.Requested.Intersect(ofModels));

        object? Call(Type type, params object[] arguments) => newsbot.GetType(type.FullName!)!
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name is "Read" or "Of" or "CreateAsync")
            .Invoke(null, arguments);
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
