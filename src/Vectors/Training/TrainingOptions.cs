using System.ComponentModel.DataAnnotations;

namespace NewsBot.Vectors.Training;

/// <summary>The settings section "Training".</summary>
sealed class TrainingOptions
{
    /// <summary>Whether an ingest ends with training, where the archive has outgrown the model that it has.</summary>
    public bool Automatic { get; set; } = true;

    /// <summary>How many articles an archive needs before an ingest trains on it.</summary>
    [Range(1, int.MaxValue)]
    public int MinArticles { get; set; } = 500;

    /// <summary>How often the training reads every passage.</summary>
    [Range(1, 1000)]
    public int Epochs { get; set; } = 6;

    /// <summary>What the draws of the training begin with: the same archive and seed give the same model.</summary>
    public int Seed { get; set; } = 1;
}
