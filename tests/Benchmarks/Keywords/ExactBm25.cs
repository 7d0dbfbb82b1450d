using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace NewsBot.Benchmarks.Keywords;

/// <summary>BM25 in Lucene with the lengths as they are; its own keeps 1 / √length in a byte, cut to 3 bits.</summary>
sealed class ExactBm25 : Similarity
{
    const double K1 = 1.2, B = 0.75;

    public override long ComputeNorm(FieldInvertState state) => state.Length;

    public override SimWeight ComputeWeight(
        float queryBoost, CollectionStatistics collectionStats, params TermStatistics[] termStats) =>
        new Weight(
            collectionStats.Field,
            Math.Log(1 + (collectionStats.MaxDoc - termStats[0].DocFreq + 0.5) / (termStats[0].DocFreq + 0.5)),
            (double)collectionStats.SumTotalTermFreq / collectionStats.MaxDoc);

    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context) =>
        new Scorer((Weight)weight, context.AtomicReader.GetNormValues(((Weight)weight).Field));

    sealed class Weight(string name, double idf, double meanLength) : SimWeight
    {
        public string Field => name;

        public double Idf => idf;

        public double MeanLength => meanLength;

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float queryNorm, float topLevelBoost)
        {
        }
    }

    sealed class Scorer(Weight weight, NumericDocValues lengths) : SimScorer
    {
        public override float Score(int doc, float freq) =>
            (float)(weight.Idf * freq / (freq + K1 * (1 - B + B * lengths.Get(doc) / weight.MeanLength)));

        public override float ComputeSlopFactor(int distance) => 1;

        public override float ComputePayloadFactor(int doc, int start, int end, BytesRef payload) => 1;
    }
}
