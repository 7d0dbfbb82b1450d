using System.Text.Json;
using NewsBot.Activities.BotFramework;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Settings;

[Collection(nameof(Alone))]
public class SettingsReaderTests
{
    [Fact]
    public void WithoutAFileTheDefaultsHold()
    {
        using var folder = new TempFolder();

        var settings = SettingsReader.Read(folder.Path, []);

        Assert.Equal((256, 32), (settings.Chunks.MaxTokens, settings.Chunks.OverlapTokens));
        Assert.Equal(Path.Combine(folder.Path, "seeds"), settings.Articles.Path);
    }

    [Fact]
    public void TheCommandLineBeatsTheEnvironmentAndThatTheFile()
    {
        using var folder = FolderWith(
            """{ "Chunks": { "MaxTokens": 100, "OverlapTokens": 10 }, "Passages": { "Top": 5 } }""");
        using var _ = new EnvironmentVariables(("NEWSBOT__Chunks__MaxTokens", "200"), ("NEWSBOT__Passages__Top", "6"));

        var settings = SettingsReader.Read(folder.Path, ["Passages:Top=7"]);

        Assert.Equal((200, 10, 7), (settings.Chunks.MaxTokens, settings.Chunks.OverlapTokens, settings.Passages.Top));
    }

    [Theory]
    [InlineData(
        """{ "Chunks": { "MaxTokenz": 100 } }""",
        "'Chunks:MaxTokenz' (appsettings.json) is unknown. Known here: Chunks:MaxTokens")]
    [InlineData(
        """{ "Chunk": { "MaxTokens": 100 } }""",
        "'Chunk' (appsettings.json) is unknown. Known here: Articles, Archive, Chunks")]
    [InlineData("""{ "Chunks": { "MaxTokens": "many" } }""", "'many' at 'Chunks:MaxTokens'")]
    [InlineData(
        """{ "Chunks": { "MaxTokens": 3 } }""",
        "Chunks:MaxTokens is '3'. The field Chunks:MaxTokens must be between 16 and 8192.")]
    [InlineData(
        """{ "Chunks": { "MaxTokens": 64, "OverlapTokens": 64 } }""",
        "Chunks:OverlapTokens (64) must be less than Chunks:MaxTokens (64)")]
    [InlineData(
        """{ "Chunks": { "MaxTokens": { "Of": 1 } } }""", "'Chunks:MaxTokens:Of' (appsettings.json) is unknown")]
    [InlineData("""{ "Chunks": 7 }""", "'Chunks' (appsettings.json) is a section, not a value ('7')")]
    [InlineData("""{ "Articles": { "Path": "" } }""", "'Articles:Path' (appsettings.json) has no value")]
    [InlineData("""{ "Articles": { "Path": " " } }""", "Articles:Path is ' '")]
    [InlineData("""{ "Articles": { "Path": "a\u0000b" } }""", "NUL")]
    [InlineData("""{ "Chunks": { "MaxTokens": null } }""", "'Chunks:MaxTokens' (appsettings.json) has no value")]
    [InlineData("""{ "Chunks": null }""", "'Chunks' (appsettings.json) has no value")]
    [InlineData("""{ "Chunks": [] }""", "'Chunks' (appsettings.json) has no value")]
    [InlineData("""{ "Answers": { "MinConfidence": 1.5 } }""", "Answers:MinConfidence is '1.5'")]
    [InlineData("""{ "Chunks": """, "appsettings.json cannot be read")]
    [InlineData(
        """{ "Chat": { "ApiKey": "sk-1" } }""",
        "'Chat:ApiKey' (appsettings.json) is a secret, which others can read there")]
    [InlineData("""{ "Chat": { "Provider": "Delphi" } }""", "'Delphi' at 'Chat:Provider'")]
    [InlineData(
        """{ "Chat": { "Provider": 9 } }""",
        "Chat:Provider is 9, which is none of None, OpenAI, AzureOpenAI, Ollama.")]
    [InlineData("""{ "Chat": { "Provider": "OpenAI" } }""", "Chat:Model is not set, and Chat:Provider OpenAI needs it")]
    [InlineData(
        """{ "Chat": { "Provider": "OpenAI", "Model": "m" } }""",
        "needs a key: set the environment variable NEWSBOT__Chat__ApiKey")]
    [InlineData(
        """{ "Chat": { "Provider": "OpenAI", "Model": "m", "Endpoint": "https://API.openai.com/v1/" } }""",
        "needs a key")]
    [InlineData(
        """{ "Chat": { "Provider": "AzureOpenAI", "Model": "m" } }""",
        "Chat:Endpoint is not set, and Chat:Provider AzureOpenAI needs it")]
    [InlineData(
        """{ "Chat": { "Provider": "Ollama", "Model": "m", "Endpoint": "localhost:11434" } }""",
        "Chat:Endpoint is no address")]
    [InlineData(
        """{ "Chat": { "Provider": "Ollama", "Model": "m", "Endpoint": "http://me:pass@host" } }""",
        "Chat:Endpoint is no address")]
    [InlineData(
        """{ "Chat": { "Provider": "Ollama", "Model": "m", "TotalSeconds": 5 } }""",
        "Chat:TotalSeconds (5) must not be less than Chat:TimeoutSeconds (30)")]
    [InlineData("""{ "Embeddings": { "ApiKey": "sk-1" } }""", "'Embeddings:ApiKey' (appsettings.json) is a secret")]
    [InlineData(
        """{ "Embeddings": { "Provider": "Ollama" } }""",
        "Embeddings:Model is not set, and Embeddings:Provider Ollama")]
    [InlineData(
        """{ "Embeddings": { "Provider": "Onnx" } }""",
        "Embeddings:Path is not set, and Embeddings:Provider Onnx needs it")]
    [InlineData(
        """{ "Embeddings": { "Provider": "Onnx", "Path": "m", "Pooling": 5 } }""",
        "Embeddings:Pooling is 5, which is none of Mean, Cls.")]
    [InlineData("""{ "Embeddings": { "BatchSize": 0 } }""", "Embeddings:BatchSize is '0'")]
    [InlineData("""{ "Chat": { "TimeoutSeconds": 0 } }""", "Chat:TimeoutSeconds is '0'")]
    public void AWrongFileStopsTheStartAndSaysWhere(string json, string expected)
    {
        using var folder = FolderWith(json);

        var failure = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path, []));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownVariableIsNamedAsItIsSet()
    {
        using var folder = new TempFolder();
        using var _ = new EnvironmentVariables(("NEWSBOT__Chunks__Size", "200"));

        var failure = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path, []));

        Assert.Contains(
            "'Chunks:Size' (variable NEWSBOT__Chunks__Size) is unknown", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chunks:MaxTokens", "--set 'Chunks:MaxTokens' is not of the form")]
    [InlineData("Chunks:MaxTokens=", "'Chunks:MaxTokens' (--set) has no value")]
    [InlineData("Chunks:Max=1", "'Chunks:Max' (--set) is unknown")]
    [InlineData(
        "Chat:ApiKey=sk-1", "environment variable NEWSBOT__Chat__ApiKey instead, or the user secret Chat:ApiKey")]
    public void AWrongAssignmentIsNamed(string assignment, string expected)
    {
        using var folder = new TempFolder();

        var failure = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path, [assignment]));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Bot:AppSecret=hush", "'Bot:AppSecret' (--set) is a secret", "variable NEWSBOT__Bot__AppSecret instead")]
    [InlineData("Bot:Authentication:Mode=Open", "'Open' at 'Bot:Authentication:Mode'", "")]
    [InlineData(
        "Bot:Authentication:Modus=Open",
        "'Bot:Authentication:Modus' (--set) is unknown", "Bot:Authentication:Mode")]
    [InlineData("Bot:Authentication=Required", "'Bot:Authentication' (--set) is a section", "")]
    [InlineData("Bot:HasIdentity=true", "'Bot:HasIdentity' (--set) is unknown", "")]
    [InlineData("Bot:AppId=a", "Bot:TenantId is missing", "NEWSBOT__Bot__AppSecret")]
    [InlineData("Bot:PublicUrl=ftp://a", "Bot:PublicUrl 'ftp://a'", "")]
    [InlineData("Bot:MaxRequestKilobytes=1", "Bot:MaxRequestKilobytes is '1'", "")]
    public void TheBotsSettingsAreCheckedLikeOthers(string assignment, string expected, string also)
    {
        using var folder = new TempFolder();

        var failure = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path, [assignment]));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains(also, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretIsGivenAsAVariable()
    {
        using var folder = new TempFolder();
        using var _ = new EnvironmentVariables(("NEWSBOT__Bot__AppSecret", "hush"));

        var settings = SettingsReader.Read(folder.Path, ["Bot:AppId=a", "Bot:TenantId=t"]);

        Assert.Equal("hush", settings.Bot.AppSecret);
    }

    [Fact]
    public void AKeyIsTakenFromTheUserSecretsAndOverThemFromTheEnvironment()
    {
        using var folder = FolderWith("""{ "Chat": { "Provider": "OpenAI", "Model": "m" } }""");
        using var secrets = new TempFolder();
        using var home = new EnvironmentVariables(("APPDATA", secrets.Path));
        secrets.Write("Microsoft/UserSecrets/newsbot/secrets.json", """{ "Chat:ApiKey": "sk-secret" }""");

        var bySecret = SettingsReader.Read(folder.Path, []).Chat.ApiKey;
        using var key = new EnvironmentVariables(("NEWSBOT__Chat__ApiKey", "sk-variable"));
        var byVariable = SettingsReader.Read(folder.Path, []).Chat.ApiKey;

        Assert.Equal(("sk-secret", "sk-variable"), (bySecret, byVariable));
    }

    [Theory]
    [InlineData("""{ "Chat:Key": "sk-1" }""", "'Chat:Key' (user secrets) is unknown")]
    [InlineData("sk-1", "secrets.json cannot be read: the file is no JSON object")]
    public void WrongUserSecretsAreNamedAsSuch(string json, string expected)
    {
        using var folder = new TempFolder();
        using var home = new EnvironmentVariables(("APPDATA", folder.Path));
        folder.Write("Microsoft/UserSecrets/newsbot/secrets.json", json);

        var failure = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path, []));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-1", failure.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("sk 1"), InlineData("sk-1\n"), InlineData("ключ")]
    public void AKeyThatIsNoneIsRefusedWithoutBeingShown(string key)
    {
        using var folder = FolderWith("""{ "Chat": { "Provider": "OpenAI", "Model": "m" } }""");
        using var _ = new EnvironmentVariables(("NEWSBOT__Chat__ApiKey", key));

        var failure = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder.Path, []));

        Assert.StartsWith("Chat:ApiKey has a blank", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCommittedSettingsAreTheDefaults()
    {
        var committed = SettingsReader.Read(AppContext.BaseDirectory, []);
        using var folder = new TempFolder();
        var defaults = SettingsReader.Read(folder.Path, []);

        // But for the bot's authentication: a fresh clone is tried on the machine itself.
        Assert.Equal(BotAuthenticationMode.Required, defaults.Bot.Authentication.Mode);
        Assert.Equal(BotAuthenticationMode.Development, committed.Bot.Authentication.Mode);
        foreach (var section in typeof(NewsBotSettings).GetProperties())
        {
            var properties = section.PropertyType.GetProperties();
            foreach (var property in properties.Where(p => p.Name is not ("Path" or "Authentication")))
                Assert.Equal(
                    JsonSerializer.Serialize(property.GetValue(section.GetValue(defaults))),
                    JsonSerializer.Serialize(property.GetValue(section.GetValue(committed))));
        }
    }

    static TempFolder FolderWith(string json)
    {
        var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, SettingsReader.FileName), json);
        return folder;
    }
}
