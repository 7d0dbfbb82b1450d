namespace NewsBot.Vectors.InMemory;

// Searching; how records come and go is in CollectionData.cs.
sealed partial class CollectionData
{
    // How much of both rankings is fused: all of it, until finding all of it would take longer than both searches.
    const int FusedWhole = 1000, FusedDepth = 100;

    public Hit? Find(object key, bool includeVectors)
    {
        using var held = Read();
        return byKey.TryGetValue(key, out var record) ? HitOf(record, 0, includeVectors) : null;
    }

    /// <summary>Records that a filter accepts: in the given order, or in the order of insertion.</summary>
    public List<Hit> Where(
        RecordPredicate? filter, Comparison<StoredRecord>? order, int skip, int top, bool includeVectors)
    {
        using var held = Read(filter);
        var accepts = filter?.Compile(count);
        var found = new List<StoredRecord>();
        for (var row = 0; row < count; row++)
        {
            if (accepts is null || accepts(rows[row]))
                found.Add(rows[row]);
            if (order is null && isInOrder && found.Count - skip >= top)
                break;
        }

        if (order is not null)
            found.Sort((a, b) => order(a, b) is var result and not 0 ? result : a.Sequence.CompareTo(b.Sequence));
        else if (!isInOrder)
            found.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));

        var hits = new List<Hit>();
        for (var i = skip; i < found.Count && hits.Count < top; i++)
            hits.Add(HitOf(found[i], 0, includeVectors));

        return hits;
    }

    public List<Hit> Search(VectorQuery query, RecordPredicate? filter, int skip, int top, bool includeVectors)
    {
        using var held = Read(filter);
        var best = new BestRows(Depth(skip, top));
        columns[query.Column].Search(query, rows, count, Rows(filter), best);
        return Hits(best, skip, query.Distance.IsDistance ? -1 : 1, includeVectors);
    }

    public List<Hit> Search(KeywordQuery query, RecordPredicate? filter, int skip, int top, bool includeVectors)
    {
        using var held = Read(filter);
        var best = new BestRows(Depth(skip, top));
        var accepts = Rows(filter);
        keywords.Search(query, accepts is null ? null : record => accepts.Accepts(record.Row), best);
        return Hits(best, skip, 1, includeVectors);
    }

    /// <summary>Reciprocal rank fusion: a record in either ranking is found, one high in both comes first.</summary>
    /// <remarks>
    /// What is fused does not depend on the page that is asked for, so that pages add up to the whole. The rankings are
    /// read on for later pages; that changes no earlier one, as <see cref="ReciprocalRanks"/> says.
    /// </remarks>
    public List<Hit> Search(
        VectorQuery query, KeywordQuery words, RecordPredicate? filter, double? threshold, int skip, int top,
        bool includeVectors)
    {
        using var held = Read(filter);
        var accepts = Rows(filter);
        var fused = count <= FusedWhole ? count : FusedDepth;
        var depth = Math.Max(fused, Depth(skip, top));
        var dense = new BestRows(depth);
        var lexical = new BestRows(depth);
        columns[query.Column].Search(query, rows, count, accepts, dense);
        keywords.Search(words, accepts is null ? null : record => accepts.Accepts(record.Row), lexical);
        dense.Sort();
        lexical.Sort();

        var best = new BestRows(Depth(skip, top));
        foreach (var (row, score) in ReciprocalRanks.Fuse(fused, dense, lexical))
        {
            if (!(score < threshold) && best.Wants(score))
                best.Offer(score, rows[row].Sequence, row);
        }

        return Hits(best, skip, 1, includeVectors);
    }

    public double InverseDocumentFrequency(string term)
    {
        using var held = Read();
        return keywords.Idf(term);
    }

    RowFilter? Rows(RecordPredicate? filter) => filter is null ? null
        : filters.Get(filter, version, () => RowFilter.For(filter, rows, count, indexed));

    int Depth(int skip, int top) => (int)Math.Min(count, (long)skip + top);

    List<Hit> Hits(BestRows best, int skip, int sign, bool includeVectors)
    {
        best.Sort();
        var hits = new List<Hit>();
        for (var place = skip; place < best.Count; place++)
            hits.Add(HitOf(rows[best.Row(place)], sign * best.Rank(place), includeVectors));

        return hits;
    }

    Hit HitOf(StoredRecord record, double score, bool includeVectors)
    {
        if (!includeVectors)
            return new(record, score, null);

        var vectors = new float[]?[columns.Count];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = columns[i].Has(record.Row) ? columns[i].Copy(record.Row) : null;

        return new(record, score, vectors);
    }
}
