namespace NewsBot.Vectors.Training;

/// <summary>
/// passage → a text that should be near it: its article's title, words of a neighbour, a few of its own words.
/// </summary>
/// <remarks>
/// What is drawn depends on seed, epoch and passage alone, so that passages can be drawn for on any core.
/// </remarks>
sealed class BatchSampler(TrainingCorpus corpus, TrainerSettings settings)
{
    const int MostWords = 64;

    /// <summary>The order in which an epoch takes the passages.</summary>
    public int[] Order(int epoch)
    {
        var order = new int[corpus.Passages.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var draw = new Draw(settings.Seed, epoch, -1);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = draw.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    public void DrawPartner(int epoch, int passage, List<Feature> features)
    {
        var draw = new Draw(settings.Seed, epoch, passage);
        var place = corpus.Passages[passage];
        var share = draw.Fraction();
        if (share < settings.TitleShare)
        {
            var title = corpus.Codes(place.Title);
            if (title.Length > 0)
            {
                corpus.Vocabulary.Weigh(title[..Math.Min(title.Length, MostWords)], features);
                if (features.Count > 0)
                    return;
            }
        }
        else if (share < settings.TitleShare + settings.NeighbourShare && place.Count > 1)
        {
            var other = place.First + draw.Below(place.Count - 1);
            if (other >= passage)
                other++;
            var codes = corpus.Codes(corpus.Passages[other].Text);
            var length = Math.Min(codes.Length, settings.NeighbourWords);
            corpus.Vocabulary.Weigh(codes.Slice(draw.Below(codes.Length - length + 1), length), features);
            if (features.Count > 0)
                return;
        }

        DrawOwnWords(place, draw, features);
    }

    void DrawOwnWords(PassagePlace place, Draw draw, List<Feature> features)
    {
        var codes = corpus.Codes(place.Text);
        if (codes.Length == 0)
        {
            features.Clear();
            return;
        }

        Span<int> words = stackalloc int[MostWords];
        var count = settings.OwnWords;
        for (var i = 0; i < count; i++)
            words[i] = codes[draw.Below(codes.Length)];
        corpus.Vocabulary.Weigh(words[..count], features);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    public struct Draw(int seed, int epoch, int passage)
    {
        ulong _state = StableHash.Combine(StableHash.Combine((ulong)seed, (ulong)epoch), (ulong)passage);

        public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

        public double Fraction() => (Next() >> 11) * (1.0 / (1ul << 53));

        ulong Next()
        {
            var z = _state += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }
}
