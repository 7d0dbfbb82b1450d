using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>Where the question's terms stand in a sentence: near each other, and near what may answer it.</summary>
static class TermPlaces
{
    /// <summary>Neighbours in the question that stand within three words of each other in the sentence.</summary>
    public static double Phrase(Question question, SentenceText sentence, double[] matches)
    {
        if (question.Terms.Count < 2)
            return 0;
        var near = 0;
        for (var t = 0; t + 1 < question.Terms.Count; t++)
        {
            if (matches[t] == 0 || matches[t + 1] == 0)
                continue;
            var first = Positions(sentence, question.Terms[t]);
            var second = Positions(sentence, question.Terms[t + 1]);
            if (first.Any(a => second.Any(b => a != b && Math.Abs(a - b) <= 3)))
                near++;
        }

        return (double)near / (question.Terms.Count - 1);
    }

    /// <summary>How near a term of the question is to what was found: 1 on the same word, ½ three words off.</summary>
    public static double Nearness(Question question, SentenceText sentence, List<int> found, double[] matches)
    {
        if (found.Count == 0)
            return 0;
        var nearest = int.MaxValue;
        for (var t = 0; t < matches.Length; t++)
        {
            if (matches[t] == 0 && question.Terms[t].Kind == TermKind.Word)
                continue;
            foreach (var position in Positions(sentence, question.Terms[t]))
                foreach (var candidate in found)
                    nearest = Math.Min(nearest, Math.Abs(position - candidate));
        }

        return nearest == int.MaxValue ? 0 : 1.0 / (1 + nearest / 3.0);
    }

    static List<int> Positions(SentenceText sentence, QuestionTerm term)
    {
        var positions = new List<int>();
        for (var i = 0; i < sentence.Tokens.Count; i++)
            if (term.Kind == TermKind.Name ? term.Words.Contains(sentence.Tokens[i].Word)
                : term.Kind == TermKind.Number ? sentence.Tokens[i].Number == term.Number
                : Synonyms.Match(term.Stems[0], Dates.Canonical(sentence.Tokens[i].Stem)) > 0)
                positions.Add(i);
        return positions;
    }
}
