namespace NewsBot.Tests.Support;

/// <summary>For tests that measure the whole process, or change it: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
