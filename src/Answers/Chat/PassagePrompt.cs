using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Answers.Drafts;

namespace NewsBot.Answers.Chat;

/// <summary>passage → the text that a model is given of it, fenced by an id that no article can know.</summary>
static partial class PassagePrompt
{
    // A headline or an outlet's name is one line; what is longer is none.
    const int LongestField = 200;

    public static string Of(PromptPassage passage)
    {
        var (id, (article, _, _, _)) = passage;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<passage {id}>\n");
        if (article.Source is { } source)
            text.Append(CultureInfo.InvariantCulture, $"Outlet: {Field(source)}\n");
        if (article.Published is { } published)
            text.Append(CultureInfo.InvariantCulture, $"Published: {published.Date:d MMMM yyyy}\n");
        return text
            .Append(CultureInfo.InvariantCulture, $"Title: {Field(article.Title)}\n\n{Escape(passage.Passage.Text)}\n")
            .Append(CultureInfo.InvariantCulture, $"</passage {id}>").ToString();
    }

    /// <summary>
    /// What would look like a fence to a model does not any more. The rest stays: quotes are compared with it.
    /// </summary>
    public static string Escape(string text) => Fence().Replace(Unseen().Replace(text, ""), "‹$1");

    static string Field(string text)
    {
        var line = Escape(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return line.Length <= LongestField ? line : line[..LongestField];
    }

    // A tag of any name is a fence to one model or another: <passage>, </system>, <|im_start|>.
    [GeneratedRegex(@"[<＜](\s*[/|]?\s*[\p{L}|])", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    // Characters that a reader does not see and a model reads: tags (U+E0000 to U+E007F), zero-width and control ones.
    [GeneratedRegex(@"[\p{Cc}-[\n\t]]|[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]|\uDB40[\uDC00-\uDC7F]")]
    private static partial Regex Unseen();
}
