using System.Text;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>console keys → what was typed: a run of text, typed or pasted, or one key to act upon.</summary>
sealed class KeyReader(IAnsiConsoleInput input)
{
    const string PasteStart = "[200~";
    const string PasteEnd = "\e[201~";

    ConsoleKeyInfo? _readAhead;
    bool _hasWaited;

    public bool HasMore => _readAhead is not null || input.IsKeyAvailable();

    /// <summary>The text of a run, or else the key; neither when the input has ended.</summary>
    public async Task<(string? Text, ConsoleKeyInfo? Key)> ReadAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } key)
        {
            if (key.Key == ConsoleKey.Escape && HasMore && await NextAsync(cancellationToken) is { } escaped)
                key = new(escaped.KeyChar, escaped.Key, IsShift(escaped), alt: true, IsControl(escaped));
            if (IsAlt(key) && key.KeyChar == '[')
            {
                if (await ReadSequenceAsync(cancellationToken) == PasteStart)
                    return (await ReadPasteAsync(cancellationToken), null);
            }
            else if (IsText(key))
                return (await ReadRunAsync(key, cancellationToken), null);
            else
                return (null, key);
        }

        return (null, null);
    }

    /// <summary>Whether a key is text; Enter is, in a paste that the terminal has not marked.</summary>
    /// <remarks>
    /// Nobody types on within the moment that Enter takes to get here, so what follows it at once was pasted. What was
    /// there before we first waited was typed ahead, perhaps several lines of it.
    /// </remarks>
    bool IsText(ConsoleKeyInfo key) =>
        key.Key == ConsoleKey.Enter
            ? _hasWaited && HasMore
            : (!char.IsControl(key.KeyChar) || key.KeyChar == '\t') && IsAlt(key) == IsControl(key);

    async Task<string> ReadRunAsync(ConsoleKeyInfo first, CancellationToken cancellationToken)
    {
        var run = new StringBuilder().Append(Character(first));
        while ((HasMore || char.IsHighSurrogate(run[^1])) && await NextAsync(cancellationToken) is { } key)
        {
            if (!IsText(key))
            {
                _readAhead = key;
                break;
            }

            run.Append(Character(key));
        }

        return run.ToString();
    }

    /// <summary>What follows ESC in a control sequence, to its final byte (ECMA-48: 0x40 to 0x7E).</summary>
    async Task<string> ReadSequenceAsync(CancellationToken cancellationToken)
    {
        var sequence = new StringBuilder("[");
        while (await NextAsync(cancellationToken) is { } key)
        {
            sequence.Append(key.KeyChar);
            if (key.KeyChar is >= '@' and <= '~' or < ' ')
                break;
        }

        return sequence.ToString();
    }

    async Task<string> ReadPasteAsync(CancellationToken cancellationToken)
    {
        var paste = new StringBuilder();
        while (await NextAsync(cancellationToken) is { } key)
        {
            if (IsControlC(key))
            {
                _readAhead = key; // a way out when the end of the paste never comes
                break;
            }

            if (IsAlt(key))
                paste.Append('\e');
            paste.Append(Character(key));
            var text = paste.Length - PasteEnd.Length;
            if (key.KeyChar == '~' && text >= 0 && paste.ToString(text, PasteEnd.Length) == PasteEnd)
                return paste.ToString(0, text);
        }

        return paste.ToString();
    }

    async Task<ConsoleKeyInfo?> NextAsync(CancellationToken cancellationToken)
    {
        _hasWaited |= !HasMore;
        var key = _readAhead ?? await input.ReadKeyAsync(intercept: true, cancellationToken);
        _readAhead = null;
        cancellationToken.ThrowIfCancellationRequested();
        return key;
    }

    static bool IsControlC(ConsoleKeyInfo key) =>
        key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control };

    static char Character(ConsoleKeyInfo key) => key.Key == ConsoleKey.Enter ? '\n' : key.KeyChar;

    static bool IsAlt(ConsoleKeyInfo key) => key.Modifiers.HasFlag(ConsoleModifiers.Alt);

    static bool IsControl(ConsoleKeyInfo key) => key.Modifiers.HasFlag(ConsoleModifiers.Control);

    static bool IsShift(ConsoleKeyInfo key) => key.Modifiers.HasFlag(ConsoleModifiers.Shift);
}
