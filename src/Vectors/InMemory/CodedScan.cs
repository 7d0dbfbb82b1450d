using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NewsBot.Vectors.InMemory;

/// <summary>Reads codes, and looks at the vectors of those rows only that can be among the best.</summary>
sealed unsafe class CodedScan(VectorColumn column, CodedVectors codes, CodedQuery query, RowScorer scorer, int count)
{
    const int GroupRows = 64;
    const int SampleRows = 256;
    const double FewAccepted = 0.3;          // below, asking the filter first saves more codes than it costs
    const long WorthSharing = 4 << 20;       // bytes of codes; below, one core is done before the other has begun

    readonly int chunkRows = codes.BlockRows / 4;

    public void Run(BestRows best)
    {
        var filterFirst = scorer.HasFilter && AcceptsFew();
        var chunks = (count + chunkRows - 1) / chunkRows;
        if ((long)count * codes.Stride < WorthSharing || !scorer.CanBeShared)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
                Scan(chunk, filterFirst, best);
        }
        else
        {
            SharedWork.Run(chunks, best, (chunk, some) => Scan(chunk, filterFirst, some));
        }
    }

    bool AcceptsFew()
    {
        var accepted = 0;
        for (var sample = 0; sample < SampleRows; sample++)
            accepted += scorer.Accepts((int)((long)count * sample / SampleRows)) ? 1 : 0;

        return accepted < SampleRows * FewAccepted;
    }

    void Scan(int chunk, bool filterFirst, BestRows best)
    {
        var start = chunk * chunkRows;
        var block = codes.Block(start / codes.BlockRows);
        var end = Math.Min(count, start + chunkRows);
        fixed (short* asked = query.Codes)
        {
            for (var row = start; row < end; row += GroupRows)
            {
                if (filterFirst)
                    ScanAccepted(block, asked, row, Math.Min(GroupRows, end - row), best);
                else
                    ScanAll(block, asked, row, Math.Min(GroupRows, end - row), best);
            }
        }

        GC.KeepAlive(block);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ScanAll(CodeBlock block, short* asked, int start, int rows, BestRows best)
    {
        var products = stackalloc int[GroupRows];
        var first = start % codes.BlockRows;
        CodeProduct.Multiply(block.Codes(first), asked, codes.Stride, rows, products);
        var reaching = Reaching(block, start, rows, products, scorer.LeastRank(best));
        for (; reaching != 0; reaching &= reaching - 1)
        {
            var row = start + BitOperations.TrailingZeroCount(reaching);
            if (column.Has(row) && scorer.Accepts(row))
                scorer.Offer(row, best);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ScanAccepted(CodeBlock block, short* asked, int start, int rows, BestRows best)
    {
        for (var row = start; row < start + rows; row++)
        {
            if (!scorer.Accepts(row) || !column.Has(row))
                continue;

            int product;
            var place = row % codes.BlockRows;
            CodeProduct.Multiply(block.Codes(place), asked, codes.Stride, 1, &product);
            if (query.CanReach(
                scorer.LeastRank(best), product, block.Scales[place], block.Errors[place], column.InverseNorm(row)))
                scorer.Offer(row, best);
        }
    }

    /// <summary>One bit for each row that can have the rank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    ulong Reaching(CodeBlock block, int start, int rows, int* products, double rank)
    {
        var scales = block.Scales + start % codes.BlockRows;
        var errors = block.Errors + start % codes.BlockRows;
        var reaching = 0UL;
        if (query.IsAngle)
        {
            var least = Vector256.Create(query.LeastCosine(rank));
            for (var i = 0; i < rows; i += Vector256<float>.Count)
            {
                var bound = Vector256.ConvertToSingle(Vector256.Load(products + i)) * Vector256.Load(scales + i)
                    * query.PerProduct + Vector256.Load(errors + i) * query.PerError + Vector256.Create(query.Offset);
                reaching |= (ulong)(~Vector256.LessThan(bound, least)).ExtractMostSignificantBits() << i;
            }

            return rows == GroupRows ? reaching : reaching & ((1UL << rows) - 1);
        }

        for (var i = 0; i < rows; i++)
        {
            if (query.CanReach(rank, products[i], scales[i], errors[i], column.InverseNorm(start + i)))
                reaching |= 1UL << i;
        }

        return reaching;
    }
}
