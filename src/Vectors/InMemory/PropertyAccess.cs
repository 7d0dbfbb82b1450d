using System.Reflection;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>Reads and writes one property of a record.</summary>
/// <remarks>
/// The model can do that for any property, by reflection, which makes code at run time for each of them. The types that
/// records are mostly made of have delegates instead: they cost nothing at the start and little after it.
/// </remarks>
abstract class PropertyAccess
{
    public abstract object? Get(object record);

    public abstract void Set(object record, object? value);

    public static PropertyAccess To<TRecord>(PropertyModel model)
        where TRecord : class
    {
        if (model.PropertyInfo is not { GetMethod: { IsVirtual: false } get, SetMethod: { } set } property
            || property.DeclaringType != typeof(TRecord))
            return new ByModel(model);

        var type = property.PropertyType;
        return type == typeof(string) ? new ByDelegate<TRecord, string?>(get, set)
            : type == typeof(int) ? new ByDelegate<TRecord, int>(get, set)
            : type == typeof(int?) ? new ByDelegate<TRecord, int?>(get, set)
            : type == typeof(bool) ? new ByDelegate<TRecord, bool>(get, set)
            : type == typeof(ReadOnlyMemory<float>) ? new ByDelegate<TRecord, ReadOnlyMemory<float>>(get, set)
            : type == typeof(float[]) ? new ByDelegate<TRecord, float[]?>(get, set)
            : new ByModel(model);
    }

    sealed class ByModel(PropertyModel model) : PropertyAccess
    {
        public override object? Get(object record) => model.GetValueAsObject(record);

        public override void Set(object record, object? value) => model.SetValueAsObject(record, value);
    }

    sealed class ByDelegate<TRecord, TValue>(MethodInfo get, MethodInfo set) : PropertyAccess
        where TRecord : class
    {
        readonly Func<TRecord, TValue> get =
            (Func<TRecord, TValue>)Delegate.CreateDelegate(typeof(Func<TRecord, TValue>), get);

        readonly Action<TRecord, TValue> set =
            (Action<TRecord, TValue>)Delegate.CreateDelegate(typeof(Action<TRecord, TValue>), set);

        public override object? Get(object record) => get((TRecord)record);

        public override void Set(object record, object? value) => set((TRecord)record, (TValue)value!);
    }
}
