using System.Globalization;
using System.Text;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Text from outside → text that cannot steer the terminal, and how many cells it takes there.</summary>
static class TerminalText
{
    /// <summary>Makes text safe to print; newlines and tabs stay.</summary>
    /// <remarks>
    /// Every other control (C0, DEL, C1) and every lone surrogate becomes U+FFFD, so that the reader sees that
    /// something stood there. Bidirectional embeddings, overrides and isolates (U+202A–U+202E, U+2066–U+2069) are
    /// removed; the marks that right-to-left text needs (U+200E, U+200F, U+061C) stay. "\r\n" becomes "\n".
    /// </remarks>
    public static string Sanitize(string text)
    {
        if (IsSafe(text))
            return text;
        var safe = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            if (rune.Value is '\n' or '\t')
                safe.Append((char)rune.Value);
            else if (Rune.IsControl(rune))
                safe.Append('\uFFFD');
            else if (!IsBidirectional(rune.Value))
                safe.Append(units[..rune.EncodeToUtf16(units)]);

        return safe.ToString();
    }

    /// <summary>As most text is, at a glance: what has surrogates is looked at by runes.</summary>
    static bool IsSafe(string text)
    {
        foreach (var c in text)
            if ((char.IsControl(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c) || IsBidirectional(c))
                return false;
        return true;
    }

    static bool IsBidirectional(int rune) => rune is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;

    /// <summary>The most cells that a terminal gives to a grapheme.</summary>
    /// <remarks>
    /// Terminals disagree: one draws a family emoji in two cells, another each of its members. A row that is full by
    /// the larger count is never too long for either.
    /// </remarks>
    public static int MaxCells(string grapheme)
    {
        var apart = 0;
        foreach (var rune in grapheme.EnumerateRunes())
            apart += Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark
                ? 1
                : Math.Max(0, rune.ToString().GetCellWidth());

        return Math.Max(1, Math.Max(apart, grapheme.GetCellWidth()));
    }
}
