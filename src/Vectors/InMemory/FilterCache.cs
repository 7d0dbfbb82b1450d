using System.Linq.Expressions;
using System.Text;

namespace NewsBot.Vectors.InMemory;

/// <summary>
/// The filters that were asked for last: what each value of an indexed property answered is not asked again.
/// </summary>
/// <remarks>
/// Several searches of one question have the same filter. Only filters whose constants are numbers, truth values or
/// null are kept: those of the same text are the same. Entries are replaced whole, so that many may read and write.
/// </remarks>
sealed class FilterCache
{
    const int Most = 4;

    readonly Entry?[] entries = new Entry?[Most];
    int next;

    /// <param name="version">Of the rows; an entry of another version is not used.</param>
    public RowFilter Get(RecordPredicate predicate, long version, Func<RowFilter> make)
    {
        if (KeyFinder.Of(predicate.Body) is not { } key)
            return make();
        foreach (var entry in entries)
        {
            if (entry is not null && entry.Version == version && entry.Key == key)
                return entry.Filter;
        }

        var made = new Entry(key, version, make());
        entries[(uint)Interlocked.Increment(ref next) % Most] = made;
        return made.Filter;
    }

    sealed record Entry(string Key, long Version, RowFilter Filter);

    sealed class KeyFinder : ExpressionVisitor
    {
        readonly StringBuilder types = new();
        bool isPlain = true;

        public static string? Of(Expression body)
        {
            var finder = new KeyFinder();
            finder.Visit(body);
            return finder.isPlain ? body + finder.types.ToString() : null;
        }

        protected override Expression VisitConstant(ConstantExpression node)
        {
            isPlain &= node.Value is null or int or long or bool;
            types.Append('|').Append(node.Type.FullName);
            return node;
        }

        protected override Expression VisitUnary(UnaryExpression node)
        {
            types.Append('|').Append(node.Type.FullName);
            return base.VisitUnary(node);
        }
    }
}
