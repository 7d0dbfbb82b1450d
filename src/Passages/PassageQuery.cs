using NewsBot.Language;

namespace NewsBot.Passages;

/// <summary>
/// A question as passages are compared with it: its terms, what they weigh, and the parts it falls into.
/// </summary>
/// <param name="Terms">Each term once, in the order of the question.</param>
/// <param name="Sequence">
/// The terms of the question one after another, as indices into <paramref name="Terms"/>.
/// </param>
/// <param name="Parts">What is searched for separately; none where the question is in one piece.</param>
sealed record PassageQuery(
    IReadOnlyList<QueryTerm> Terms, IReadOnlyList<int> Sequence, IReadOnlyList<QuestionPart> Parts)
{
    static readonly string[] NumberWords =
    [
        "how many", "how much", "how old", "how long", "how far", "percent", "what year", "which year",
        "first time since", "when did", "when was", "when is", "when will",
    ];

    readonly TermTable _numbers = NumbersOf(Terms);

    /// <summary>Whether the answer is likely a number or a date.</summary>
    public bool AsksForNumber { get; private init; }

    /// <summary>The sum of what its terms weigh; never 0.</summary>
    public double Weight { get; } = Math.Max(1e-9, Terms.Sum(t => t.Idf));

    /// <param name="idf">stem → inverse document frequency in the archive.</param>
    public static PassageQuery Read(string question, Func<string, double> idf)
    {
        var terms = new List<QueryTerm>();
        var numbers = new TermTable();
        var sequence = new List<int>();
        var places = new List<int>();
        var most = idf(""); // of what no text has
        foreach (var term in TextAnalyzer.QueryTerms(question))
        {
            var number = numbers.FindOrAdd(term.Text);
            if (number == terms.Count)
            {
                var weight = idf(term.Text);
                terms.Add(new(
                    term.Text, weight, IsName(question, term.Start), char.IsAsciiDigit(term.Text[0]), weight < most));
            }

            sequence.Add(number);
            places.Add(term.Start);
        }

        return new(terms, sequence, QuestionParts.Of(question, sequence, places, terms))
        {
            AsksForNumber = Array.Exists(NumberWords, w => question.Contains(w, StringComparison.OrdinalIgnoreCase)),
        };
    }

    public bool IsInParts => Parts.Count > 0;

    /// <summary>The index of a stem, or -1.</summary>
    public int Find(ReadOnlySpan<char> stem) => _numbers.Find(stem);

    /// <summary>A capital that is not only the first of the question.</summary>
    static bool IsName(string question, int start) =>
        char.IsUpper(question[start]) && question.AsSpan(0, start).ContainsAnyInRange('A', 'z');

    static TermTable NumbersOf(IReadOnlyList<QueryTerm> terms)
    {
        var table = new TermTable();
        foreach (var term in terms)
            table.FindOrAdd(term.Text);
        return table;
    }
}

/// <summary>A term of the question.</summary>
/// <param name="Text">The stem.</param>
/// <param name="Idf">What it weighs: the rarer, the more.</param>
/// <param name="IsKnown">Whether any text of the archive has it.</param>
sealed record QueryTerm(string Text, double Idf, bool IsName, bool IsNumber, bool IsKnown);

/// <summary>A clause that is searched for by itself.</summary>
/// <param name="Text">As the question has it.</param>
/// <param name="Terms">Indices of its terms, each once.</param>
/// <param name="Weight">The sum of what they weigh.</param>
sealed record QuestionPart(string Text, IReadOnlyList<int> Terms, double Weight);
