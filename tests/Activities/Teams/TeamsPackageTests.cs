using System.IO.Compression;
using System.Text.Json.Nodes;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.Teams;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.Teams;

/// <remarks>Microsoft's schema of the manifest is asked by tests/EndToEnd/teams-package.mjs.</remarks>
public class TeamsPackageTests
{
    const string AppId = "12345678-90ab-cdef-1234-567890abcdef";
    const string Domain = "bot.example.org";

    [Fact]
    public void TheAppIsTheBotAtItsDomain()
    {
        var manifest = Manifest(Write(AppId, Domain));

        Assert.Equal((AppId, AppId), ((string)manifest["id"]!, (string)manifest["bots"]![0]!["botId"]!));
        Assert.Equal([Domain], manifest["validDomains"]!.AsArray().Select(domain => (string)domain!));
        var developer = manifest["developer"]!;
        Assert.Equal($"https://{Domain}/about", (string)developer["websiteUrl"]!);
        Assert.Equal($"https://{Domain}/about#privacy", (string)developer["privacyUrl"]!);
        Assert.Equal($"https://{Domain}/about#terms", (string)developer["termsOfUseUrl"]!);
    }

    [Fact]
    public void TheBotIsForPeopleGroupsAndTeamsAndKnowsTheCommandsThatAreShown()
    {
        var bot = Manifest(Write(AppId, Domain))["bots"]![0]!;

        Assert.Equal(["personal", "team", "groupChat"], bot["scopes"]!.AsArray().Select(scope => (string)scope!));
        var list = Assert.Single(bot["commandLists"]!.AsArray())!;
        Assert.Equal(bot["scopes"]!.ToJsonString(), list["scopes"]!.ToJsonString());
        var commands = list["commands"]!.AsArray().Select(
            command => BotCommand.Read(BotActivity.Message((string)command!["title"]!)));
        Assert.Equal([new BotCommand.Help(), new BotCommand.Sources(), new BotCommand.New()], commands);
    }

    [Fact]
    public void TheSameBotGivesTheSameBytes() => Assert.Equal(Write(AppId, Domain), Write(AppId, Domain));

    [Fact]
    public void WhatIsNotNamedIsTakenFromTheSettings()
    {
        var settings = new BotOptions { AppId = AppId, PublicUrl = "https://Bot.example.org/news" };

        Assert.Equal(new(Guid.Parse(AppId), Domain), TeamsApp.Of(settings, id: null, domain: null));
        Assert.Equal("other.example.org", TeamsApp.Of(settings, id: null, "other.example.org").Domain);
    }

    [Theory]
    [InlineData("", "https://bot.example.org", "Bot:AppId is missing: name by --app-id")]
    [InlineData("newsbot", "https://bot.example.org", "Bot:AppId 'newsbot' is no app id")]
    [InlineData(AppId, "", "Bot:PublicUrl is missing: name by --domain")]
    [InlineData(AppId, "http://bot.example.org", "Bot:PublicUrl 'http://bot.example.org' is no https address")]
    [InlineData(AppId, "https://bot.example.org:99", "Bot:PublicUrl 'https://bot.example.org:99' is no https address")]
    [InlineData(AppId, "https://10.0.0.7", "Bot:PublicUrl '10.0.0.7' is no domain")]
    public void SettingsThatSayTooLittleAreNamed(string appId, string publicUrl, string message)
    {
        var failure = Assert.Throws<SettingsException>(
            () => TeamsApp.Of(new() { AppId = appId, PublicUrl = publicUrl }, id: null, domain: null));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADomainInAnotherScriptIsWrittenAsTheNetworkKnowsIt()
    {
        Assert.Equal("xn--bcher-kva.example", TeamsApp.Of(new(), AppId, "bücher.example").Domain);
        Assert.Equal("xn--bcher-kva.example", TeamsApp.Of(
            new() { PublicUrl = "https://bücher.example" }, AppId, domain: null).Domain);
    }

    [Theory]
    [InlineData("https://bot.example.org")]
    [InlineData("bot.example.org:8443")]
    [InlineData("bot.example.org/news")]
    [InlineData("me@bot.example.org")]
    [InlineData("*.example.org")]
    [InlineData("bot example.org")]
    [InlineData("bot.example.org ")]
    [InlineData("bot.example.org.")]
    [InlineData("localhost")]
    [InlineData("10.0.0.7")]
    [InlineData("[::1]")]
    [InlineData("")]
    public void WhatIsNoDomainAloneIsNamed(string domain)
    {
        var failure = Assert.Throws<SettingsException>(() => Write(AppId, domain));

        Assert.StartsWith(
            $"--domain '{domain}' is no domain like bot.example.org.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newsbot")]
    [InlineData("{12345678-90ab-cdef-1234-567890abcdef}")]
    [InlineData("")]
    public async Task TheProgramWritesNothingForWhatIsNoAppId(string id)
    {
        using var folder = new TempFolder();

        var run = await Newsbot.RunAsync(
            new RunOptions(Folder: folder.Path), "teams", "package", "--app-id", id, "--domain", Domain);

        Assert.Equal((ExitCode: 2, Output: ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"--app-id '{id}' is no app id of a registration", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--out", "", "--out names no file.")]
    [InlineData("--package-version", "1.0", "--package-version '1.0' is no version like 1.0.0.")]
    public async Task AWrongOptionIsNamed(string option, string value, string message)
    {
        var run = await Newsbot.RunAsync("teams", "package", "--app-id", AppId, "--domain", Domain, option, value);

        Assert.Equal((ExitCode: 2, Output: ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
    }

    static byte[] Write(string id, string domain)
    {
        using var package = new MemoryStream();
        TeamsPackage.Write(package, TeamsApp.Of(new(), id, domain), "1.0.0");
        return package.ToArray();
    }

    static JsonNode Manifest(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var file = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(file)!;
    }
}
