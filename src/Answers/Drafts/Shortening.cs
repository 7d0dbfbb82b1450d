namespace NewsBot.Answers.Drafts;

/// <summary>
/// Whether a claim is a sentence of the evidence with a clause or two left out, and nothing else changed.
/// </summary>
static class Shortening
{
    const int MostGaps = 2;

    public static bool Is(Statement claim, Statement whole)
    {
        var (c, gaps) = (0, 0);
        for (var w = 0; w < whole.Tokens.Count;)
        {
            if (c < claim.Tokens.Count && claim.Tokens[c].Word == whole.Tokens[w].Word)
            {
                (c, w) = (c + 1, w + 1);
                continue;
            }

            // A clause begins or ends where a comma, a bracket or a dash stands, or with the sentence.
            var end = w;
            while (end < whole.Tokens.Count && !Resumes(claim, c, whole, end))
                end++;
            if (++gaps > MostGaps
                || !(whole.IsParted(w - 1, w) && (end == whole.Tokens.Count || whole.IsParted(end - 1, end))))
                return false;
            w = end;
        }

        return c == claim.Tokens.Count && c > 0;
    }

    static bool Resumes(Statement claim, int c, Statement whole, int w) =>
        c < claim.Tokens.Count && whole.Tokens[w].Word == claim.Tokens[c].Word && whole.IsParted(w - 1, w);
}
