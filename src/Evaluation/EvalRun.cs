namespace NewsBot.Evaluation;

/// <summary>What was asked for, and what it was measured on.</summary>
/// <param name="Articles">Name and SHA-256 of the file, and what was read of it; null where there is none.</param>
/// <param name="Asked">How many of the questions of the file were asked.</param>
/// <param name="IngestSeconds">From reading to stored.</param>
/// <param name="TrainSeconds">
/// Learning vectors from the archive and embedding it with them; 0 where it is too small.
/// </param>
/// <param name="LoadSeconds">From stored to searchable.</param>
sealed record EvalSetup(
    QuestionFile Questions, (string Name, string Sha256, int Count, int Skipped, int Passages)? Articles, int Asked,
    int Top, int? Limit, int Seed, double MinConfidence, double IngestSeconds, double TrainSeconds,
    double LoadSeconds);

/// <summary>All that a run came to.</summary>
sealed record EvalRun(EvalSetup Setup, IReadOnlyList<MetricValue> Metrics, IReadOnlyList<EvalRow> Rows);
