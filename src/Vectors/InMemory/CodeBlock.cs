using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NewsBot.Vectors.InMemory;

/// <summary>Rows of codes in memory of their own, and behind them what each row's codes mean.</summary>
/// <remarks>
/// A block is one huge page, if Linux follows the advice: a scan then misses the address cache once in 2 MiB instead of
/// once in 4 KiB. The memory is given back when nobody uses the block any more.
/// </remarks>
sealed unsafe partial class CodeBlock : SafeHandleZeroOrMinusOneIsInvalid
{
    const int HugePage = 2 << 20;
    const int UseHugePages = 14;   // MADV_HUGEPAGE
    const int RowStep = 64;        // a quarter of a block is still a whole number of steps of the scan

    readonly int stride;
    readonly int rows;

    public CodeBlock(int stride)
        : base(ownsHandle: true)
    {
        this.stride = stride;
        rows = RowsOf(stride);
        var memory = NativeMemory.AlignedAlloc(HugePage, HugePage);
        SetHandle((nint)memory);
        GC.AddMemoryPressure(HugePage);
        if (OperatingSystem.IsLinux())
            _ = Advise(memory, HugePage, UseHugePages);   // taken or not, it changes nothing but the time
    }

    /// <summary>By row: code × scale ≈ component / length of the vector.</summary>
    public float* Scales => (float*)(Codes(0) + (long)rows * stride);

    /// <summary>By row: how far from the vector its codes are, in lengths of the vector.</summary>
    public float* Errors => Scales + rows;

    /// <summary>How many rows a block holds; 0 where a row is too long for a block.</summary>
    public static int RowsOf(int stride) => HugePage / (stride + 2 * sizeof(float)) / RowStep * RowStep;

    public sbyte* Codes(int row) => (sbyte*)handle + (long)row * stride;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(HugePage);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
