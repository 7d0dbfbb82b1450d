using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Answers.Drafts;

/// <summary>Units of measure and money: what they measure, and how many of its first unit one is.</summary>
static class Units
{
    static readonly FrozenDictionary<string, (string Dimension, double Factor)> Known = Read(
        """
        metre 1 metre metres meter meters
        metre 1000 km kilometre kilometres kilometer kilometers kms
        metre 1609.344 mile miles mi
        metre 0.3048 foot feet ft
        metre 0.9144 yard yards yd
        metre 0.0254 inch inches
        metre 0.01 cm centimetre centimetres centimeter centimeters
        metre 0.001 mm millimetre millimetres millimeter millimeters
        kilogram 1 kg kilogram kilograms kilo kilos
        kilogram 1000 tonne tonnes
        kilogram 907.18474 ton tons
        kilogram 0.001 gram grams
        kilogram 0.45359237 lb lbs
        kilogram 0.028349523 ounce ounces oz
        litre 1 litre litres liter liters
        litre 3.785411784 gallon gallons
        litre 158.987295 barrel barrels
        hectare 1 hectare hectares ha
        hectare 0.40468564 acre acres
        kmh 1 kmh kph
        kmh 1.609344 mph
        kmh 1.852 knot knots
        watt 1 watt watts
        watt 1000 kilowatt kilowatts kw
        watt 1000000 megawatt megawatts mw
        watt 1000000000 gigawatt gigawatts gw
        second 1 second seconds
        second 60 minute minutes
        second 3600 hour hours
        second 86400 day days
        second 604800 week weeks
        month 1 month months
        month 12 year years
        month 120 decade decades
        month 1200 century centuries
        percent 1 percent pct
        point 1 point points
        celsius 1 celsius
        fahrenheit 1 fahrenheit
        dollar 1 dollar dollars usd
        euro 1 euro euros eur
        pound 1 pound pounds gbp
        yen 1 yen jpy
        yuan 1 yuan renminbi
        won 1 won krw
        rupee 1 rupee rupees inr
        rouble 1 rouble roubles ruble rubles
        franc 1 franc francs
        crown 1 crown crowns krone kroner krona kronor
        peso 1 peso pesos
        """);

    /// <summary>What the symbol before or behind a number stands for.</summary>
    public static string? OfSymbol(char symbol) => symbol switch
    {
        '$' => "dollar",
        '€' => "euro",
        '£' => "pound",
        '¥' => "yen",
        '₹' => "rupee",
        '₩' => "won",
        '%' => "percent",
        _ => null,
    };

    public static bool IsMoney(string word) => Find(word)?.Dimension is
        "dollar" or "euro" or "pound" or "yen" or "yuan" or "won" or "rupee" or "rouble" or "franc" or "crown"
        or "peso";

    public static bool IsUnit(string word) => Known.ContainsKey(word);

    /// <summary>The dimension's name is also that of its first unit.</summary>
    public static (string Dimension, double Factor)? Find(string word) =>
        Known.TryGetValue(word, out var unit) ? unit : null;

    static FrozenDictionary<string, (string, double)> Read(string table)
    {
        var units = new Dictionary<string, (string, double)>(StringComparer.Ordinal);
        foreach (var line in table.Split('\n'))
            if (line.Trim().Split(' ') is [var dimension, var factor, .. var words])
                foreach (var word in words)
                    units.Add(word, (dimension, double.Parse(factor, CultureInfo.InvariantCulture)));
        return units.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
