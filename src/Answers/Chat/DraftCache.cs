using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NewsBot.Answers.Chat;

/// <summary>
/// What a model wrote for the same question, passages and prompt. It is verified anew when it is used again.
/// </summary>
/// <param name="folder">Files of their own, which may be deleted at any time.</param>
sealed class DraftCache(string folder)
{
    const int MostKept = 2_000;

    /// <param name="Ids">That the passages had when it was written.</param>
    public sealed record Kept(IReadOnlyList<string> Ids, string Text);

    public static string KeyOf(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length)); // "ab", "c" is not "a", "bc"
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>Null where there is none, or none that can be read.</returns>
    public Kept? Find(string key)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(PathOf(key)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <remarks>A cache that cannot be written is no reason to fail.</remarks>
    public void Keep(string key, Kept kept)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = Path.Combine(folder, $"{key}.{Environment.ProcessId}");
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(kept));
            File.Move(unfinished, PathOf(key), overwrite: true);
            var newestFirst = new DirectoryInfo(folder).GetFiles().OrderByDescending(f => f.LastWriteTimeUtc);
            foreach (var old in newestFirst.Skip(MostKept))
                old.Delete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    string PathOf(string key) => Path.Combine(folder, key + ".json");
}
