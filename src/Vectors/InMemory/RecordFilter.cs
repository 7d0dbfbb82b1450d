using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.VectorData.ProviderServices;
using Microsoft.Extensions.VectorData.ProviderServices.Filter;

namespace NewsBot.Vectors.InMemory;

/// <summary>LINQ filter over a record type → predicate over stored values.</summary>
/// <remarks>Values are compared as values: lists by what they hold, boxed values and texts by what they are.</remarks>
sealed class RecordFilter : FilterTranslatorBase
{
    readonly RecordMapper mapper;
    readonly ParameterExpression stored = Expression.Parameter(typeof(StoredRecord), "stored");

    RecordFilter(RecordMapper mapper) => this.mapper = mapper;

    /// <summary>Null where every record is accepted.</summary>
    public static RecordPredicate? Translate(LambdaExpression? filter, CollectionModel model, RecordMapper mapper)
    {
        if (filter is null)
            return null;

        var translator = new RecordFilter(mapper);
        var body = translator.PreprocessFilter(filter, model, new() { SupportsParameterization = false });
        return new(new Rewriter(translator).Visit(body), translator.stored);
    }

    Expression Read(PropertyModel property, Type type)
    {
        var value = Expression.Call(
            stored, nameof(StoredRecord.Field), null, Expression.Constant(mapper.SlotOf(property)));
        if (type == typeof(object))
            return value;
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            return Expression.Convert(value, type);

        var isMissing = Expression.Equal(value, Expression.Constant(null));
        return Expression.Condition(isMissing, Expression.Default(type), Expression.Convert(value, type));
    }

    sealed class Rewriter(RecordFilter filter) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) =>
            node is not null && filter.TryBindProperty(node, out var property)
                ? filter.Read(property, node.Type)
                : base.Visit(node);

        protected override Expression VisitParameter(ParameterExpression node) => node == filter.RecordParameter
            ? throw new NotSupportedException("A filter can use the properties of a record, not the record as a whole.")
            : node;

        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (node.NodeType is not (ExpressionType.Equal or ExpressionType.NotEqual)
                || !(HoldsAnyValue(node.Left.Type) || HoldsAnyValue(node.Right.Type)))
                return base.VisitBinary(node);

            var equal = Call(nameof(FieldValues.AreEqual), AsObject(Visit(node.Left)), AsObject(Visit(node.Right)));
            return node.NodeType == ExpressionType.Equal ? equal : Expression.Not(equal);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (TryMatchContains(node, out var source, out var item))
            {
                var values = Visit(source);
                if (values is ConstantExpression { Value: IEnumerable constants })
                    return Expression.Call(Expression.Constant(SetOf(constants)), SetContains, AsObject(Visit(item)));

                var list = Expression.Convert(values, typeof(IEnumerable));
                return Call(nameof(FieldValues.Contains), list, AsObject(Visit(item)));
            }

            var rewritten = base.VisitMethodCall(node);
            return rewritten is MethodCallExpression { Method.Name: nameof(Enumerable.Any) } any
                   && any.Method.DeclaringType == typeof(Enumerable)
                ? Expression.AndAlso(Expression.NotEqual(any.Arguments[0], Expression.Constant(null)), any)
                : rewritten;
        }

        static readonly MethodInfo SetContains = typeof(HashSet<object?>).GetMethod(nameof(HashSet<>.Contains))!;

        static HashSet<object?> SetOf(IEnumerable values)
        {
            var set = new HashSet<object?>();
            foreach (var value in values)
                set.Add(value);

            return set;
        }

        static bool HoldsAnyValue(Type type) =>
            type == typeof(object) || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type));

        static Expression AsObject(Expression value) =>
            value.Type == typeof(object) ? value : Expression.Convert(value, typeof(object));

        static MethodCallExpression Call(string method, params Expression[] arguments) =>
            Expression.Call(typeof(FieldValues).GetMethod(method)!, arguments);
    }
}

/// <summary>A filter over stored values, not yet compiled.</summary>
sealed record RecordPredicate(Expression Body, ParameterExpression Stored)
{
    const int WorthCompiling = 4096;   // records; below, interpreting is over before a compiled filter could start

    public Func<StoredRecord, bool> Compile(int records) =>
        Compile(Body, preferInterpretation: records < WorthCompiling);

    /// <summary>A part of the filter, to be asked a few times.</summary>
    public Func<StoredRecord, bool> Part(Expression body) => Compile(body, preferInterpretation: true);

    Func<StoredRecord, bool> Compile(Expression body, bool preferInterpretation) =>
        Expression.Lambda<Func<StoredRecord, bool>>(body, Stored).Compile(preferInterpretation);
}
