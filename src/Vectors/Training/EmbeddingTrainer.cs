namespace NewsBot.Vectors.Training;

/// <summary>corpus → model: words whose texts go together get vectors that do.</summary>
/// <remarks>
/// StarSpace (Wu et al. 2018) with a softmax over the batch instead of a margin. The draws depend on the seed, and every
/// sum has a fixed order: the same corpus and settings give the same bits on any number of cores.
/// </remarks>
sealed class EmbeddingTrainer(TrainerSettings settings)
{
    /// <summary>One batch at the least, of what the matrix product wants a multiple of.</summary>
    public const int FewestPassages = BatchMultiple;

    const int BatchMultiple = 16;
    const int RowsPerBlock = 256;
    const int TextsPerBlock = 16;

    public EmbeddingModel Train(
        TrainingCorpus corpus, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var dimensions = settings.Dimensions;
        var terms = corpus.Vocabulary.Count;
        var table = NewTable(terms);
        var size = Math.Min(settings.BatchSize, corpus.Passages.Length / BatchMultiple * BatchMultiple);
        var adam = new SparseAdam(table, dimensions);
        var texts = new TrainingBatch(2 * size, dimensions, terms, settings.Cores);
        var loss = new ContrastiveLoss(size, dimensions, settings.Temperature, settings.Cores);
        var sampler = new BatchSampler(corpus, settings);
        var steps = corpus.Passages.Length / size * settings.Epochs;
        var groups = new int[size];
        var step = 0;
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            var order = sampler.Order(epoch);
            var sum = 0.0;
            for (var start = 0; start + size <= order.Length; start += size)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var first = start;
                var now = epoch;
                Blocks.For(size, TextsPerBlock, settings.Cores, (from, to) =>
                {
                    for (var i = from; i < to; i++)
                    {
                        var passage = order[first + i];
                        groups[i] = corpus.Passages[passage].Article;
                        sampler.DrawPartner(now, passage, texts.FeaturesOf(i));
                        corpus.Vocabulary.Weigh(
                            corpus.Codes(corpus.Passages[passage].Text), texts.FeaturesOf(size + i));
                    }
                });
                texts.Embed(table, 2 * size);
                sum += loss.Compute(texts.Vectors, groups, size, texts.Gradients);
                var rate = settings.LearningRate * (1 - (1 - settings.FinalRate) * step / steps);
                step++;
                adam.Begin();
                texts.Distribute(2 * size, (term, gradient) => adam.Update(term, gradient, rate));
                progress?.Report(new(epoch + 1, settings.Epochs, step, steps, sum / (start / size + 1)));
            }
        }

        var facts = new ModelFacts(dimensions, settings.Seed, settings.Epochs, corpus.Articles, corpus.Passages.Length);
        return EmbeddingModel.Of(facts, corpus.Vocabulary, table);
    }

    float[] NewTable(int terms)
    {
        var table = new float[terms * settings.Dimensions];
        Blocks.For(terms, RowsPerBlock, settings.Cores, (start, end) =>
        {
            for (var term = start; term < end; term++)
            {
                var draw = new BatchSampler.Draw(settings.Seed, -1, term);
                foreach (ref var value in table.AsSpan(term * settings.Dimensions, settings.Dimensions))
                    value = (float)(2 * draw.Fraction() - 1) * settings.InitialScale;
            }
        });
        return table;
    }
}

/// <summary>How far the training is.</summary>
/// <param name="Epoch">The pass over the passages, from 1.</param>
/// <param name="Loss">The mean of this pass so far, in nats.</param>
readonly record struct TrainingProgress(int Epoch, int Epochs, int Step, int Steps, double Loss)
{
    public double Fraction => (double)Step / Steps;
}
