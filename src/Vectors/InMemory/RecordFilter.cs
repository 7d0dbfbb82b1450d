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
        var rewriter = new Rewriter(translator);
        return new(rewriter.Visit(body), translator.stored, rewriter.UsesSpans);
    }

    /// <remarks>
    /// The base class takes (long)r.Number for the property itself, and refuses it for not being a long. Here only the
    /// cast of a dictionary's value is part of reading it; every other one is left to C#.
    /// </remarks>
    protected override bool TryBindProperty(
        Expression expression, [NotNullWhen(true)] out PropertyModel? propertyModel)
    {
        propertyModel = null;
        if (expression is UnaryExpression { Operand: not MethodCallExpression })
            return false;

        return NameIn(expression) is { } name && !Model.PropertyMap.ContainsKey(name)
            ? throw new InvalidOperationException(mapper.Unknown("The filter names", name))
            : base.TryBindProperty(expression, out propertyModel);
    }

    string? NameIn(Expression expression) => expression switch
    {
        UnaryExpression { Operand: var cast } => NameIn(cast),
        MemberExpression member when member.Expression == RecordParameter => member.Member.Name,
        MethodCallExpression { Arguments: [ConstantExpression { Value: string name }] } call
            when call.Object == RecordParameter && call.Method.Name == "get_Item" => name,
        _ => null,
    };

    Expression Read(PropertyModel property, Type type)
    {
        var value = Expression.Call(
            stored, nameof(StoredRecord.Field), null, Expression.Constant(mapper.SlotOf(property)));
        if (type == typeof(object))
            return value;
        if (InMemoryModelBuilder.ElementOf(type) is not null)
            return Expression.Convert(
                Expression.Call(typeof(FieldValues), nameof(FieldValues.As), null, value, Expression.Constant(type)),
                type);
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            return Expression.Convert(value, type);

        var isMissing = Expression.Equal(value, Expression.Constant(null));
        return Expression.Condition(isMissing, Expression.Default(type), Expression.Convert(value, type));
    }

    sealed class Rewriter(RecordFilter filter) : ExpressionVisitor
    {
        public bool UsesSpans { get; private set; }

        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node)
        {
            UsesSpans |= node is { Type.IsByRefLike: true };
            return node is not null && filter.TryBindProperty(node, out var property)
                ? filter.Read(property, node.Type)
                : base.Visit(node);
        }

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
            if (TryMatchContains(node, out var source, out var item) && Values(node.Method, source) is { } values)
            {
                return values is ConstantExpression { Value: ValueSet }
                    ? Expression.Call(values, nameof(ValueSet.Contains), null, AsObject(Visit(item)))
                    : Call(nameof(FieldValues.Contains), values, AsObject(Visit(item)));
            }

            var rewritten = base.VisitMethodCall(node);
            return node.Method.DeclaringType == typeof(Enumerable)
                   && node.Method.Name is nameof(Enumerable.Any) or nameof(Enumerable.Contains)
                   && ListOf(node.Arguments[0]) is { } list
                ? Expression.AndAlso(Expression.NotEqual(list, Expression.Constant(null)), rewritten)
                : rewritten;
        }

        /// <summary>The values that are compared one by one; null where the collection itself is to be asked.</summary>
        Expression? Values(MethodInfo contains, Expression source)
        {
            if (ListOf(source) is { } list)
                return list;

            var values = Visit(source);
            return values switch
            {
                ConstantExpression { Value: IEnumerable constants } => ComparesByItself(contains, constants)
                    ? null
                    : Expression.Constant(new ValueSet(constants)),
                _ when contains.DeclaringType != typeof(Enumerable) || values is NewArrayExpression =>
                    Expression.Convert(values, typeof(IEnumerable)),
                _ => null,
            };
        }

        /// <summary>The list that a record has, of either type; null where the source is no property.</summary>
        UnaryExpression? ListOf(Expression source)
        {
            while (source is UnaryExpression { NodeType: ExpressionType.Convert } converted)
                source = converted.Operand;

            return filter.TryBindProperty(source, out var property)
                ? Expression.Convert(filter.Read(property, typeof(object)), typeof(IEnumerable))
                : null;
        }

        /// <summary>
        /// LINQ asks a collection whether it contains a value: a set may have another comparer than the usual one.
        /// </summary>
        static bool ComparesByItself(MethodInfo contains, IEnumerable values)
        {
            var type = values.GetType();
            return contains.DeclaringType == typeof(Enumerable) && InMemoryModelBuilder.ElementOf(type) is null
                && typeof(ICollection<>).MakeGenericType(contains.GetGenericArguments()).IsInstanceOfType(values);
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
/// <param name="UsesSpans">Which the interpreter of expressions cannot hold.</param>
sealed record RecordPredicate(Expression Body, ParameterExpression Stored, bool UsesSpans)
{
    const int WorthCompiling = 4096;   // records; below, interpreting is over before a compiled filter could start

    public FilterReading Reading { get; } = FilterReading.Read(Body);

    public Func<StoredRecord, bool> Compile(int records) =>
        Compile(Body, preferInterpretation: records < WorthCompiling && !UsesSpans);

    /// <summary>A part of the filter, to be asked a few times.</summary>
    public Func<StoredRecord, bool> Part(Expression body) => Compile(body, preferInterpretation: true);

    Func<StoredRecord, bool> Compile(Expression body, bool preferInterpretation) =>
        Expression.Lambda<Func<StoredRecord, bool>>(body, Stored).Compile(preferInterpretation);
}
