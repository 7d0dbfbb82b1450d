using Microsoft.Extensions.AI;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot.Vectors;

/// <summary>name of a model → the embedder.</summary>
static class Embedders
{
    /// <param name="archive">The file whose vectors it made.</param>
    /// <param name="name">As the archive's manifest has it.</param>
    /// <param name="model">Reads the model that the archive keeps; called where the name is of a trained one.</param>
    /// <exception cref="ArchiveException">This program has no such model, or the archive's is not the one that is named.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> For(string archive, string name, Func<byte[]?> model)
    {
        if (name == HashedEmbedder.ModelId)
            return new HashedEmbedder();
        if (ModelFile.IsName(name))
            return Trained(archive, name, model() ?? []);
        throw new ArchiveException(
            $"The vectors of the archive {archive} were made by the embedding model '{name}', which this program does not " +
            "have. 'newsbot train' or 'newsbot archive rebuild' makes them anew.");
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
