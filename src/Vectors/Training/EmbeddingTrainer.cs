namespace NewsBot.Vectors.Training;

/// <summary>corpus → model: words whose texts go together get vectors that do.</summary>
/// <remarks>
/// StarSpace (Wu et al. 2018) with a softmax over the batch instead of a margin. The draws depend on the seed, and
/// every sum has a fixed order: the same corpus and settings give the same bits on any number of cores.
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
        var size = BatchSizeOf(corpus);
        var stepsPerPass = corpus.Passages.Length / size;
        var passes = Math.Max(settings.Epochs, Blocks.CountOf(settings.FewestSteps, stepsPerPass));
        var table = NewTable(terms);
        var adam = new SparseAdam(table, dimensions);
        var texts = new TrainingBatch(2 * size, dimensions, terms, settings.Cores);
        var loss = new ContrastiveLoss(size, dimensions, settings.Temperature, settings.Cores);
        var sampler = new BatchSampler(corpus, settings);
        var (steps, step) = (stepsPerPass * passes, 0);
        for (var pass = 0; pass < passes; pass++)
        {
            var order = sampler.Order(pass);
            var sum = 0.0;
            for (var batch = 0; batch < stepsPerPass; batch++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var articles = Draw(corpus, sampler, pass, order.AsMemory(batch * size, size), texts);
                texts.Embed(table, 2 * size);
                sum += loss.Compute(texts.Vectors, articles, size, texts.Gradients);
                var rate = settings.LearningRate * (1 - (1 - settings.FinalRate) * step++ / steps);
                adam.Begin();
                texts.Distribute(2 * size, (term, gradient) => adam.Update(term, gradient, rate));
                progress?.Report(new(pass + 1, passes, step, steps, sum / (batch + 1)));
            }
        }

        var facts = new ModelFacts(dimensions, settings.Seed, passes, corpus.Articles, corpus.Passages.Length);
        return EmbeddingModel.Of(facts, corpus.Vocabulary, table);
    }

    int BatchSizeOf(TrainingCorpus corpus)
    {
        var wanted = Math.Min(settings.BatchSize, corpus.Passages.Length / settings.StepsPerPass);
        return Math.Max(BatchMultiple, wanted / BatchMultiple * BatchMultiple);
    }

    /// <summary>
    /// Puts the passages' partners into the first half of the batch, and the passages into the second.
    /// </summary>
    /// <returns>The articles that the passages are from.</returns>
    int[] Draw(TrainingCorpus corpus, BatchSampler sampler, int pass, ReadOnlyMemory<int> passages, TrainingBatch texts)
    {
        var articles = new int[passages.Length];
        Blocks.For(articles.Length, TextsPerBlock, settings.Cores, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                var passage = passages.Span[i];
                var place = corpus.Passages[passage];
                articles[i] = place.Article;
                sampler.DrawPartner(pass, passage, texts.FeaturesOf(i));
                corpus.Vocabulary.Weigh(corpus.Codes(place.Text), texts.FeaturesOf(articles.Length + i));
            }
        });
        return articles;
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
