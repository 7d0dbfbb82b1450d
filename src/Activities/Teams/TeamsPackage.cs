using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsBot.Activities.Teams;

/// <summary>bot → the app package that an administrator uploads to Teams: a manifest and two icons in one
/// zip.</summary>
static class TeamsPackage
{
    // The same bytes for the same bot: the oldest time that a zip can say.
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly TeamsJson Json = new(new JsonSerializerOptions(TeamsJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <param name="version">"1.2.3": higher than that of the package that is installed.</param>
    public static void Write(Stream output, TeamsApp app, string version)
    {
        var manifest = TeamsManifest.Of(app, version);
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var entry = NewEntry(zip, "manifest.json"))
            JsonSerializer.Serialize(entry, manifest, Json.TeamsManifest);
        foreach (var icon in (string[])[manifest.Icons.Color, manifest.Icons.Outline])
        {
            using var entry = NewEntry(zip, icon);
            using var image = Assembly.GetExecutingAssembly()
                .GetManifestResourceStream($"NewsBot.Activities.Teams.{icon}")!;
            image.CopyTo(entry);
        }
    }

    static Stream NewEntry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
