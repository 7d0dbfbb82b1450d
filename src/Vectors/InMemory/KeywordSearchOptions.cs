using System.Linq.Expressions;

namespace NewsBot.Vectors.InMemory;

/// <summary>How <see cref="InMemoryCollection{TKey,TRecord}.SearchKeywordsAsync"/> chooses and ranks.</summary>
public sealed class KeywordSearchOptions<TRecord>
    where TRecord : class
{
    /// <summary>Only records that it accepts are found.</summary>
    public Expression<Func<TRecord, bool>>? Filter { get; set; }

    /// <summary>How many of the best are passed over.</summary>
    public int Skip { get; set; }

    public bool IncludeVectors { get; set; }

    /// <summary>How much a term in a property counts, by its name; 1 where not given, 0 to leave it out.</summary>
    public IReadOnlyDictionary<string, double>? FieldWeights { get; set; }

    /// <summary>How soon repeating a term stops helping.</summary>
    public double K1 { get; set; } = 1.2;

    /// <summary>How much a long text is penalised: 0 not at all, 1 in proportion to its length.</summary>
    public double B { get; set; } = 0.75;
}
