namespace NewsBot.Language;

/// <summary>A half-open range of UTF-16 code units of a body.</summary>
/// <remarks>A class: a list of structs would be compiled anew at each start.</remarks>
sealed record TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public string In(string body) => body[Start..End];

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
