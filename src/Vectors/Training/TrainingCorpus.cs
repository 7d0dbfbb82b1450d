namespace NewsBot.Vectors.Training;

/// <summary>All passages and titles of an archive as numbers of terms.</summary>
sealed class TrainingCorpus
{
    readonly int[] _codes;
    readonly int[] _ends;

    /// <param name="codes">Of all texts, one behind the other.</param>
    /// <param name="ends">Of the texts in it: for each article its title, then its passages.</param>
    /// <param name="articles">The number of passages of each article.</param>
    public TrainingCorpus(Vocabulary vocabulary, int[] codes, int[] ends, IReadOnlyList<int> articles)
    {
        Vocabulary = vocabulary;
        _codes = codes;
        _ends = ends;
        Passages = new PassagePlace[articles.Sum()];
        Articles = articles.Count;
        int text = 0, passage = 0;
        for (var article = 0; article < articles.Count; article++)
        {
            var title = text++;
            var first = passage;
            for (var i = 0; i < articles[article]; i++)
                Passages[passage++] = new(article, title, text++, first, articles[article]);
        }
    }

    public Vocabulary Vocabulary { get; }

    public PassagePlace[] Passages { get; }

    public int Articles { get; }

    public ReadOnlySpan<int> Codes(int text) => _codes.AsSpan(StartOf(text), _ends[text] - StartOf(text));

    int StartOf(int text) => text == 0 ? 0 : _ends[text - 1];
}

/// <summary>Where the texts of a passage stand in the corpus.</summary>
/// <param name="Article">The number of its article.</param>
/// <param name="Title">The number of that article's title among the texts.</param>
/// <param name="Text">The number of the passage among the texts.</param>
/// <param name="First">The article's first passage.</param>
/// <param name="Count">The article's passages.</param>
readonly record struct PassagePlace(int Article, int Title, int Text, int First, int Count);
