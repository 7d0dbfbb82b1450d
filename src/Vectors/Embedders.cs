using NewsBot.Vectors.External;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot.Vectors;

/// <summary>settings, or the name of a model → the embedder.</summary>
/// <param name="cacheFolder">Where vectors of models outside of this program are kept; null: nowhere.</param>
sealed class Embedders(EmbeddingOptions options, string? cacheFolder, TimeProvider clock)
{
    readonly Lazy<Embedder> _asSet = new(() => options.Provider is EmbeddingProvider.Embedded
        ? new(HashedEmbedder.ModelId, new HashedEmbedder())
        : ExternalEmbedder.Create(options, cacheFolder, clock));

    /// <summary>What the settings ask for, for vectors that are yet to be made.</summary>
    public Embedder AsSet => _asSet.Value;

    /// <summary>Whether this program makes such vectors itself: hashed, or by a model that it has trained.</summary>
    public static bool IsOwn(string name) => name == HashedEmbedder.ModelId || ModelFile.IsName(name);

    /// <summary>Whether the settings ask for the embedder of this name; of our own, whichever an archive has.</summary>
    public bool IsAskedFor(string name) =>
        options.Provider is EmbeddingProvider.Embedded ? IsOwn(name) : AsSet.Name == name;

    /// <summary>The one that made the vectors of an archive: no other's can be compared with them.</summary>
    /// <param name="archive">Its file.</param>
    /// <param name="name">As its manifest has it.</param>
    /// <param name="model">Reads the model that the archive keeps; called where the name is of a trained one.</param>
    /// <exception cref="ArchiveException">
    /// The settings ask for another, or the archive's is not the one it names.
    /// </exception>
    public Embedder For(string archive, string name, Func<byte[]?> model)
    {
        if (!IsAskedFor(name))
            throw new ArchiveException(
                $"The vectors of the archive {archive} were made by the embedding model '{name}', and the settings " +
                $"{EmbeddingOptions.Section}:* ask for '{AsSet.Name}'. Set them back, or run " +
                "'newsbot archive rebuild', which makes the vectors anew.");
        return ModelFile.IsName(name) ? new(name, Trained(archive, name, model() ?? [])) : AsSet;
    }

    static TrainedEmbedder Trained(string archive, string name, byte[] file)
    {
        try
        {
            var model = ModelFile.Read(file);
            if (ModelFile.NameOf(file) != name)
                throw new InvalidDataException($"it is '{ModelFile.NameOf(file)}'");
            return new(model, name);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new ArchiveException(
                $"The embedding model '{name}' of the archive {archive} cannot be used: {failure.Message}. " +
                "'newsbot train' makes a new one.", failure);
        }
    }
}
