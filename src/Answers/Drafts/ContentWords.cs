using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>Which words of a sentence say something.</summary>
static class ContentWords
{
    /// <summary>Words that link or tell: a model adds them freely, and what they say is checked elsewhere.</summary>
    static readonly FrozenSet<string> Links = WordSet.Of(
        "also however meanwhile additionally furthermore moreover overall therefore thus further similarly according " +
        "per said says say saying told would may might could will shall must us dont didnt doesnt isnt arent wasnt " +
        "werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt aint cannot");

    public static IReadOnlyList<int> In(IReadOnlyList<Token> tokens)
    {
        var content = new List<int>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
            if (IsContent(tokens[i]))
                content.Add(i);
        return content;
    }

    public static bool IsContent(Token token) =>
        !TextAnalyzer.IsStopWord(token.Word)
        && (!Links.Contains(token.Word) || (token.Word == "us" && token.IsCapital));
}
