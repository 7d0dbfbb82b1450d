namespace NewsBot.Vectors.Training;

/// <summary>How the training goes; the defaults are what the development figures were best with.</summary>
sealed record TrainerSettings
{
    public int Dimensions { get; init; } = HashedEmbedder.Dimensions;

    /// <summary>How often each passage is read, at the least.</summary>
    public int Epochs { get; init; } = 6;

    public int Seed { get; init; } = 1;

    /// <summary>The most passages that are each other's wrong answers in one step. A multiple of 16.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>A small archive has smaller batches, so that each pass has this many steps.</summary>
    public int StepsPerPass { get; init; } = 24;

    /// <summary>And more passes, so that there are this many in all.</summary>
    public int FewestSteps { get; init; } = 1000;

    public float Temperature { get; init; } = 0.05f;

    public float LearningRate { get; init; } = 0.003f;

    /// <summary>What is left of the learning rate at the end.</summary>
    public float FinalRate { get; init; } = 0.1f;

    public float InitialScale { get; init; } = 0.1f;

    public double TitleShare { get; init; } = 0.35;

    public double NeighbourShare { get; init; } = 0.35;

    public int NeighbourWords { get; init; } = 40;

    public int OwnWords { get; init; } = 8;

    /// <summary>The cores that work; the result is the same for any number.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;
}
