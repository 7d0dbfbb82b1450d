namespace NewsBot.Providers;

/// <summary>Where a model is, and how it is named to a reader.</summary>
/// <param name="Section">Of the settings that name it.</param>
sealed record ModelEndpoint(string Section, Uri Address, string Model, string ApiKey)
{
    /// <summary>Whether what is sent to it leaves this machine.</summary>
    public bool IsRemote => !Address.IsLoopback;

    /// <summary>"The model 'llama3.2' at http://localhost:11434".</summary>
    public override string ToString() => $"The model '{Model}' at {Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}";

    /// <summary>What a server said, fit to be shown: one short line, without the key, which some repeat.</summary>
    public string Fit(string said)
    {
        const int MostCharacters = 200;
        var text = ApiKey.Length > 0 ? said.Replace(ApiKey, "…", StringComparison.Ordinal) : said;
        text = string.Join(' ', text.Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        text = string.Concat(text.Where(letter => !char.IsControl(letter)));
        return text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
    }
}
