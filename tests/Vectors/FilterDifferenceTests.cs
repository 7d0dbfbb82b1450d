using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>Filters put together at random accept what LINQ to objects accepts, while records come and go.</summary>
public class FilterDifferenceTests
{
    static readonly string[] Words = ["", "one", "ONE", "two", "three", "Three", "thirty"];

    static readonly StringComparer AnyCase = StringComparer.OrdinalIgnoreCase;

    [Theory]
    [InlineData(40, 2000, 20)]    // records, filters, filters between two changes: interpreted
    [InlineData(4500, 80, 20)]   // compiled, and asked by value
    public async Task WhatAFilterAcceptsIsWhatLinqAccepts(int count, int filters, int between)
    {
        var random = new Random(count);
        using var collection = new InMemoryVectorStore().GetCollection<int, Thing>("things");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        var things = new SortedDictionary<int, Thing>();   // in the order of the keys, as they are first inserted
        for (var key = 0; key < count; key++)
            await PutAsync(key);

        var some = 0;
        var recent = new List<(Expression<Func<Thing, bool>> Filter, Func<Thing, bool> Accepts)>();
        for (var asked = 0; asked < filters; asked++)
        {
            if (asked % between == 0)
            {
                await PutAsync(random.Next(count));
                await collection.UpsertAsync(things.Values.Take(20), Cancellation);
            }

            if (random.Next(2) == 0 || recent.Count == 0)
            {
                var made = Any(random, 3);
                recent.Add((made, made.Compile()));
            }

            // the new filter, or an earlier one that may be remembered
            var (filter, accepts) = recent[random.Next(Math.Max(0, recent.Count - 5), recent.Count)];
            var expected = things.Values.Where(accepts).Select(thing => thing.Key).ToList();
            var found = asked % 3 == 0
                ? collection.GetAsync(filter, count, null, Cancellation).Select(thing => thing.Key)
                : collection.SearchAsync(new float[] { 1, 0 }, count, new() { Filter = filter }, Cancellation)
                    .Select(result => result.Record.Key);

            Assert.True(
                expected.SequenceEqual(await found.ToListAsync(Cancellation)), $"Filter {asked} is wrong: {filter}");
            some += expected.Count > 0 && expected.Count < count ? 1 : 0;
        }

        Assert.True(some > filters / 2);

        async Task PutAsync(int key) =>
            await collection.UpsertAsync(things[key] = RandomThing(random, key), Cancellation);
    }

    static Expression<Func<Thing, bool>> Any(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
            return Atom(random);

        var (left, right) = (Any(random, depth - 1), Any(random, depth - 1));
        var record = Expression.Parameter(typeof(Thing), $"r{random.Next(3)}");
        var (a, b) = (BodyOf(left, record), BodyOf(right, record));
        Expression body = random.Next(8) switch
        {
            0 or 1 or 2 => Expression.AndAlso(a, b),
            3 or 4 => Expression.OrElse(a, b),
            5 => Expression.Not(a),
            6 => Expression.Condition(a, b, Expression.Not(b)),
            _ => random.Next(3) switch
            {
                0 => Expression.Equal(a, b),
                1 => Expression.ExclusiveOr(a, b),
                _ => Expression.And(a, b),
            },
        };
        return Expression.Lambda<Func<Thing, bool>>(body, record);
    }

    static Expression<Func<Thing, bool>> Atom(Random random)
    {
        var (n, m) = (random.Next(6), random.Next(6));
        var (word, other) = (Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]);
        int? maybe = n == 0 ? null : n;
        long wide = n;
        var list = new List<int> { n, m };
        var words = new[] { word, other };
        var set = new HashSet<string>(words, AnyCase);
        IEnumerable<string> texts = random.Next(3) switch { 0 => set, 1 => words, _ => words.Where(w => w != "") };
        var colour = (Colour)(n % 3);
        var day = new DateOnly(2026, 1, 1 + n);
        Expression<Func<Thing, bool>>[] atoms =
        [
            r => r.Number == n,
            r => r.Number != n && r.Number < m,
            r => r.Number >= wide,
            r => r.Number + n > r.Other * m,
            r => r.Number % 3 == n % 3,
            r => checked(r.Number - n) > 0,
            r => (byte)(r.Number - n) > 3,
            r => r.Maybe == maybe,
            r => r.Maybe > n,
            r => r.Maybe == r.Number,
            r => (r.Maybe ?? n) == m,
            r => r.Maybe.HasValue && r.Maybe.Value > n,
            r => r.Maybe.GetValueOrDefault() == n,
            r => r.Flag,
            r => r.Flag == (n > 2),
            r => r.Word == word,
            r => r.Word != word && r.Word != other,
            r => r.Word == null,
            r => r.Word != null && r.Word.Length > n,
            r => r.Word != null && r.Word.StartsWith(word, StringComparison.OrdinalIgnoreCase),
            r => string.Compare(r.Word, word, StringComparison.Ordinal) > 0,
            r => string.Equals(r.Word, word, StringComparison.OrdinalIgnoreCase),
            r => (r.Word ?? word) == other,
            r => r.Colour == colour,
            r => r.Colour >= Colour.Green,
            r => r.Letter == (char)('a' + n),
            r => r.Ratio * 2 > n,
            r => r.Ratio == 0.5 || r.Ratio > r.Number,
            r => r.Price < n,
            r => (decimal)r.Number == r.Price,
            r => r.Day >= day,
            r => r.Day.Day == 1 + n,
            r => r.Key % 7 == n,
            r => list.Contains(r.Number),
            r => new[] { n, r.Other }.Contains(r.Number),
            r => words.Contains(r.Word),
            r => r.Word != null && set.Contains(r.Word),
            r => r.Word != null && texts.Contains(r.Word),
            r => r.Tags.Contains(word),
            r => r.Tags.Any(t => t == word || t == r.Word),
            r => r.Tags.Any(t => r.Tags.Any(u => u != t && words.Contains(u))),
            r => r.Tags.All(t => set.Contains(t)),
            r => r.Tags.Length > n % 3 && r.Tags[0] == word,
            r => r.Numbers.Contains(n),
            r => r.Numbers.Count == n % 3,
            r => r.Numbers.Any(x => x > n && list.Contains(x)),
            r => (object)r.Number is int && (object?)r.Word is string,
            r => r.Flag ? r.Number > n : r.Other > m,
            r => Accepts(r.Number, n),
            r => Hold<string>.Accepts(r.Number) == Hold<int>.Accepts(r.Other),
            r => Math.Max(r.Number, r.Other) == n,
        ];
        return atoms[random.Next(atoms.Length)];
    }

    static Expression BodyOf(LambdaExpression lambda, ParameterExpression record) =>
        new Renamer(lambda.Parameters[0], record).Visit(lambda.Body);

    static bool Accepts(int number, int n) => number > n;

    static Thing RandomThing(Random random, int key) => new()
    {
        Key = key,
        Number = random.Next(6),
        Other = random.Next(6),
        Maybe = random.Next(4) == 0 ? null : random.Next(6),
        Flag = random.Next(2) == 0,
        Word = random.Next(5) == 0 ? null : Words[random.Next(Words.Length)],
        Colour = (Colour)random.Next(3),
        Letter = (char)('a' + random.Next(6)),
        Ratio = random.Next(8) / 2.0,
        Price = random.Next(12) / 2m,
        Day = new(2026, 1, random.Next(1, 8)),
        Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Words[random.Next(Words.Length)])],
        Numbers = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(6))],
        Vector = [1, 0],
    };

    sealed class Renamer(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    static class Hold<T>
    {
        public static bool Accepts(int number) => number > (typeof(T) == typeof(int) ? 2 : 3);
    }

    enum Colour
    {
        Red,
        Green,
        Blue,
    }

    sealed class Thing
    {
        [VectorStoreKey]
        public int Key { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public int Number { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public int Other { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public int? Maybe { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public bool Flag { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public string? Word { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public Colour Colour { get; set; }

        [VectorStoreData]
        public char Letter { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public double Ratio { get; set; }

        [VectorStoreData]
        public decimal Price { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public DateOnly Day { get; set; }

        [VectorStoreData]
        public string[] Tags { get; set; } = [];

        [VectorStoreData]
        public List<int> Numbers { get; set; } = [];

        [VectorStoreVector(2)]
        public float[] Vector { get; set; } = [];
    }
}
