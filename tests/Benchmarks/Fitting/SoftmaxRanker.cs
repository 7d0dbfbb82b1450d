using System.Numerics.Tensors;

namespace NewsBot.Fitting;

/// <summary>Features → linear weights, so that good candidates come before the others of their question.</summary>
/// <remarks><see cref="SoftmaxLoss"/>, L2 on standardised weights; Adam (Kingma and Ba 2015).</remarks>
static class SoftmaxRanker
{
    /// <param name="prior">What the weights are drawn to; null: 0.</param>
    /// <param name="without">A feature that is left out.</param>
    public static double[] Fit(
        IReadOnlyList<FittedQuestion> questions, double l2, int steps = 250, double[]? prior = null,
        int? without = null)
    {
        var count = questions[0].Features[0].Length;
        var deviation = Deviations(questions, count);
        var scaled = questions
            .Select(q => q with { Features = [.. q.Features.Select(x => Scaled(x, deviation))] }).ToList();
        var start = prior is null ? new double[count] : [.. prior.Select((p, f) => p * deviation[f])];
        double[] w = [.. start];
        var (m, v) = (new double[count], new double[count]);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = Gradient(scaled, w);
            for (var f = 0; f < count; f++)
            {
                gradient[f] = f == without ? 0 : gradient[f] + l2 * (w[f] - start[f]);
                m[f] = 0.9 * m[f] + 0.1 * gradient[f];
                v[f] = 0.999 * v[f] + 0.001 * gradient[f] * gradient[f];
                var rate = 0.05 * (step < steps * 0.7 ? 1 : 0.2);
                var (mean, square) = (m[f] / (1 - Math.Pow(0.9, step)), v[f] / (1 - Math.Pow(0.999, step)));
                w[f] -= rate * mean / (Math.Sqrt(square) + 1e-9);
            }
        }

        return [.. w.Select((weight, f) => weight / deviation[f])];
    }

    public static double Score(double[] weights, double[] features) => TensorPrimitives.Dot<double>(weights, features);

    static double[] Gradient(IReadOnlyList<FittedQuestion> questions, double[] w)
    {
        var count = w.Length;
        var total = questions.Sum(q => q.Weight);
        var halves = new double[2][];
        Parallel.For(0, 2, half =>
        {
            var gradient = new double[count];
            for (var q = half; q < questions.Count; q += 2)
                Add(questions[q], w, gradient);
            halves[half] = gradient;
        });
        return [.. Enumerable.Range(0, count).Select(f => (halves[0][f] + halves[1][f]) / total)];
    }

    static void Add(FittedQuestion question, double[] w, double[] gradient)
    {
        double[] scores = [.. question.Features.Select(f => Score(w, f))];
        var (pulls, _) = SoftmaxLoss.Of(question, scores);
        for (var c = 0; c < scores.Length; c++)
            TensorPrimitives.MultiplyAdd(question.Features[c], question.Weight * pulls[c], gradient, gradient);
    }

    static double[] Scaled(double[] features, double[] deviation) => [.. features.Select((x, f) => x / deviation[f])];

    static double[] Deviations(IReadOnlyList<FittedQuestion> questions, int count)
    {
        var (sum, squares, n) = (new double[count], new double[count], 0);
        foreach (var features in questions.SelectMany(q => q.Features))
        {
            n++;
            for (var f = 0; f < count; f++)
            {
                sum[f] += features[f];
                squares[f] += features[f] * features[f];
            }
        }

        return [.. squares.Select((s, f) => Math.Sqrt(Math.Max(1e-2, s / n - sum[f] / n * (sum[f] / n))))];
    }
}
