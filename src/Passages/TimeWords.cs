using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Passages;

/// <summary>question → the words of it that may name a time: cheap, so that most need no recogniser.</summary>
/// <remarks>
/// It errs on the side of no: "May" is a month only beside a number or behind a word as "in"; a year only behind one;
/// "Black Friday", "the 2024 election", "the January 6 committee" and "9/11" are names of things.
/// </remarks>
sealed class TimeWords
{
    static readonly FrozenSet<string> Months = Set(
        "january february march april may june july august september october november december " +
        "jan feb mar apr jun jul aug sep sept oct nov dec");

    /// <summary>Months that are names of people or words too.</summary>
    static readonly FrozenSet<string> OtherwiseMonths = Set("march april may june august jan mar jun dec");

    static readonly FrozenSet<string> Weekdays = Set("monday tuesday wednesday thursday friday saturday sunday");

    static readonly FrozenSet<string> Units =
        Set("day week weekend month quarter year decade days weeks weekends months quarters years decades hours");

    static readonly FrozenSet<string> Seasons = Set("spring summer autumn fall winter");

    static readonly FrozenSet<string> Alone = Set("today yesterday tonight");

    static readonly FrozenSet<string> Pointers = Set("last past previous this");

    static readonly FrozenSet<string> Prepositions = Set(
        "in on of since during by until till before after between and to from through throughout early late " +
        "mid for at around as or earlier beginning start end middle over");

    static readonly FrozenSet<string> Counts = Set(
        "a an one two three four five six seven eight nine ten eleven twelve few several couple dozen of the");

    static readonly FrozenSet<string> OfTime = Set(
        "first second third fourth half q1 q2 q3 q4 ago later next coming current every each " +
        "night morning afternoon evening am pm");

    static readonly FrozenSet<string> PartsOfDay = Set("night morning evening afternoon");

    static readonly FrozenSet<string> NamedDays = Set(
        "black good cyber ash fat shrove palm easter super bloody giving sheffield freaky holy maundy casual " +
        "blue ruby big clean wear small prime whit green red manic stormy happy throwback");

    static readonly FrozenSet<string> OfDayNames = Set(
        "night times telegraph post mail express mirror live briefing independent football business best world herald");

    static readonly FrozenSet<string> Superlatives = Set(
        "first only largest biggest highest lowest worst best most least hottest coldest longest deadliest " +
        "fastest strongest greatest deepest");

    static readonly FrozenSet<string> Origins = Set("born founded established invented dating dated aged");

    static readonly FrozenSet<string> Ahead = Set("will shall upcoming expected scheduled planned plans going");

    static readonly FrozenSet<string> LatestWords =
        Set("latest newest recent recently now currently current nowadays presently");

    static readonly FrozenSet<string> Currents =
        Set("electric electrical ocean alternating direct rip gulf tidal eddy");

    // "From the end of the first week of January" is as long as they get.
    const int MostAround = 8;

    // No expression has as many words; a list of dates takes the recogniser the square of its length and more.
    const int LongestPart = 16;

    // A question is a sentence or three; the recogniser's patterns take long over a book.
    const int LongestRead = 2000;

    readonly TimeWord[] _words;
    readonly bool[] _isCue;

    TimeWords(string text)
    {
        Text = text.Length > LongestRead ? text[..LongestRead] : text;
        _words = [.. TimeWord.In(Text)];
        _isCue = new bool[_words.Length];
        for (var i = 0; i < _words.Length; i++)
            _isCue[i] = IsCue(i);
        NamesATime = HasCue(0, _isCue.Length - 1);
        Latest = LatestAt() is { } at ? _words[at].TextIn(Text) : null;
    }

    public string Text { get; }

    /// <summary>Whether the recogniser has to be asked.</summary>
    public bool NamesATime { get; }

    /// <summary>The word that asks for the newest news; null when there is none.</summary>
    public string? Latest { get; }

    public static TimeWords Of(string question) => new(question);

    /// <summary>Parts of the question that may be an expression of time ("on 5 January"), with their places.</summary>
    /// <remarks>The recogniser takes time over all that it is given, and what it said of a part can be kept.</remarks>
    public IEnumerable<(int Start, string Text)> Parts()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (!_isCue[i])
                continue;
            var (first, last) = (i, i);
            while (first > 0 && i - first < MostAround && IsOfTime(first - 1) && !_words[first - 1].EndsPart)
                first--;
            while (last + 1 < Math.Min(_words.Length, first + LongestPart)
                && (_isCue[last + 1] || (last - i < MostAround && IsOfTime(last + 1))))
                last++;
            i = last;
            var start = _words[first].Start;
            yield return (start, Text[start..(_words[last].Start + _words[last].Length)]);
        }
    }

    /// <summary>Whether the word is one that expressions of time are made of.</summary>
    bool IsOfTime(int i) => _isCue[i] || _words[i].IsNumber || OfTime.Contains(_words[i].Lower)
        || Units.Contains(_words[i].Lower) || Counts.Contains(_words[i].Lower) || Pointers.Contains(_words[i].Lower)
        || Prepositions.Contains(_words[i].Lower) || Months.Contains(_words[i].Lower)
        || Seasons.Contains(_words[i].Lower);

    /// <summary>Whether an expression that the recogniser found is about when the news was.</summary>
    public bool Accept(int start, int length)
    {
        var first = Array.FindIndex(_words, w => w.Start >= start);
        if (first < 0)
            return false;
        var last = first;
        while (last + 1 < _words.Length && _words[last + 1].Start < start + length)
            last++;
        return HasCue(first, last)
            && !IsSinceARecord(first) && !IsNamedByDay(first, last)
            && !(Origins.Contains(Before(first)) || Origins.Contains(Before(first - 1)));
    }

    bool HasCue(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (_isCue[i])
                return true;
        return false;
    }

    /// <summary>Whether the expression is the end of what is asked for: "as of", "through".</summary>
    public bool IsAsOf(int start)
    {
        var first = Array.FindIndex(_words, w => w.Start >= start);
        return Before(first) == "through" || (Before(first) == "of" && Before(first - 1) == "as");
    }

    /// <summary>The year behind an expression that the recogniser takes for another: "early November 2024".</summary>
    public (int Year, int Start)? YearBehind(int start, int length)
    {
        var next = Array.FindIndex(_words, w => w.Start >= start + length);
        if (next <= 0 || _words[next - 1].EndsPart || _words[next - 1].IsYear
            || _words[next] is not { IsYear: true, Lower.Length: 4 } year)
            return null;
        return (int.Parse(year.Lower, CultureInfo.InvariantCulture), year.Start);
    }

    /// <summary>Whether the question is about what will be: then "in November" is the next one.</summary>
    public bool LooksAhead => Array.Exists(_words, w => Ahead.Contains(w.Lower));

    /// <summary>Whether "the" stands before: "the last week" is seven days, "last week" one of the calendar.</summary>
    public bool HasArticle(int start) => Before(Array.FindIndex(_words, w => w.Start >= start)) == "the";

    bool IsCue(int i)
    {
        var word = _words[i];
        if (Months.Contains(word.Lower))
            return IsMonth(i);
        if (Weekdays.Contains(word.Lower))
            return IsWeekday(i);
        if (word.IsYear)
            return IsYear(i);
        if (Alone.Contains(word.Lower))
            return i == 0 || _words[i - 1].EndsPart || !word.IsCapital || IsShouting;
        if (word.IsDate)
            return true;
        if (Units.Contains(word.Lower) || Seasons.Contains(word.Lower) || PartsOfDay.Contains(word.Lower))
            return IsPointedAt(i);
        return word.Lower == "ago" && Units.Contains(Before(i));
    }

    /// <summary>"5 January", "in January", "last January", "the January ruling"; not "Theresa May", "May I".</summary>
    bool IsMonth(int i)
    {
        if (IsDayNumber(i - 1) || (i > 1 && Before(i) == "of" && IsDayNumber(i - 2)))
            return true;
        if (i + 1 < _words.Length && (IsDayNumber(i + 1) || _words[i + 1].IsYear))
            return _words[i].IsCapital || !OtherwiseMonths.Contains(_words[i].Lower);
        if (i + 2 < _words.Length && After(i) == "of" && (_words[i + 2].IsYear || Pointers.Contains(After(i + 1))))
            return true;
        var next = i + 1 < _words.Length ? _words[i + 1] : null;
        var isName = OtherwiseMonths.Contains(_words[i].Lower)
            && next is { IsCapital: true, IsYear: false } && !_words[i].EndsPart && !Months.Contains(next.Lower);
        if (isName)
            return false;
        return Prepositions.Contains(Before(i)) && Before(i) is not ("for" or "at" or "as" or "on" or "over")
                && (Before(i) is not ("and" or "to" or "or" or "of" or "from" or "by") || _words[i].IsCapital)
                && (Before(i) is not ("and" or "to" or "or") || HasMonthBefore(i))
            || Pointers.Contains(Before(i))
            || (Before(i) == "the" && _words[i].IsCapital && next is { IsCapital: false, Lower: { Length: > 0 } noun }
                && !Prepositions.Contains(noun));
    }

    bool HasMonthBefore(int i) =>
        (i > 1 && Months.Contains(_words[i - 2].Lower)) || (i > 2 && Months.Contains(_words[i - 3].Lower));

    bool IsWeekday(int i) =>
        !(NamedDays.Contains(Before(i)) && (_words[i - 1].IsCapital || !_words[i].IsCapital))
        && !(OfDayNames.Contains(After(i)) && _words[i + 1].IsCapital)
        && Before(i) is not ("every" or "each" or "next" or "coming")
        && !(After(i) == "the" && After(i + 1) == "13th");

    /// <summary>After a preposition or beside a month; not "the 2024 election", "CES 2023", "of 2000 people".</summary>
    bool IsYear(int i)
    {
        if (i > 0 && (Months.Contains(Before(i)) || Seasons.Contains(Before(i)) || Before(i) is "year" or "mid-"))
            return true;
        if (IsDayNumber(i - 1) && i > 1 && Months.Contains(_words[i - 2].Lower))
            return true;
        if (Before(i) == "the" && _words[i].Lower.EndsWith('s'))
            return true;
        if (!Prepositions.Contains(Before(i)) || Before(i) is "at" or "on" or "over" or "as" or "for")
            return false;
        if (Before(i) is "and" or "to" or "or")
            return (i > 1 && _words[i - 2].IsYear) || Months.Contains(i > 1 ? _words[i - 2].Lower : "");
        return !(i + 1 < _words.Length && !_words[i].EndsPart && _words[i + 1].IsPlural && !_words[i + 1].IsCapital);
    }

    /// <summary>"last week", "this past weekend", "the last three months", "in the summer of 2021".</summary>
    bool IsPointedAt(int i)
    {
        if (_words[i].IsCapital && i > 1 && !IsShouting)
            return false; // "Last Week Tonight", "The Week", "Fashion Week"
        if (Seasons.Contains(_words[i].Lower) && After(i) == "of" && i + 2 < _words.Length && _words[i + 2].IsYear)
            return true;
        if (_words[i].Lower == "weekend" && Before(i) == "the")
            return true;
        var at = i - 1;
        while (at >= 0 && (Counts.Contains(_words[at].Lower) || _words[at].IsNumber) && _words[at].Lower != "the")
            at--;
        if (at >= 0 && _words[at].Lower == "previous" && _words[i].IsPlural)
            return false; // "Better than in previous years"
        return at >= 0 && Pointers.Contains(_words[at].Lower)
            && (at == i - 1 || _words[at].Lower is "last" or "past" or "previous");
    }

    /// <summary>"The first time since 1984", "the highest since May": how rare it is, not when it was.</summary>
    bool IsSinceARecord(int first)
    {
        var since = _words[first].Lower == "since" ? first : Before(first) == "since" ? first - 1 : -1;
        for (var i = Math.Max(0, since - 6); i < since; i++)
            if (Superlatives.Contains(_words[i].Lower))
                return true;
        return false;
    }

    /// <summary>"The January 6 committee", "the October 7 attacks", "9/11".</summary>
    bool IsNamedByDay(int first, int last)
    {
        if (first == last && _words[first].Lower is "9/11" or "7/7" or "24/7" or "11/9")
            return true;
        var isDay = last > first && IsDayNumber(last) && Months.Contains(_words[last - 1].Lower);
        return isDay && !_words[last].EndsPart && last + 1 < _words.Length
            && (Before(first) == "the" || _words[first].Lower == "the")
            && !Prepositions.Contains(_words[last + 1].Lower);
    }

    int? LatestAt()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var word = _words[i];
            if (!LatestWords.Contains(word.Lower) || (word.IsCapital && i > 0 && !IsShouting))
                continue;
            if (word.Lower == "current" && Currents.Contains(Before(i)))
                continue;
            if (word.Lower == "now" && (Before(i) is "until" or "from" || After(i) == "defunct"))
                continue;
            return i;
        }

        return null;
    }

    /// <summary>A question in capitals says nothing about names.</summary>
    bool IsShouting => !Array.Exists(_words, w => w.Lower.Length > 1 && !w.IsNumber && !w.IsUpper);

    bool IsDayNumber(int i) => i >= 0 && i < _words.Length && _words[i].IsDayNumber;

    string Before(int i) => i > 0 && i <= _words.Length ? _words[i - 1].Lower : "";

    string After(int i) => i + 1 < _words.Length ? _words[i + 1].Lower : "";

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
