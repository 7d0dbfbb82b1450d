using BenchmarkDotNet.Running;
using NewsBot.Benchmarks;

if (args is ["vectors", ..])
    return await VectorTable.PrintAsync(args[1..]);
if (args is ["hybrid", ..])
    return await HybridTable.PrintAsync(args[1..]);
if (args is ["storage", ..])
    return await StorageTable.PrintAsync(args[1..]);
if (args is ["drafts", ..])
    return await DraftTable.PrintAsync(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(VectorTable).Assembly).Run(args);
return 0;
