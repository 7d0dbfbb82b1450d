namespace NewsBot.Tests.Support;

/// <summary>Sets variables and puts back what was there. Tests that use it run in the collection Alone.</summary>
sealed class EnvironmentVariables : IDisposable
{
    readonly List<(string Name, string? Before)> _before = [];

    public EnvironmentVariables(params (string Name, string? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _before.Add((name, Environment.GetEnvironmentVariable(name)));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
