using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Answers.Drafts;

/// <summary>
/// A model's text, a character at a time → its characters without markup, its markers and its line breaks.
/// </summary>
/// <remarks>
/// What begins like a marker, a link or a tag is held back until it is one or cannot become one. Nothing looks ahead,
/// so where the text is cut into pieces cannot matter.
/// </remarks>
sealed partial class DraftLexer(MarkerReader markers, DraftBlocks blocks)
{
    // A bracket that is not closed so soon is text.
    const int LongestBracket = 120;

    const int LongestLink = 1_000;

    static readonly SearchValues<char> MarkerCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,;^[-");

    const string Openers = "[【［〔⟦(（";
    const string Closers = "]】］〕⟧)）";

    readonly StringBuilder _held = new();

    const string Thinking = "think";

    State _state;
    int _depth;
    int _ticks;
    bool _isFence;
    bool _isCode;
    string _skipped = ""; // the tag whose content is not shown
    bool _isImage;
    string _group = "";

    enum State
    {
        Text,
        Bracket,
        AfterBracket,
        Link,
        Tag,
        Ticks,
    }

    bool IsSkipping => _skipped.Length > 0;

    public void Read(char c)
    {
        switch (_state)
        {
            case State.Text:
                ReadText(c);
                break;
            case State.Bracket:
                ReadBracket(c);
                break;
            case State.AfterBracket when c == '(':
                _state = State.Link;
                break;
            case State.AfterBracket:
                CloseGroup(isLink: false);
                Read(c);
                break;
            case State.Link:
                ReadLink(c);
                break;
            case State.Tag:
                ReadTag(c);
                break;
            case State.Ticks when c == '`':
                _ticks++;
                break;
            case State.Ticks:
                CloseTicks();
                Read(c);
                break;
        }
    }

    /// <summary>No more will come: what is held back is text.</summary>
    public void End()
    {
        if (_state is State.AfterBracket or State.Link)
            CloseGroup(isLink: _state == State.Link);
        if (_state == State.Bracket && IsCutMarker())
            _state = State.Text;
        while (_state is State.Bracket or State.Tag)
            Spill();
        if (_state == State.AfterBracket)
            CloseGroup(isLink: false);
        blocks.End();
    }

    /// <summary>The text ends in the middle of one: "[k7f".</summary>
    bool IsCutMarker() =>
        !IsSkipping && _held[0] is not ('(' or '（')
        && _held.ToString().AsSpan(1).IndexOfAnyExcept(MarkerCharacters) < 0;

    void ReadText(char c)
    {
        var isCode = _isFence || _isCode;
        if (c is '\n' or '\r')
        {
            _isCode = false;
            if (_skipped is not ("" or Thinking))
                _skipped = ""; // a citation never closed
            if (!IsSkipping)
                blocks.BreakLine(c);
        }
        else if (c == '`')
            (_state, _ticks) = (State.Ticks, 1);
        else if (c == '<' && !isCode)
            Hold(State.Tag, c);
        else if (IsSkipping)
            return;
        else if (!isCode && Openers.Contains(c))
        {
            _depth = 1;
            Hold(State.Bracket, c);
        }
        else if (IsNoteNumber(c) && !blocks.EndsWith('m'))
            blocks.Add(new Marker([]));
        else
            blocks.Add(c);
    }

    /// <summary>A note's number (¹), unless it makes a square or cubic metre.</summary>
    static bool IsNoteNumber(char c) => c is '¹' or '²' or '³' or '⁰' or (>= '⁴' and <= '⁹');

    void Hold(State state, char c)
    {
        _state = state;
        _held.Clear().Append(c);
    }

    void ReadBracket(char c)
    {
        if (c is '\n' or '\r' || _held.Length >= LongestBracket)
        {
            Spill();
            Read(c);
            return;
        }

        _held.Append(c);
        if (Openers.Contains(c))
            _depth++;
        else if (Closers.Contains(c) && --_depth == 0)
        {
            _group = _held.ToString();
            _isImage = blocks.EndsWith('!');
            _state = State.AfterBracket;
            if (_group[0] != '[')
                CloseGroup(isLink: false);
        }
    }

    void ReadLink(char c)
    {
        if (c == ')' || c is '\n' or '\r' || _held.Append(c).Length > LongestLink)
            CloseGroup(isLink: true);
        if (c is '\n' or '\r')
            Read(c);
    }

    /// <summary>A marker, or text in brackets; of a link to somewhere only its text.</summary>
    void CloseGroup(bool isLink)
    {
        _state = State.Text;
        if (isLink && _isImage)
            blocks.TakeBack();
        else if (markers.Read(_group) is { } marker)
            blocks.Add(marker);
        else if (isLink)
            ReadAll(_group.AsSpan(1, _group.Length - 2));
        else
        {
            // Inside it there may still be a marker: "(as KCNA says [k7fqd])".
            blocks.Add(_group[0]);
            ReadAll(_group.AsSpan(1));
        }
    }

    void ReadTag(char c)
    {
        var isFirst = _held.Length == 1;
        if (c is '\n' or '\r' || _held.Length >= LongestLink
            || (isFirst && !char.IsAsciiLetter(c) && c is not ('/' or '!' or '|')))
        {
            Spill();
            Read(c);
            return;
        }

        _held.Append(c);
        if (c == '>')
            CloseTag(_held.ToString());
    }

    /// <summary>
    /// Of HTML only the text between the tags is shown; what a model thinks aloud is not part of its answer.
    /// </summary>
    void CloseTag(string tag)
    {
        _state = State.Text;
        var name = TagName().Match(tag).Value.TrimStart('<', '/').ToLowerInvariant();
        var kind = name switch
        {
            "think" or "thinking" or "reasoning" => Thinking,
            "cite" or "citation" or "ref" or "source" => name,
            _ => "",
        };
        if (kind.Length > 0)
            _skipped = tag[1] == '/' || tag.EndsWith("/>", StringComparison.Ordinal) ? "" : kind;
        if (!IsSkipping && markers.IdsIn(tag).Distinct().ToList() is { Count: > 0 } ids)
            blocks.Add(new Marker(ids));
    }

    void CloseTicks()
    {
        _state = State.Text;
        if (_ticks >= 3)
            _isFence = !_isFence;
        else
            _isCode = !_isCode;
    }

    /// <summary>It was no marker after all: its first character is text, and the others are read anew.</summary>
    void Spill()
    {
        var held = _held.ToString();
        _state = State.Text;
        if (!IsSkipping)
            blocks.Add(held[0]);
        ReadAll(held.AsSpan(1));
    }

    void ReadAll(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            Read(c);
    }

    [GeneratedRegex("^</?[A-Za-z]+")]
    private static partial Regex TagName();
}
