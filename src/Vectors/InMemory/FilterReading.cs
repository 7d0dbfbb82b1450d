using System.Linq.Expressions;
using System.Reflection;

namespace NewsBot.Vectors.InMemory;

/// <summary>Finds out whether the answer of a filter, or of a part of one, depends on the record alone.</summary>
/// <remarks>
/// It goes by a list of what is known to. Everything else may read what changes, or may be code that only one thread at
/// a time can run: such a filter is asked for every record, in every search.
/// </remarks>
sealed class FilterReading : ExpressionVisitor
{
    // Their methods, static or not, see nothing but their arguments. (A culture or a time zone is the same during one
    // search; filters with such a method have no signature.)
    static readonly HashSet<Type> PureTypes =
    [
        typeof(string), typeof(char), typeof(Math), typeof(Enumerable), typeof(StoredRecord), typeof(FieldValues),
        typeof(ValueSet),
    ];

    readonly List<object?> signature = [];
    bool hasSignature = true;
    bool readsOneSlot = true;
    int? slot;

    /// <summary>Whether the same record has the same answer as long as a search lasts.</summary>
    public bool IsPure { get; private set; } = true;

    /// <summary>The place of the property that decides alone, or null where none or several do.</summary>
    public int? OnlySlot => IsPure && readsOneSlot ? slot : null;

    /// <summary>The same for two filters only if they say the same; null where that cannot be told.</summary>
    public IReadOnlyList<object?>? Signature => IsPure && hasSignature ? signature : null;

    public static FilterReading Read(Expression expression)
    {
        var reading = new FilterReading();
        reading.Visit(expression);
        return reading;
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null || !IsPure)
            return node;

        IsPure = IsKnown(node);
        hasSignature &= CanBeSigned(node);
        signature.AddRange([node.NodeType, node.Type, NamedBy(node)]);
        return base.Visit(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(StoredRecord))
        {
            var read = (int)((ConstantExpression)node.Arguments[0]).Value!;
            readsOneSlot &= slot is null || slot == read;
            slot = read;
        }

        return base.VisitMethodCall(node);
    }

    static bool IsKnown(Expression node) => node switch
    {
        ConstantExpression constant => IsValue(constant.Value),
        ParameterExpression or LambdaExpression or ConditionalExpression or DefaultExpression => true,
        NewArrayExpression or TypeBinaryExpression => true,
        UnaryExpression unary => IsOperator(unary.Method),
        BinaryExpression binary => IsOperator(binary.Method),
        NewExpression made => InMemoryModelBuilder.IsSimple(made.Type),
        MemberExpression { Expression: not null } member => HasValues(member.Member.DeclaringType!),
        MethodCallExpression call => IsKnown(call.Method),
        _ => false,
    };

    static bool IsKnown(MethodInfo method)
    {
        var type = method.DeclaringType!;
        return PureTypes.Contains(type) || IsOperator(method) || (!method.IsStatic && (
            InMemoryModelBuilder.IsSimple(type) || IsA(type, typeof(Nullable<>))
            || (IsA(type, typeof(List<>)) && method.Name == "get_Item")
            || (IsA(type, typeof(HashSet<>)) && method.Name == nameof(HashSet<>.Contains))));
    }

    static bool IsOperator(MethodInfo? method) => method is null || (
        method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal)
        && InMemoryModelBuilder.IsSimple(method.DeclaringType!));

    /// <summary>Whether the properties of the type tell only what a value of it is.</summary>
    static bool HasValues(Type type) =>
        InMemoryModelBuilder.IsSimple(type) || IsA(type, typeof(Nullable<>)) || IsA(type, typeof(List<>));

    static bool IsValue(object? value) =>
        value is null or ValueSet or Type || InMemoryModelBuilder.IsData(value.GetType()) || IsPlainSet(value);

    /// <summary>Whether it is a set of values with a comparer that .NET itself has.</summary>
    static bool IsPlainSet(object value)
    {
        var type = value.GetType();
        return IsA(type, typeof(HashSet<>)) && InMemoryModelBuilder.IsSimple(type.GetGenericArguments()[0])
            && type.GetProperty(nameof(HashSet<>.Comparer))!.GetValue(value)!.GetType().Assembly
                == typeof(object).Assembly;
    }

    static bool IsA(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>Whether the next search can tell that its filter has the very same node.</summary>
    static bool CanBeSigned(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value is null || ValueColumn.CanHold(constant.Value),
        MemberExpression member => IsA(member.Member.DeclaringType!, typeof(Nullable<>)),
        MethodCallExpression call =>
            call.Method.DeclaringType == typeof(StoredRecord) || call.Method.DeclaringType == typeof(FieldValues),
        LambdaExpression or NewExpression or NewArrayExpression => false,
        _ => true,
    };

    static object? NamedBy(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value,
        UnaryExpression unary => unary.Method,
        BinaryExpression binary => binary.Method,
        MemberExpression member => member.Member,
        MethodCallExpression call => call.Method,
        TypeBinaryExpression test => test.TypeOperand,
        _ => null,
    };
}
