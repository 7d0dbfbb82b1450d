namespace NewsBot.Chunks;

/// <summary>A run of whole sentences of one article: <c>body[Start..End]</c> is its text.</summary>
/// <param name="ArticleId">The article it was cut from.</param>
/// <param name="Ordinal">0 for the article's first chunk.</param>
/// <param name="Start">First UTF-16 code unit of the body.</param>
/// <param name="End">One past the last.</param>
/// <param name="TokenCount">Tokens of the text, as o200k_base counts them.</param>
sealed record Chunk(string ArticleId, int Ordinal, int Start, int End, int TokenCount)
{
    public string TextIn(string body) => body[Start..End];
}
