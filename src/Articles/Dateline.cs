namespace NewsBot.Articles;

/// <summary>
/// Where, when and by whom it was filed: "Seoul, Jan 6 ", "SEOUL, Jan. 6 (AP) -- ", "LONDON (AP) - ".
/// </summary>
/// <param name="Date">Only when the dateline says the year.</param>
/// <param name="HasOwnLine">Stood on a line of its own, above what it introduces.</param>
sealed record Dateline(string? Agency, DateOnly? Date, bool HasOwnLine)
{
    /// <summary>Cuts the dateline, if the text begins with one; in doubt the text stays as it is.</summary>
    public static Dateline? CutFrom(ref string text)
    {
        var parser = new DatelineParser(text);
        if (!parser.TryReadPlaces(out var isDated, out var date))
            return null;

        var agency = parser.ReadAgency();
        var separator = parser.ReadSeparator();
        var hasOwnLine = parser.Rest.TrimStart(" \t") is [] or ['\n', ..];
        var rest = parser.Rest.TrimStart();
        var beginsSentence = rest is [var first, ..] && (char.IsUpper(first) || "\"'“‘".Contains(first));
        var isDateline = (isDated, separator, agency) switch
        {
            (true, Separator.Dash, not null) => true,
            (true, Separator.Dash, null) => rest is [not (>= '0' and <= '9'), ..], // Jan 6 - 8
            (true, _, not null) => hasOwnLine || separator == Separator.Colon || beginsSentence,
            (true, _, null) => hasOwnLine || (beginsSentence && NewsText.BeginsWithSentence(text)), // no headline
            (false, Separator.Dash, not null) => hasOwnLine || !char.IsLower(rest[0]),
            _ => false,
        };
        if (!isDateline)
            return null;

        text = rest.ToString();
        return new(agency, date, hasOwnLine);
    }

    internal enum Separator
    {
        None,
        Space,
        Colon,
        Dash,
    }
}
