namespace NewsBot.Answers.Drafts;

/// <summary>A number with its unit, as it is said: "more than 1.5 million", "62 miles".</summary>
/// <param name="Value">In the unit as it is said.</param>
/// <param name="Step">What its last digit is worth: 100,000 for 1.5 million.</param>
/// <param name="Dimension">"metre", "dollar"; null for a count.</param>
/// <param name="Factor">How many of the dimension's first unit one of its unit is.</param>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
sealed record Amount(
    double Value, double Step, string? Dimension, double Factor, AmountBound Bound, int First, int Last)
{
    // Beyond, so round a number is no longer a slip of the pen but how news are told: "1.5 million" for 1,482,310.
    const double LargeEnoughToRound = 10_000;

    const double Exact = 1e-9;

    // Years are told in months and days in weeks, by whole numbers.
    const double MonthsFit = 0.02;

    /// <summary>Whether the claim's amount follows from this one by rounding or by the units' arithmetic.</summary>
    public bool Implies(Amount claim)
    {
        if (claim.Dimension is { } dimension && Dimension is { } own && dimension != own)
            return IsTemperature(claim)
                && Rounds(claim, Dimension == "celsius" ? Value * 9 / 5 + 32 : (Value - 32) * 5 / 9);
        var value = claim.Dimension is null || Dimension is null ? Value : Value * Factor / claim.Factor;
        var isConverted = claim.Dimension is not null && Dimension is not null && Factor != claim.Factor;
        return Fits(claim, value, isConverted) && KeepsBound(claim);
    }

    bool Fits(Amount claim, double value, bool isConverted)
    {
        if (Math.Abs(value - claim.Value) <= Exact * Math.Abs(claim.Value))
            return true;
        if (claim.Bound == AmountBound.Above && claim.Value <= value && Rounds(claim, value, 1))
            return true;
        if (claim.Bound == AmountBound.Below && claim.Value >= value && Rounds(claim, value, 1))
            return true;
        if (isConverted && claim.Dimension == "month")
            return Math.Abs(value - claim.Value) <= MonthsFit * claim.Value;
        if (claim.Bound == AmountBound.About || isConverted)
            return Rounds(claim, value);

        // Unsaid, a number may be rounded only where it is large or had decimals, and not to a single digit.
        var isFine = value >= LargeEnoughToRound || Step < 1;
        return isFine && claim.Step > Step && claim.Value / claim.Step >= 9.5 && Rounds(claim, value);
    }

    static bool Rounds(Amount claim, double value, double steps = 0.5) =>
        Math.Abs(value - claim.Value) <= steps * claim.Step * (1 + Exact);

    bool IsTemperature(Amount other) =>
        Dimension is "celsius" or "fahrenheit" && other.Dimension is "celsius" or "fahrenheit";

    /// <summary>"up to 500" is not 500, and "more than" is not "less than".</summary>
    bool KeepsBound(Amount claim) => (Bound, claim.Bound) switch
    {
        (AmountBound.Below, AmountBound.None or AmountBound.Above) => false,
        (AmountBound.Above, AmountBound.Below) => false,
        _ => true,
    };
}

/// <summary>Which way a number is vague.</summary>
enum AmountBound
{
    None,
    About,
    Above,
    Below,
}
