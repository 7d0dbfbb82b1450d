using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using NewsBot.Language;

namespace NewsBot.Vectors.Training;

/// <summary>model → bytes → model.</summary>
/// <remarks>
/// Little-endian: "NBEM", version, dimensions, seed, epochs, articles, passages, terms (32 bits each), the XXH64 of the
/// vocabulary; the vocabulary: each term as UTF-8 with its length before it, then a weight for each; then a scale for
/// each and their bytes; and the XXH64 of all that stands before it.
/// </remarks>
static class ModelFile
{
    const int Magic = 0x4D45424E;

    /// <summary>Raised by each change of the format or of how a text becomes terms.</summary>
    const int Version = 1;
    const int HashLength = sizeof(ulong);
    const string NamePrefix = "trained-";

    public static byte[] Write(EmbeddingModel model)
    {
        var vocabulary = VocabularyOf(model.Vocabulary);
        var facts = model.Facts;
        var file = new MemoryStream(vocabulary.Length + model.Bytes.Length + 4 * model.Scales.Length + 64);
        using var writer = new BinaryWriter(file);
        foreach (var number in (int[])[
            Magic, Version, facts.Dimensions, facts.Seed, facts.Epochs, facts.Articles, facts.Passages,
            model.Vocabulary.Count])
            writer.Write(number);
        writer.Write(XxHash64.HashToUInt64(vocabulary));
        writer.Write(vocabulary);
        writer.Write(MemoryMarshal.AsBytes(model.Scales));
        writer.Write(MemoryMarshal.AsBytes(model.Bytes));
        writer.Write(XxHash64.HashToUInt64(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>The name under which an archive knows the model: no two models have the same.</summary>
    public static string NameOf(ReadOnlySpan<byte> file) => string.Create(
        CultureInfo.InvariantCulture, $"{NamePrefix}{MemoryMarshal.Read<int>(file[8..])}-{HashOf(file):x16}");

    public static bool IsName(string name) => name.StartsWith(NamePrefix, StringComparison.Ordinal);

    /// <exception cref="InvalidDataException">
    /// It is no model, one of another version, or not what was written.
    /// </exception>
    public static EmbeddingModel Read(byte[] file)
    {
        var reader = Open(file);
        var facts = ReadFacts(reader);
        var terms = reader.ReadInt32();
        var hash = reader.ReadUInt64();
        var start = (int)reader.BaseStream.Position;
        var vocabulary = ReadVocabulary(reader, terms);
        if (XxHash64.HashToUInt64(file.AsSpan(start, (int)reader.BaseStream.Position - start)) != hash)
            throw new InvalidDataException("its vocabulary does not match its checksum");
        var scales = new float[vocabulary.Count];
        var bytes = new sbyte[vocabulary.Count * facts.Dimensions];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bytes.AsSpan()));
        return new(facts, vocabulary, scales, bytes);
    }

    /// <summary>What the model of this name was made of; null where it is no trained one, or cannot be read.</summary>
    public static ModelFacts? FactsOf(string name, byte[]? file)
    {
        if (!IsName(name) || file is null)
            return null;
        try
        {
            var reader = Open(file);
            return NameOf(file) == name ? ReadFacts(reader) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static BinaryReader Open(byte[] file)
    {
        var reader = new BinaryReader(new MemoryStream(file));
        if (file.Length < 64 || reader.ReadInt32() != Magic)
            throw new InvalidDataException("it is no model of NewsBot");
        if (reader.ReadInt32() is var version and not Version)
            throw new InvalidDataException(
                FormattableString.Invariant($"it is of version {version}, and this program reads {Version}"));
        if (HashOf(file) != XxHash64.HashToUInt64(file.AsSpan(0, file.Length - HashLength)))
            throw new InvalidDataException("it does not match its checksum");
        return reader;
    }

    static ModelFacts ReadFacts(BinaryReader reader) => new(
        reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

    static byte[] VocabularyOf(Vocabulary vocabulary)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        for (var term = 0; term < vocabulary.Terms.Count; term++)
            writer.Write(vocabulary.Terms[term].ToString());
        writer.Write(MemoryMarshal.AsBytes(vocabulary.Weights));
        writer.Flush();
        return bytes.ToArray();
    }

    static Vocabulary ReadVocabulary(BinaryReader reader, int terms)
    {
        var table = new TermTable();
        for (var term = 0; term < terms; term++)
            table.FindOrAdd(reader.ReadString());
        var weights = new float[terms];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(table, weights);
    }

    static ulong HashOf(ReadOnlySpan<byte> file) => MemoryMarshal.Read<ulong>(file[^HashLength..]);
}
