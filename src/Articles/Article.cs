using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Articles;

/// <summary>
/// What was published. Its body is cleaned once, when it is read; offsets refer to that text for ever.
/// </summary>
/// <param name="Id">Stable for the same source and address.</param>
/// <param name="Title">Given by the file, or derived from the first sentence.</param>
/// <param name="Body">The news text, in UTF-16 code units as every offset counts it.</param>
/// <param name="Source">Who published it: the outlet or agency.</param>
sealed record Article(
    string Id,
    string Title,
    string Body,
    string? Source = null,
    string? Author = null,
    PublicationTime? Published = null,
    string? Url = null,
    string? Language = null)
{
    /// <summary>
    /// SHA-256 over every field, so that a changed date or title is a change too; lower-case hexadecimal.
    /// </summary>
    public string ContentHash => Hash(Id, Title, Body, Source, Author, Published?.ToString(), Url, Language);

    static string Hash(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            // The length comes first, so that moving a word from one field to the next changes the hash.
            hash.AppendData(BitConverter.GetBytes(field?.Length ?? -1));
            hash.AppendData(Encoding.UTF8.GetBytes(field ?? ""));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
