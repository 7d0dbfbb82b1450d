using CsCheck;

namespace NewsBot.Tests.Support;

/// <summary>
/// Bodies that look like news, with what is hard about them: stops, quotes, marks, other scripts, line breaks.
/// </summary>
static class TextGen
{
    static readonly string[] Parts =
    [
        "Kim", "the museum", "said", "U.S.", "Jan. 5", "Mr. Lee", "3.5 million", "\"We won.\"", "No. 10", "(it fell)",
        "he", "…", "...", "?!", ".", ".", ". ", ", ", " ", "\n", "\n\n", "\r\n", "\t", "東京。", "e\u0301",
        "👩‍👩‍👧‍👦", "🇰🇷", "각", "ا\u0651", "\u00a0", " \u0301", "[1]", "a\u0300\u0301\u0302",
        "https://example.org/a?b=c", "x", "I.", "\u2028", "»",
    ];

    public static readonly Gen<string> Body =
        Gen.OneOf(Parts).Array[0, 120]
            .Select(parts => string.Join("", parts.Select((p, i) => i % 3 == 0 ? " " + p : p)));
}
