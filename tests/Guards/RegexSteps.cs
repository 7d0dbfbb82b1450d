using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NewsBot.Tests.Guards;

/// <summary>pattern → how many steps a backtracking matcher can take for each character of a very long text.</summary>
/// <remarks>
/// No text is matched, since the worst one could always be missed. The number is a bound that follows from the pattern:
/// a part can match in so many ways from one place, and what stands behind it is tried once for each of them. The
/// pattern is the framework's own parse of it, which only reflection reaches: there it is known which loops never give
/// a character back (as that of "\d+ ", since no digit is a space).
/// </remarks>
static class RegexSteps
{
    // So long that its square is more than any bound.
    const double Length = 1e9;

    const BindingFlags All =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    static readonly Assembly Framework = typeof(Regex).Assembly;

    static readonly Func<string, RegexOptions, CultureInfo, object> Parse = TypeOf("RegexParser")
        .GetMethod("Parse", All)!.CreateDelegate<Func<string, RegexOptions, CultureInfo, object>>();

    static readonly Func<string, string, bool> MayOverlap = TypeOf("RegexCharClass")
        .GetMethod("MayOverlap", All)!.CreateDelegate<Func<string, string, bool>>();

    public static double PerCharacter(Regex regex)
    {
        var tree = Parse(regex.ToString(), regex.Options, CultureInfo.InvariantCulture);
        var steps = CostOf(new(Get(tree, "Root")), isLast: true).Steps;
        var isTriedOnce = $"{Get(Get(tree, "FindOptimizations"), "LeadingAnchor")}" == "Beginning";
        return isTriedOnce ? steps / Length : steps;
    }

    /// <param name="isLast">
    /// Nothing behind it can fail: what a loop reads there is matched and not read again, so only failing costs.
    /// </param>
    static Cost CostOf(Node node, bool isLast) => node.Kind switch
    {
        "One" or "Notone" or "Set" or "Empty" or "Nothing" or "UpdateBumpalong" or "Bol" or "Eol" or "Boundary"
            or "NonBoundary" or "Beginning" or "Start" or "EndZ" or "End" => new(Ways: 1, Steps: 1),
        "Multi" => new(1, node.Text.Length),
        "Oneloop" or "Notoneloop" or "Setloop" or "Onelazy" or "Notonelazy" or "Setlazy" =>
            new(node.Most - node.Least + 1, isLast ? node.Least : node.Most),
        "Oneloopatomic" or "Notoneloopatomic" or "Setloopatomic" => new(1, isLast ? node.Least : node.Most),
        "Capture" or "Group" => CostOf(node.Children[0], isLast),
        "Atomic" => new(1, CostOf(node.Children[0], isLast).Steps),
        "PositiveLookaround" or "NegativeLookaround" => new(1, CostOf(node.Children[0], isLast: false).Steps),
        "Concatenate" => OfSequence(node.Children, isLast),
        "Alternate" => OfChoice(node.Children, isLast),
        "Loop" or "Lazyloop" => OfLoop(node, isLast),
        _ => new(double.PositiveInfinity, double.PositiveInfinity), // references to groups, conditions
    };

    static Cost OfSequence(List<Node> parts, bool isLast)
    {
        var cost = new Cost(1, 0);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = CostOf(parts[i], isLast && parts[(i + 1)..].TrueForAll(CannotFail));
            cost = new(cost.Ways * part.Ways, cost.Steps + cost.Ways * part.Steps);
        }

        return cost;
    }

    /// <summary>Of choices that begin with different characters, a text has only one.</summary>
    static Cost OfChoice(List<Node> choices, bool isLast)
    {
        var costs = choices.ConvertAll(choice => CostOf(choice, isLast));
        var ways = choices.Max(one => costs.Where((_, i) => MayBothMatch(one, choices[i])).Sum(c => c.Ways));
        return new(ways, costs.Sum(c => c.Steps));
    }

    static Cost OfLoop(Node loop, bool isLast)
    {
        // A turn that matches in one way only is never taken back in part: it costs what it reads, or fails.
        var turn = CostOf(loop.Children[0], isLast: false);
        if (turn.Ways == 1)
        {
            var failing = CostOf(loop.Children[0], isLast: true).Steps;
            var read = isLast ? 0 : Math.Min(Length, loop.Most * turn.Steps);
            return new(loop.Most - loop.Least + 1, (isLast ? Math.Max(1, loop.Least) : loop.Most) * failing + read);
        }

        if (loop.Most == Length)
            return new(double.PositiveInfinity, double.PositiveInfinity);
        var cost = new Cost(loop.Least == 0 ? 1 : 0, 0);
        var ways = 1.0;
        for (var i = 1; i <= loop.Most; i++)
        {
            cost = cost with { Steps = cost.Steps + ways * turn.Steps };
            ways *= turn.Ways;
            if (i >= loop.Least)
                cost = cost with { Ways = cost.Ways + ways };
        }

        return cost;
    }

    static bool CannotFail(Node node) => node.Kind switch
    {
        "Empty" or "UpdateBumpalong" => true,
        "Capture" or "Group" or "Atomic" => CannotFail(node.Children[0]),
        "Concatenate" => node.Children.TrueForAll(CannotFail),
        _ => node.Least == 0 && (node.Kind.Contains("loop", StringComparison.OrdinalIgnoreCase)
            || node.Kind.Contains("lazy", StringComparison.OrdinalIgnoreCase)),
    };

    static bool MayBothMatch(Node one, Node other) => FirstOf(one) is not { } first || FirstOf(other) is not { } second
        || MayOverlap(first, second);

    /// <summary>The set of characters that a match begins with, as the framework writes it; null: not known.</summary>
    static string? FirstOf(Node? node) => node?.Kind switch
    {
        _ when node is null or { IsBackward: true } => null,
        "One" => SetOf(node.Character),
        "Multi" => SetOf(node.Text[0]),
        "Set" => node.Text,
        "Oneloop" or "Onelazy" or "Oneloopatomic" when node.Least > 0 => SetOf(node.Character),
        "Setloop" or "Setlazy" or "Setloopatomic" when node.Least > 0 => node.Text,
        "Capture" or "Group" or "Atomic" => FirstOf(node.Children[0]),
        "Loop" or "Lazyloop" when node.Least > 0 => FirstOf(node.Children[0]),
        "Concatenate" => FirstOf(node.Children.Find(part => part.Kind is not ("Boundary" or "Bol" or "Beginning"))),
        _ => null,
    };

    /// <summary>Flags, length of the ranges, of the categories, and the range from the character to the next.</summary>
    static string SetOf(char character) => $"\0\u0002\0{character}{(char)(character + 1)}";

    static Type TypeOf(string name) => Framework.GetType($"System.Text.RegularExpressions.{name}", throwOnError: true)!;

    static object Get(object of, string member) =>
        (of.GetType().GetProperty(member, All)?.GetValue(of) ?? of.GetType().GetField(member, All)?.GetValue(of))!;

    sealed record Cost(double Ways, double Steps);

    sealed class Node(object node)
    {
        public string Kind { get; } = $"{Get(node, "Kind")}";

        public string Text => (string)Get(node, "Str");

        public char Character => (char)Get(node, "Ch");

        public double Least => (int)Get(node, "M");

        public double Most => (int)Get(node, "N") is var most and < int.MaxValue ? most : Length;

        public bool IsBackward => ((RegexOptions)Get(node, "Options")).HasFlag(RegexOptions.RightToLeft);

        public List<Node> Children { get; } = [.. ChildrenOf(node)];

        static IEnumerable<Node> ChildrenOf(object node)
        {
            var count = (int)node.GetType().GetMethod("ChildCount", All)!.Invoke(node, null)!;
            for (var i = 0; i < count; i++)
                yield return new(node.GetType().GetMethod("Child", All)!.Invoke(node, [i])!);
        }
    }
}
