namespace NewsBot.Language;

/// <summary>A word or its stem, and the place in the text that it stands for.</summary>
sealed record Term(string Text, int Start, int End);

/// <summary>text → terms: what the index stores and what a question looks for.</summary>
static class TextAnalyzer
{
    // No 'us': it is also the United States.
    const string StopWordList =
        """
        a about after all also an and any are as at be because been before being but by can could did do does doing
        dont for from had has have having he her here hers him his how i if in into is it its itself just me more most
        my no nor not of on once only or other our out over own same she should so some such than that the their them
        then there these they this those through to too under until up very was we were what when where which while
        who whom whose why will with would you your please tell
        """;

    static readonly TermTable StopWords = ReadStopWords();

    /// <summary>Folded words as they stand.</summary>
    public static List<Term> Words(string text) => Read(text, stem: false);

    /// <summary>Folded and stemmed words: the terms of the index.</summary>
    public static List<Term> Terms(string text) => Read(text, stem: true);

    /// <summary>The stemmed terms of a question, without stop words unless it has nothing else.</summary>
    public static List<Term> QueryTerms(string query)
    {
        var kept = new List<Term>();
        var isShouting = !HasLowerCase(query);
        foreach (var word in Words(query))
        {
            if (!IsStopWord(word.Text) || (!isShouting && IsAcronym(query.AsSpan()[word.Start..word.End])))
                kept.Add(word with { Text = Stem(word.Text) });
        }

        return kept.Count > 0 ? kept : Terms(query);
    }

    /// <summary>Whether a folded, unstemmed word says little by itself (the, of, what).</summary>
    public static bool IsStopWord(ReadOnlySpan<char> word) => StopWords.Find(word) >= 0;

    /// <summary>Merges the inflections of a lower-case English word; see <see cref="EnglishStemmer"/>.</summary>
    public static string Stem(string lowerCaseWord) => EnglishStemmer.Stem(lowerCaseWord);

    static List<Term> Read(string text, bool stem)
    {
        var terms = new List<Term>(text.Length / 6 + 1);
        var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
        while (words.Read())
            terms.Add(new((stem ? words.Stem() : words.Word).ToString(), words.Start, words.End));

        return terms;
    }

    /// <summary>WHO and IT are names where the rest is not in capitals.</summary>
    static bool IsAcronym(ReadOnlySpan<char> word) => word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z');

    static bool HasLowerCase(string text)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiLetterLower(c))
                return true;
        }

        return false;
    }

    static TermTable ReadStopWords()
    {
        var table = new TermTable();
        foreach (var word in StopWordList.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            table.FindOrAdd(word);

        return table;
    }
}
