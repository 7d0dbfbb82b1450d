using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>A search may remember what an earlier one asked, and must never show it.</summary>
public class FilterCacheTests
{
    static readonly int[] Sizes = [40, 5000];   // from some thousand records on, filters are asked by value

    static int limit;

    /// <summary>Filters of which each differs from the others of its line in one respect.</summary>
    static readonly Expression<Func<Rated, bool>>[][] Alike =
    [
        [r => Small.Accepts(r.Number), r => Big.Accepts(r.Number)],
        [r => Kind.Is<string>(r.Name), r => Kind.Is<int>(r.Name)],
        [r => Kinds<string>.Has(r.Name), r => Kinds<int>.Has(r.Name)],
        [r => Outer<Small>.Inner.Accepts(r.Number), r => Outer<Big>.Inner.Accepts(r.Number)],
        [r => Kind.Accepts(r.Number), r => Kind.Accepts((long)r.Number), r => Kind.Accepts((object)r.Number)],
        [r => r.Number == 3, r => r.Number == 4, r => r.Number != 3, r => r.Number >= 3, r => 3 >= r.Number],
        [r => r.Number == 1 && r.Flag, r => r.Number == 1 || r.Flag, r => r.Number == 1 & r.Flag ^ r.Flag],
        [r => r.Name == "3", r => r.Name == "4", r => r.Name == "3|4", r => r.Name == null],
        [r => r.Number == r.Other, r => r.Other == r.Other, r => r.Other == r.Number + 1],
        [r => (r.Flag ? r.Number : r.Other) == 3, r => (r.Flag ? r.Other : r.Number) == 3],
        [r => (r.Maybe ?? 3) == 3, r => (r.Maybe ?? 4) == 3, r => r.Maybe == 3, r => r.Maybe.HasValue],
        [r => (byte)r.Number == 3, r => (sbyte)r.Number == 3, r => (r.Number & 3) == 3, r => (r.Number | 3) == 3],
        [r => (object)r.Number is int, r => (object)r.Number is long, r => (object?)r.Name is string],
        [r => ((object?)r.Name as string) == null, r => ((object?)r.Name as Uri) == null],
        [r => r.Number == default, r => r.Maybe == default, r => r.Name == default],
        [r => string.Equals(r.Name, "N3", StringComparison.Ordinal),
            r => string.Equals(r.Name, "N3", StringComparison.OrdinalIgnoreCase)],
        [r => r.Colour == Colour.Red, r => r.Colour == Colour.Green, r => (int)r.Colour == 1],
        [r => new[] { 1, 2 }.Contains(r.Number), r => new[] { 1, 3 }.Contains(r.Number)],
        [r => new List<int> { 1, 2 }.Contains(r.Number), r => new List<int> { 3 }.Contains(r.Number)],
        [r => new Pair { A = 1, B = 2 }.A == r.Number, r => new Pair { B = 1, A = 2 }.A == r.Number],
        [r => new Pair(1).A == r.Number, r => new Pair(2).A == r.Number],
        [r => r.Tags.Any(t => t == "t1"), r => r.Tags.Any(t => t == "t2"), r => r.Tags.All(t => t == "t1")],
        [r => r.Tags.Any(a => r.Tags.Any(b => a == b)), r => r.Tags.Any(b => r.Tags.Any(a => a == "t1"))],
        [r => r.Tags[0] == "t1", r => r.Tags[1] == "t1", r => r.Tags.Length == 1],
        [r => Limits.Low >= r.Number, r => Limits.High >= r.Number],
        [r => r.Name!.Length == 2, r => r.Name!.IndexOf('3') == 1, r => r.Name!.Trim().Length == 1],
        [r => -r.Number == -3, r => ~r.Number == -3, r => +r.Number == -3],
        [r => (Money)r.Number == new Money(3), r => (Money)r.Number != new Money(3)],
    ];

    [Fact]
    public async Task FiltersThatDifferInOneRespectAreNotTakenForOneAnother()
    {
        var asked = 0;
        foreach (var size in Sizes)
        {
            var (collection, records) = await FilledAsync(size);
            foreach (var filter in Alike.SelectMany(line => line.Concat(line)))
            {
                Assert.Equal(
                    records.Where(filter.Compile()).Select(record => record.Key), await FoundAsync(collection, filter));
                asked++;
            }
        }

        Assert.True(asked > 200);
    }

    [Fact]
    public async Task WhatAMethodReadsMayChangeBetweenSearches()
    {
        var holder = new Holder();
        var numbers = new List<int>();
        var array = new int[1];
        Func<int, bool> chosen = n => n == limit;
        Expression<Func<Rated, bool>>[] filters =
        [
            r => IsAtLimit(r.Number),
            r => IsAtLimit(r.Number) && r.Flag,
            r => holder.Accepts(r.Number),
            r => r.Number == holder.Limit,
            r => r.Number == limit,
            r => r.Number == GetLimit(),
            r => r.Number.Equals(GetLimit()),
            r => numbers.Contains(r.Number),
            r => numbers.Any(n => n == r.Number),
            r => numbers[0] == r.Number,
            r => array.Contains(r.Number),
            r => array[0] == r.Number,
            r => chosen(r.Number),
            r => r.Number > limit && IsAtLimit(r.Number - 1),
            r => new Reader().Accepts(r.Number),
            r => (Money)r.Number == Money.OfLimit(),
            r => (Fickle)r.Number == default(Fickle),
        ];
        foreach (var size in Sizes)
        {
            var (collection, records) = await FilledAsync(size);
            foreach (var filter in filters)
            {
                foreach (var value in new[] { 3, 5 })
                {
                    (limit, holder.Limit, array[0]) = (value, value, value);
                    numbers.Clear();
                    numbers.Add(value);

                    var expected = records.Where(filter.Compile()).Select(record => record.Key).ToList();
                    Assert.NotEmpty(expected);
                    Assert.Equal(expected, await FoundAsync(collection, filter));
                }
            }
        }
    }

    [Fact]
    public async Task AFilterOfTheCallersOwnIsAskedForEveryRecordAndByOneThread()
    {
        var (collection, records) = await FilledAsync(140_000, dimensions: 32);
        var thread = Environment.CurrentManagedThreadId;
        var threads = new HashSet<int>();
        var asked = 0;

        Func<int, bool> count = number =>   // neither the set nor the count can be used by two threads at once
        {
            threads.Add(Environment.CurrentManagedThreadId);
            asked++;
            return number < 0;
        };

        await collection.SearchAsync(
            Vector(0, 32), 10, new() { Filter = r => count(r.Number) }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([thread], threads);
        Assert.True(asked >= records.Count);
    }

    static bool IsAtLimit(int number) => number == limit;

    static int GetLimit() => limit;

    static async Task<List<string>> FoundAsync(
        InMemoryCollection<string, Rated> collection, Expression<Func<Rated, bool>> filter)
    {
        var found = await collection.SearchAsync(
            Vector(0, 2), 10_000, new() { Filter = filter }, Cancellation)
            .Select(result => result.Record.Key).ToListAsync(Cancellation);
        Assert.Equal(
            found, await collection.GetAsync(filter, 10_000, cancellationToken: Cancellation)
                .Select(record => record.Key).ToListAsync(Cancellation));
        return found;
    }

    static async Task<(InMemoryCollection<string, Rated> Collection, List<Rated> Records)> FilledAsync(
        int count, int dimensions = 2)
    {
        var collection = new InMemoryVectorStore().GetCollection<string, Rated>(
            "rated", dimensions == 2 ? null : Definition(dimensions));
        await collection.EnsureCollectionExistsAsync(Cancellation);
        var records = Enumerable.Range(0, count).Select(number => new Rated
        {
            Key = $"{number}",
            Number = number % 7,
            Other = number % 3,
            Maybe = number % 5 == 0 ? null : number % 5,
            Flag = number % 2 == 0,
            Name = $"{(number % 3 == 0 ? "n" : "N")}{number % 7}",
            Colour = (Colour)(number % 3),
            Tags = [$"t{number % 2}", "t1"],
            Vector = Vector(0, dimensions),
        }).ToList();
        await collection.UpsertAsync(records, Cancellation);
        return (collection, records);
    }

    static VectorStoreCollectionDefinition Definition(int dimensions) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Key", typeof(string)),
            new VectorStoreDataProperty("Number", typeof(int)) { IsIndexed = true },
            new VectorStoreVectorProperty("Vector", typeof(float[]), dimensions),
        ],
    };

    static float[] Vector(int direction, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(i => i == direction ? 1f : 0)];

    sealed class Rated
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData(IsIndexed = true)]
        public int Number { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public int Other { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public int? Maybe { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public bool Flag { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public string? Name { get; set; }

        [VectorStoreData]
        public Colour Colour { get; set; }

        [VectorStoreData]
        public string[] Tags { get; set; } = [];

        [VectorStoreVector(2)]
        public float[] Vector { get; set; } = [];
    }

    enum Colour
    {
        Red,
        Green,
        Blue,
    }

    sealed class Small
    {
        public static bool Accepts(int number) => number < 2;
    }

    sealed class Big
    {
        public static bool Accepts(int number) => number > 4;
    }

    static class Outer<T>
    {
        public static class Inner
        {
            public static bool Accepts(int number) => typeof(T) == typeof(Small) ? number < 3 : number > 3;
        }
    }

    static class Kind
    {
        public static bool Is<T>(object? value) => value is T;

        public static bool Accepts(int number) => number == 1;

        public static bool Accepts(long number) => number == 2;

        public static bool Accepts(object number) => number is 3;
    }

    static class Kinds<T>
    {
        public static bool Has(object? value) => value is T;
    }

    static class Limits
    {
        public const int Low = 2;

        public static readonly int High = 5;
    }

    sealed class Pair(int a = 0)
    {
        public int A { get; set; } = a;

        public int B { get; set; }
    }

    readonly record struct Money(int Amount)
    {
        public static explicit operator Money(int amount) => new(amount);

        public static Money OfLimit() => new(limit);
    }

    /// <summary>Is equal to nothing and to everything, as the limit is.</summary>
    readonly struct Fickle(int amount) : IEquatable<Fickle>
    {
        public static explicit operator Fickle(int amount) => new(amount);

        public static bool operator ==(Fickle left, Fickle right) => left.Equals(right);

        public static bool operator !=(Fickle left, Fickle right) => !left.Equals(right);

        public bool Equals(Fickle other) => amount == limit;

        public override bool Equals(object? obj) => obj is Fickle other && Equals(other);

        public override int GetHashCode() => 0;
    }

    sealed class Holder
    {
        public int Limit { get; set; }

        public bool Accepts(int number) => number == Limit;
    }

    sealed class Reader
    {
#pragma warning disable CA1822 // An instance method that reads what is static is what is tried.
        public bool Accepts(int number) => number == limit;
#pragma warning restore CA1822
    }
}
