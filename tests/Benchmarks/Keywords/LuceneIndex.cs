using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace NewsBot.Benchmarks.Keywords;

/// <summary>The same passages in Lucene.Net: in memory, one segment, documents and frequencies only.</summary>
sealed class LuceneIndex : IDisposable
{
    readonly RAMDirectory directory = new();
    readonly DirectoryReader reader;
    readonly IndexSearcher searcher;

    public LuceneIndex(string[] passages, Similarity similarity)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        {
            Similarity = similarity,
        };
        var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS };
        type.Freeze();
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (var passage in passages)
                writer.AddDocument([new Field("text", passage, type)]);

            writer.ForceMerge(1);
            writer.Commit();
        }

        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = similarity };
    }

    public (int Passage, double Score)[] Search(string[] terms, int top)
    {
        var query = new BooleanQuery();
        foreach (var term in terms)
            query.Add(new TermQuery(new("text", term)), Occur.SHOULD);

        return [.. searcher.Search(query, top).ScoreDocs.Select(hit => (hit.Doc, (double)hit.Score))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }
}
