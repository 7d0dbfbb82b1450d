using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.Teams;
using NewsBot.Settings;

namespace NewsBot.Tests.Activities.Teams;

/// <remarks>What is required, the lengths and the patterns are those of Microsoft's schema of the manifest, version
/// 1.23.</remarks>
public class TeamsPackageTests
{
    const string AppId = "12345678-90ab-cdef-1234-567890abcdef";

    [Fact]
    public void TheManifestHasAllThatTheSchemaAsksFor()
    {
        var manifest = Manifest(Open(Options()));

        string[] required = ["manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor"];
        Assert.All(required, field => Assert.NotNull(manifest[field]));
        Assert.Contains($"/v{manifest["manifestVersion"]}/", (string)manifest["$schema"]!, StringComparison.Ordinal);
        Assert.Equal(AppId, (string)manifest["id"]!);
        Assert.Matches("^#[0-9a-fA-F]{6}$", (string)manifest["accentColor"]!);
        Fits(manifest["name"]!, ("short", 30), ("full", 100));
        Fits(manifest["description"]!, ("short", 80), ("full", 4000));
        Fits(manifest["developer"]!, ("name", 32), ("websiteUrl", 2048), ("privacyUrl", 2048), ("termsOfUseUrl", 2048));
        Assert.All(
            ["websiteUrl", "privacyUrl", "termsOfUseUrl"],
            (string field) => Assert.StartsWith("https://", (string)manifest["developer"]![field]!, StringComparison.Ordinal));
        Assert.Equal("bot.example.org:8443", (string)Assert.Single(manifest["validDomains"]!.AsArray())!);
    }

    [Fact]
    public void TheBotIsForPeopleGroupsAndTeamsWithItsCommands()
    {
        var bot = Assert.Single(Manifest(Open(Options()))["bots"]!.AsArray())!;

        Assert.Equal(AppId, (string)bot["botId"]!);
        Assert.Equal(["personal", "team", "groupChat"], bot["scopes"]!.AsArray().Select(scope => (string)scope!));
        var commands = bot["commandLists"]!.AsArray().Single()!["commands"]!.AsArray();
        Assert.InRange(commands.Count, 1, 10);
        Assert.All(commands, command => Fits(command!, ("title", 32), ("description", 128)));
        Assert.Equal(["/help", "/sources", "/new"], commands.Select(command => (string)command!["title"]!));
    }

    [Fact]
    public void BothIconsHaveTheirSizes()
    {
        using var zip = Open(Options());

        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order());
        Assert.Equal((192, 192), SizeOf(zip, "color.png"));
        Assert.Equal((32, 32), SizeOf(zip, "outline.png"));
    }

    [Fact]
    public void TheSameSettingsGiveTheSameBytes() => Assert.Equal(Write(Options()), Write(Options()));

    [Theory]
    [InlineData("", "https://bot.example.org", "Bot:AppId is missing")]
    [InlineData("newsbot", "https://bot.example.org", "Bot:AppId 'newsbot' is no id")]
    [InlineData(AppId, "", "Bot:PublicUrl is missing")]
    [InlineData(AppId, "http://bot.example.org", "Bot:PublicUrl 'http://bot.example.org' is no https address")]
    public void SettingsThatSayTooLittleAreNamed(string appId, string publicUrl, string message)
    {
        var failure = Assert.Throws<SettingsException>(() => Write(new() { AppId = appId, PublicUrl = publicUrl }));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    static BotOptions Options() => new() { AppId = AppId, PublicUrl = "https://bot.example.org:8443/news" };

    static byte[] Write(BotOptions options)
    {
        using var package = new MemoryStream();
        TeamsPackage.Write(package, options, "1.0.0");
        return package.ToArray();
    }

    static ZipArchive Open(BotOptions options) => new(new MemoryStream(Write(options)));

    static JsonNode Manifest(ZipArchive zip)
    {
        using var file = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(file)!;
    }

    static void Fits(JsonNode node, params (string Field, int Most)[] fields) =>
        Assert.All(fields, field => Assert.InRange(((string)node[field.Field]!).Length, 1, field.Most));

    /// <summary>Width and height stand behind the signature and the head of the first chunk of a PNG.</summary>
    static (int Width, int Height) SizeOf(ZipArchive zip, string name)
    {
        using var file = zip.GetEntry(name)!.Open();
        var head = new byte[24];
        file.ReadExactly(head);
        Assert.Equal("PNG"u8.ToArray(), head[1..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }
}
