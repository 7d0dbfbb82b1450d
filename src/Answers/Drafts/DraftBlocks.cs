using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>Characters, markers and line breaks → sentences with what they cite.</summary>
/// <remarks>A block is a paragraph, a list item, a heading or a row of a table: no sentence goes beyond it.</remarks>
sealed partial class DraftBlocks(MarkerReader markers)
{
    // As a claim nobody can check more; text without any full stop is cut here.
    const int LongestSentence = 1_000;

    const string Terminators = ".!?…。！？｡؟।";

    readonly StringBuilder _text = new();
    readonly List<(int At, Marker Marker)> _marks = [];
    readonly List<Marker> _onNextLine = [];
    readonly Queue<DraftSentence> _ready = new();

    bool _isBegun;         // a sentence of the block was already taken from it
    bool _mayEnd;          // a full stop stands in what is left of it
    bool _isSources;       // what follows lists sources
    int _lineBreaks;       // since the last character
    bool _isMarkAlone;     // on its line

    public bool TryTake(out DraftSentence sentence) => _ready.TryDequeue(out sentence!);

    public bool EndsWith(char c) => _lineBreaks == 0 && _text.Length > 0 && _text[^1] == c;

    /// <summary>Takes the last character back.</summary>
    public void TakeBack() => _text.Length--;

    public void Add(char c)
    {
        if (char.IsWhiteSpace(c))
        {
            AddSpace();
            return;
        }

        if (_lineBreaks > 0)
            BeginLine(c);
        var end = _text.Length;
        if (end > 0 && _marks.Count > 0 && _marks[^1].At == end)
        {
            if (",.;:!?".Contains(c))
                TrimEnd();
            else if (char.IsLetterOrDigit(c) && !char.IsWhiteSpace(_text[end - 1]))
                _text.Append(' ');
        }

        _text.Append(c);
        _mayEnd |= Terminators.Contains(c);
        if (_text.Length >= LongestSentence)
            EndBlock();
    }

    public void Add(Marker marker)
    {
        if (_lineBreaks > 0)
        {
            _onNextLine.Add(marker);
            return;
        }

        if (_marks.Count > 0 && IsOnlyJoint(_marks[^1].At))
            _text.Length = Math.Min(_text.Length, _marks[^1].At);
        _marks.Add((_text.Length, marker));
    }

    public void BreakLine(char c)
    {
        if (c == '\r')
            return;
        _isMarkAlone |= _onNextLine.Count > 0;
        _lineBreaks++;
    }

    public void End()
    {
        foreach (var marker in _onNextLine)
            _marks.Add((_text.Length, marker));
        _onNextLine.Clear();
        EndBlock();
    }

    void AddSpace()
    {
        if (_lineBreaks > 0 || _text.Length == 0)
            return;
        if (_text[^1] != ' ')
            _text.Append(' ');
        if (_mayEnd)
            TakeSentences();
    }

    /// <summary>A line goes on in lower case; a marker alone on its line belongs to what stands above.</summary>
    void BeginLine(char c)
    {
        var goesOn = _lineBreaks == 1 && char.IsLower(c) && _onNextLine.Count == 0;
        _lineBreaks = 0;
        List<Marker> marks = [.. _onNextLine];
        _onNextLine.Clear();
        if (goesOn)
        {
            AddSpace();
            return;
        }

        if (_isMarkAlone)
            _marks.AddRange(marks.Select(m => (_text.Length, m)));
        EndBlock();
        if (!_isMarkAlone)
            _marks.AddRange(marks.Select(m => (0, m)));
        _isMarkAlone = false;
    }

    /// <summary>"[k7fqd], [m2xdt]" and "[k7fqd] and [m2xdt]" leave no comma behind.</summary>
    bool IsOnlyJoint(int from)
    {
        if (from > _text.Length)
            return false;
        var between = _text.ToString(from, _text.Length - from).AsSpan().Trim();
        return between is "" or "," or ";" or "-" or "–" or "—" or "/" or "&" or "and";
    }

    void TrimEnd()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        for (var i = 0; i < _marks.Count; i++)
            if (_marks[i].At > _text.Length)
                _marks[i] = (_text.Length, _marks[i].Marker);
    }

    /// <summary>Those behind which another one has begun, with a whole word.</summary>
    void TakeSentences()
    {
        if (_isSources || (!_isBegun && (_text[0] is '#' or '|' || IsFootnote(_text.ToString()))))
            return;
        DropListMark();
        var spans = SentenceSplitter.Split(_text.ToString());
        for (var i = 0; i + 1 < spans.Count; i++)
        {
            // The text moves up as sentences are taken from its start.
            var taken = i == 0 ? 0 : spans[i].Start;
            Take(spans[i].End - taken, spans[i + 1].Start - taken);
        }

        if (spans.Count > 1)
            _mayEnd = Terminators.AsSpan().ContainsAny(_text.ToString());
    }

    void EndBlock()
    {
        var text = _text.ToString().Trim();
        if (text.Length == 0 && _marks.Count == 0)
            return;
        if (_isSources || IsApparatus(text))
        {
            _isSources |= SourcesHeading().IsMatch(text);
            _ready.Enqueue(new(text, [], IsApparatus: true));
        }
        else
        {
            DropListMark();
            var spans = SentenceSplitter.Split(_text.ToString());
            for (var i = 0; i < spans.Count; i++)
            {
                var taken = i == 0 ? 0 : spans[i].Start;
                Take(spans[i].End - taken, i + 1 < spans.Count ? spans[i + 1].Start - taken : int.MaxValue);
            }
        }

        _text.Clear();
        _marks.Clear();
        (_isBegun, _mayEnd) = (false, false);
    }

    bool IsFootnote(string text) => text.StartsWith(':') && _marks is [(0, _), ..];

    bool IsApparatus(string text) =>
        !_isBegun
        && (IsFootnote(text) || text.EndsWith(':') || Heading().IsMatch(text) || SourcesHeading().IsMatch(text));

    /// <summary>"- ", "* ", "1. ", "> " at the start of a block.</summary>
    void DropListMark()
    {
        if (!_isBegun && ListMark().Match(_text.ToString()) is { Length: > 0 and var length })
            Cut(length);
    }

    void Cut(int length)
    {
        _text.Remove(0, length);
        for (var i = 0; i < _marks.Count; i++)
            _marks[i] = (Math.Max(0, _marks[i].At - length), _marks[i].Marker);
    }

    /// <param name="end">Of the sentence.</param>
    /// <param name="next">Where the next one begins.</param>
    void Take(int end, int next)
    {
        // Where a block begins with a marker, markers stand before what they are for.
        var isLeading = _marks.Count > 0 && _marks[0].At == 0;
        var own = _marks.TakeWhile(m => m.At <= (isLeading ? end : Math.Min(next, _text.Length))).ToList();
        _marks.RemoveRange(0, own.Count);
        var text = DraftText.Clean(_text.ToString(0, end), out var bare, markers);
        var ids = own.SelectMany(m => m.Marker.Ids).Concat(bare).Distinct().ToList();
        if (text.Length > 0)
            _ready.Enqueue(new(text, ids));
        Cut(Math.Min(next, _text.Length));
        _isBegun = true;
    }

    [GeneratedRegex(@"^#{1,6}\s|^\||^[-*_=\s]+$|^\*\*[^*_]*[^*_.!?]\*\*$|^__[^*_]*[^*_.!?]__$")]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^[\s#*_>-]*(?:sources?|references?|citations?|footnotes?|works cited)\b[\s*_]*(?::|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex SourcesHeading();

    [GeneratedRegex(@"^\s*(?>[-*•‣·–—+]\s+|>\s*|\d{1,2}[.)]\s+)+")]
    private static partial Regex ListMark();
}
