using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Passages;

namespace NewsBot.Answers.Drafts;

/// <summary>Whether a text gives a model orders, instead of telling readers news.</summary>
/// <remarks>
/// News about such attacks quote them: what stands in quotation marks, or behind a word like "phrase" or "told", is
/// told and not ordered. Letters that look alike, invisible ones, entities and Base64 are read as what they stand for.
/// </remarks>
static partial class InstructionFinder
{
    const int ShortestBase64 = 24;

    // As many as Unicode's text for streams has in a row (UAX #15): to order them takes the square of their number.
    const int MostMarks = 30;

    public static bool IsIn(Passage passage) => IsInstruction(passage.Text) || IsInstruction(passage.Article.Title);

    public static bool IsInstruction(string text)
    {
        var plain = Plain(text, out var isHidden);
        if (isHidden && Address().IsMatch(plain))
            return true;
        if (Forged().IsMatch(plain) || Leak().IsMatch(plain) || IsOrder(Quoted().Replace(plain, "\"\"")))
            return true;
        foreach (Match coded in Base64().Matches(text))
            if (coded.Length >= ShortestBase64 && Decode(coded.Value) is { } decoded && IsOrder(decoded))
                return true;
        return false;
    }

    static bool IsOrder(string text)
    {
        foreach (Match order in Order().Matches(text))
            if (!Told().IsMatch(text[Math.Max(0, order.Index - 60)..order.Index]))
                return true;
        return false;
    }

    /// <summary>
    /// NFKC, without invisible characters; tag characters, which show nothing, as the letters they hide.
    /// </summary>
    static string Plain(string text, out bool isHidden)
    {
        var plain = new StringBuilder(text.Length);
        isHidden = false;
        var marks = 0;
        if (Ascii.IsValid(text) && !text.Contains('&'))
            return text;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            if (marks > MostMarks)
                continue;
            if (rune.Value is >= 0xe0020 and <= 0xe007e)
            {
                isHidden = true;
                plain.Append((char)(rune.Value - 0xe0000));
            }
            else if (rune.IsAscii)
                plain.Append((char)rune.Value);
            else if (rune.Value is 0x200b or 0x200c or 0x200d or 0x2060 or 0xfeff or 0xad
                or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069))
                isHidden |= rune.Value is not 0xad and not 0x200d;
            else
                plain.Append(Latin(rune));
        }

        return WebUtility.HtmlDecode(plain.ToString()).Normalize(NormalizationForm.FormKC).Replace('’', '\'');
    }

    /// <summary>Cyrillic and Greek letters that look like Latin ones.</summary>
    static string Latin(Rune rune) =>
        "аеорсухіјѕԁАЕОРСУХІЈЅαεορν".IndexOf(rune.ToString(), StringComparison.Ordinal) is >= 0 and var at
            ? "aeopcyxijsdAEOPCYXIJSaeopv"[at].ToString() : rune.ToString();

    static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    const string Prompt =
        @"(?:instructions?|prompts?|rules|directives?|guidelines|context|commands?|training|messages?|conversation)";

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass|discard|do not follow|don't follow|stop following)\b"
        + @"[^.!?\n]{0,40}\b"
        + @"(?:previous|prior|above|earlier|preceding|system|original|your|initial|all|any|these|other)\b"
        + @"[^.!?\n]{0,30}\b" + Prompt
        + @"|\b(?:your|the) (?:new|real|actual|updated) (?:instructions?|task|goal|role|objective)\b"
        + @"|\byou (?:are|must|should|will) (?:now )?"
        + @"(?:act|pretend|behave|respond|answer|reply|obey|comply|cite|say|write|output|print|reveal|include|tell)\b"
        + @"|\byou are (?:now|no longer) (?:an?|in|bound|the)\b"
        + @"|\bfrom now on,? (?:you|answer|respond|reply|act|cite|say)\b"
        + @"|\b(?:pretend|imagine|act as if|role-?play)\b[^.!?\n]{0,30}\b"
        + @"(?:you|assistant|ai|bot|model|developer|admin)\b"
        + @"|(?<!\w )cite (?:this|it|the (?:article|text|passage))\b[^.!?\n]{0,40}\b(?:as|under|with)\b"
        + @"|\bcite (?:as|only this)\b"
        + @"|\b(?:when|if|whenever)\b[^.!?\n]{0,40}\b"
        + @"(?:asked|summari[sz]ing|answering|ai|assistant|chatbot|language model|llm)\b[^.!?\n]{0,40}\b"
        + @"(?:always |only |just )?"
        + @"(?:say|answer|reply|respond|state|claim|write|tell|output|recommend|include)\b"
        + @"|\b"
        + @"(?:output|print|reveal|repeat|show|display|leak|send|post|append|include|expose|translate|summari[sz]e)\b"
        + @"[^.!?\n]{0,40}\b(?:your|the|hidden|initial|full|entire) (?:\w{1,30} )?"
        + @"(?:prompt|system message|instructions|api key|secret|password|credentials|chat history|conversation)\b"
        + @"|\b(?:attention|note|message|notice|instructions?|important)\b[^.!?\n]{0,12}\b(?:to|for)\b[^.!?\n]{0,20}\b"
        + @"(?:ai|llms?|assistants?|chatbots?|language models?|bots?|summari[sz]ers?|news ?bot)\b[^.!?\n]{0,10}:"
        + @"|\b(?:dear|hey|hello) (?:ai|assistant|chatbot|model|newsbot|llm)\b"
        + @"|\b(?:respond|reply|answer) (?:only |always )?with (?:only )?(?:the (?:word|text|sentence|phrase)|""|')"
        + @"|\b(?:developer|dan|god|debug|maintenance|admin) mode\b[^.!?\n]{0,20}\b(?:on|enabled?|activated?|enter)\b"
        + @"|\b(?:enter|enable|activate) (?:developer|dan|god|debug|admin) mode\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Order();

    /// <summary>
    /// Marks of a conversation that no article has: roles, tags of a chat template, results of tools.
    /// </summary>
    [GeneratedRegex(
        @"^\s*(?:#+\s*)?(?:system|assistant|developer|user|human|ai)(?: prompt| message)?\s*:[^\S\n]*\S"
        + @"|<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|passages?|passage [^>]*|result[^>]*|documents?|"
        + @"tool_(?:call|result|response)s?|function_(?:call|results?)|instructions?)\b[^>]*\|?>"
        + @"|\[/?INST\]|<<SYS>>|\[(?:system|assistant|tool)(?: message)?\]"
        + @"|""(?:role|tool_call_id|tool_calls|function_call)""\s*:"
        + @"|^\s*(?:tool|function|search) (?:results?|output|response)\s*:"
        + @"|-{3,}\s*(?:end|begin|start) (?:of )?(?:the )?"
        + @"(?:system|passages?|articles?|context|prompt|instructions|user)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Forged();

    /// <summary>An address that takes something along: an image or link with a place for the prompt.</summary>
    [GeneratedRegex(
        @"https?://[^\s)""'>]*[?&](?:q|data|prompt|d|p|c|payload|secret|key|history|chat)="
        + @"[^\s)]*(?:\{|\[|<|%7B|prompt|secret|history|system|conversation|PASTE|DATA)"
        + @"|!\[[^\]]*\]\(https?://[^)]*[?&][^)]*\)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Leak();

    [GeneratedRegex(
        @"\b(?:ignore|disregard|instructions?|prompt|cite|assistant|system|say|answer|you)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("[\"“«][^\"”»]{0,300}[\"”»]")]
    private static partial Regex Quoted();

    /// <summary>Somebody tells of the order: "an attacker told the chatbot to ignore …".</summary>
    [GeneratedRegex(
        @"\b(?:told|tells?|telling|asked?|asking|tricks?|tricked|tricking|instruct(?:ed|ing|s)?|order(?:ed|ing|s)?|"
        + "phrases? such as|by|like|can|could|may|might|made|makes?|making|got|gets?|getting|"
        + @"persuad\w{1,60}|convinc\w{1,60}|caus\w{1,60}|forc\w{1,60}|attackers?|hackers?|researchers?|attempts?|"
        + @"said|says|warn\w{0,60}|how|that|which|who|will|would|did|to)\b[^.!?\n""]{0,45}$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Told();

    [GeneratedRegex("[A-Za-z0-9+/]{24,}={0,2}")]
    private static partial Regex Base64();
}
