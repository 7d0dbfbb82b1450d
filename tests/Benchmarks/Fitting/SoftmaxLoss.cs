namespace NewsBot.Fitting;

/// <summary>scores → by candidate the first and second derivative of the loss: its pull and its curvature.</summary>
/// <remarks>
/// The loss of a question is -ln of the share that softmax over its candidates gives to the good ones: together, where
/// any of them will do, or each against those that are not good, where all are needed (after ListNet, Cao et al. 2007).
/// </remarks>
static class SoftmaxLoss
{
    const double LeastCurvature = 1e-4;

    public static (double[] Pulls, double[] Curvatures) Of(FittedQuestion question, double[] scores)
    {
        var most = scores.Max();
        double[] shares = [.. scores.Select(s => Math.Exp(s - most))];
        var all = shares.Sum();
        var good = Math.Max(1e-300, shares.Where((_, c) => question.IsGood[c]).Sum());
        return question.NeedsAll ? OfEach(question, shares, all - good) : OfAny(question, shares, all, good);
    }

    static (double[] Pulls, double[] Curvatures) OfAny(
        FittedQuestion question, double[] shares, double all, double good)
    {
        var (pulls, curvatures) = (new double[shares.Length], new double[shares.Length]);
        for (var c = 0; c < shares.Length; c++)
        {
            var share = shares[c] / all;
            pulls[c] = share - (question.IsGood[c] ? shares[c] / good : 0);
            curvatures[c] = Math.Max(LeastCurvature, share * (1 - share));
        }

        return (pulls, curvatures);
    }

    static (double[] Pulls, double[] Curvatures) OfEach(FittedQuestion question, double[] shares, double bad)
    {
        var (pulls, curvatures) = (new double[shares.Length], new double[shares.Length]);
        var count = question.IsGood.Count(g => g);
        for (var good = 0; good < shares.Length; good++)
        {
            if (!question.IsGood[good])
                continue;
            for (var c = 0; c < shares.Length; c++)
            {
                if (c != good && question.IsGood[c])
                    continue;
                var share = shares[c] / (shares[good] + bad);
                pulls[c] += (share - (c == good ? 1 : 0)) / count;
                curvatures[c] += share * (1 - share) / count;
            }
        }

        return (pulls, curvatures);
    }
}
