using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>The properties of one record type, and the access to them in the order of its model.</summary>
sealed class RecordShape
{
    RecordShape(CollectionModel model, PropertyAccess key, PropertyAccess[] data, PropertyAccess[] vectors) =>
        (Model, Key, Data, Vectors) = (model, key, data, vectors);

    public CollectionModel Model { get; }

    public PropertyAccess Key { get; }

    public PropertyAccess[] Data { get; }

    public PropertyAccess[] Vectors { get; }

    public static RecordShape Of<TRecord>(CollectionModel model)
        where TRecord : class
    {
        var data = new PropertyAccess[model.DataProperties.Count];
        for (var i = 0; i < data.Length; i++)
            data[i] = PropertyAccess.To<TRecord>(model.DataProperties[i]);

        var vectors = new PropertyAccess[model.VectorProperties.Count];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = PropertyAccess.To<TRecord>(model.VectorProperties[i]);

        return new(model, PropertyAccess.To<TRecord>(model.KeyProperty), data, vectors);
    }
}
