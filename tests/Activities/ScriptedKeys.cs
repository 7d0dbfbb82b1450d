using System.Text.RegularExpressions;
using Spectre.Console;

namespace NewsBot.Tests.Activities;

/// <summary>A keyboard that plays a script: keys one by one, pastes at once, and steps between them.</summary>
sealed partial class ScriptedKeys : IAnsiConsoleInput
{
    readonly Queue<(ConsoleKeyInfo[] Keys, Action Before)> _script = new();
    readonly Queue<ConsoleKeyInfo> _arrived = new();

    /// <summary>Types text, with keys in angle brackets: "ab&lt;Left&gt;&lt;C-LeftArrow&gt;&lt;A-b&gt;".</summary>
    public ScriptedKeys Type(string keys)
    {
        foreach (var key in Parse(keys))
            _script.Enqueue(([key], () => { }));
        return this;
    }

    /// <summary>All at once, as an unmarked paste arrives.</summary>
    public ScriptedKeys AtOnce(string keys)
    {
        _script.Enqueue(([.. Parse(keys)], () => { }));
        return this;
    }

    /// <summary>As .NET reports a marked paste on Unix: the marks come one character at a time.</summary>
    public ScriptedKeys Paste(string text) => AtOnce($"<Escape>[200~{text}<Escape>[201~");

    /// <summary>There before the editor first asks.</summary>
    public ScriptedKeys Ahead(string keys)
    {
        foreach (var key in Parse(keys))
            _arrived.Enqueue(key);
        return this;
    }

    /// <summary>When everything before has been read and drawn.</summary>
    public ScriptedKeys Then(Action step)
    {
        _script.Enqueue(([], step));
        return this;
    }

    public bool IsKeyAvailable() => _arrived.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) => throw new NotSupportedException();

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken)
    {
        while (_arrived.Count == 0 && _script.TryDequeue(out var next))
        {
            next.Before();
            foreach (var key in next.Keys)
                _arrived.Enqueue(key);
        }

        return Task.FromResult(_arrived.TryDequeue(out var first) ? first : (ConsoleKeyInfo?)null);
    }

    static IEnumerable<ConsoleKeyInfo> Parse(string keys) => Notation().Matches(keys).Select(match =>
        match.Groups["name"].Success
            ? Named(match.Groups["name"].Value, match.Groups["control"].Success, match.Groups["alt"].Success)
            : Character(match.Value[0]));

    static ConsoleKeyInfo Named(string name, bool control, bool alt)
    {
        var character = name switch
        {
            "Escape" => '\e',
            "Enter" => '\r',
            "Oem4" => '[',
            [var letter] => letter,
            _ => '\0',
        };
        var key = Enum.Parse<ConsoleKey>(name, ignoreCase: true);
        return new(control ? (char)(character & 0x1F) : character, key, shift: false, alt, control);
    }

    static ConsoleKeyInfo Character(char character) => character switch
    {
        '\n' => new('\r', ConsoleKey.Enter, shift: false, alt: false, control: false),
        '\e' => new('\e', ConsoleKey.Escape, shift: false, alt: false, control: false),
        _ => new(character, ConsoleKey.None, shift: false, alt: false, control: false),
    };

    [GeneratedRegex("<(?<control>C-)?(?<alt>A-)?(?<name>[A-Za-z][A-Za-z0-9]*)>|.", RegexOptions.Singleline)]
    private static partial Regex Notation();
}
