using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Passages;

/// <summary>
/// The words that the best passages share beyond the question: what several articles say is likely the answer.
/// </summary>
/// <remarks>
/// Pseudo-relevance feedback after Lavrenko and Croft 2001, "Relevance-based language models", counting articles
/// instead of words, since redundancy over sources is what tells an answer (Dumais et al. 2002).
/// </remarks>
sealed class Feedback
{
    const int MostPassages = 20;
    const int MostTerms = 60;
    const double LeastShare = 0.02;   // of the best passage's weight

    readonly TermTable _numbers = new();
    readonly List<Expansion> _terms = [];

    /// <param name="ranked">Best first.</param>
    public Feedback(IReadOnlyList<Candidate> ranked, PassageQuery query, Func<string, double> idf)
    {
        if (ranked.All(c => c.Article == ranked[0].Article))
            return; // Nothing is shared.
        var table = new TermTable();
        var all = new List<Expansion>();
        foreach (var passage in ranked.Take(MostPassages))
        {
            var weight = Math.Exp(passage.Score - ranked[0].Score);
            if (weight < LeastShare)
                break;
            Collect(passage, weight, query, table, all);
        }

        foreach (var term in all)
            term.Idf = term.ByArticle.Count > 1 ? idf(term.Text) : 0;
        foreach (var term in all.Where(t => t.Idf > 0).OrderByDescending(t => t.Weight).Take(MostTerms))
        {
            _numbers.FindOrAdd(term.Text);
            _terms.Add(term);
        }
    }

    /// <summary>
    /// How much of the shared words of other articles a passage has, 0 to 1: all of them, and names and numbers.
    /// </summary>
    public (double All, double Names) Of(Candidate candidate)
    {
        if (_terms.Count == 0)
            return (0, 0);
        var seen = new bool[_terms.Count];
        var words = new WordReader(candidate.Text, stackalloc char[WordReader.BufferLength]);
        while (words.Read())
        {
            if (_numbers.Find(words.Stem()) is var number and >= 0)
                seen[number] = true;
        }

        var (found, all, names, allNames) = (0.0, 1e-9, 0.0, 1e-9);
        for (var t = 0; t < seen.Length; t++)
        {
            var weight = _terms[t].WeightWithout(candidate.Article);
            all += weight;
            found += seen[t] ? weight : 0;
            if (!_terms[t].IsName)
                continue;
            allNames += weight;
            names += seen[t] ? weight : 0;
        }

        return (found / all, names / allNames);
    }

    static void Collect(Candidate passage, double weight, PassageQuery query, TermTable table, List<Expansion> all)
    {
        var words = new WordReader(passage.Text, stackalloc char[WordReader.BufferLength]);
        while (words.Read())
        {
            var isName = char.IsUpper(passage.Text[words.Start]) || char.IsAsciiDigit(passage.Text[words.Start]);
            if (TextAnalyzer.IsStopWord(words.Word) || query.Find(words.Stem()) >= 0)
                continue;
            var number = table.FindOrAdd(words.Word);
            if (number == all.Count)
                all.Add(new(words.Word.ToString()));
            all[number].Add(passage.Article, weight, isName);
        }
    }

    sealed class Expansion(string text)
    {
        int _names, _count;

        public string Text => text;

        public double Idf { get; set; }

        public Dictionary<Article, double> ByArticle { get; } = new(ReferenceEqualityComparer.Instance);

        public bool IsName => 2 * _names > _count;

        public double Weight => Idf * ByArticle.Values.Sum();

        public double WeightWithout(Article article) =>
            Idf * (ByArticle.Values.Sum() - ByArticle.GetValueOrDefault(article));

        public void Add(Article article, double weight, bool isName)
        {
            ByArticle[article] = Math.Max(ByArticle.GetValueOrDefault(article), weight);
            _count++;
            _names += isName ? 1 : 0;
        }
    }
}
