namespace NewsBot.Fitting;

/// <summary>
/// Features and labels → weights of a logistic regression, L2 on standardised ones, by Newton's method.
/// </summary>
static class LogisticFit
{
    const int Steps = 12;

    /// <param name="rows">Features, of which the first is the bias; what is so; how much it counts.</param>
    public static double[] Fit(IReadOnlyList<(double[] X, bool IsSo, double Weight)> rows, double l2)
    {
        var count = rows[0].X.Length;
        var total = rows.Sum(r => r.Weight);
        var scale = new double[count];
        for (var f = 0; f < count; f++)
        {
            var mean = rows.Sum(r => r.Weight * r.X[f]) / total;
            var variance = rows.Sum(r => r.Weight * (r.X[f] - mean) * (r.X[f] - mean)) / total;
            scale[f] = f == 0 ? 1 : Math.Sqrt(Math.Max(variance, 1e-8));
        }

        var w = new double[count];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[count];
            var hessian = new double[count, count];
            var x = new double[count];
            foreach (var (features, isSo, weight) in rows)
            {
                var sum = 0.0;
                for (var f = 0; f < count; f++)
                    sum += w[f] * (x[f] = features[f] / scale[f]);
                var p = 1 / (1 + Math.Exp(-sum));
                var error = weight / total * (p - (isSo ? 1 : 0));
                var curve = weight / total * Math.Max(p * (1 - p), 1e-6);
                for (var f = 0; f < count; f++)
                {
                    gradient[f] += error * x[f];
                    for (var g = 0; g <= f; g++)
                        hessian[f, g] += curve * x[f] * x[g];
                }
            }

            for (var f = 0; f < count; f++)
            {
                gradient[f] += f == 0 ? 0 : l2 * w[f];
                hessian[f, f] += f == 0 ? 1e-9 : l2;
            }

            var move = Solve(hessian, gradient);
            for (var f = 0; f < count; f++)
                w[f] -= move[f];
        }

        return [.. w.Select((weight, f) => weight / scale[f])];
    }

    public static double Probability(double[] weights, double[] features)
    {
        var sum = 0.0;
        for (var f = 0; f < weights.Length; f++)
            sum += weights[f] * features[f];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Cholesky's method; of the matrix the lower half is read, and overwritten.</summary>
    static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++)
                    sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / a[j, j];
            }

        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }

        return x;
    }
}
