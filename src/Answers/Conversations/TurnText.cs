using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>A turn's words, as those look at them who ask what was spoken of.</summary>
sealed class TurnText
{
    static readonly FrozenSet<string> Asking = WordSet.Of("who whom whose what which where");

    public TurnText(Turn turn)
    {
        Turn = turn;
        Question = Token.Read(turn.Standalone);
        Answer = Token.Read(turn.Answer);
        Asked = Question.Where(t => !TextAnalyzer.IsStopWord(t.Word))
            .Select(t => t.Stem)
            .ToHashSet(StringComparer.Ordinal);
        Kind = Question.Exists(t => Asking.Contains(t.Word)) ? QuestionReader.Read(turn.Standalone).Kind : null;
        FirstSentenceEnd = turn.Answer.Length == 0 ? 0 : SentenceSplitter.Split(turn.Answer)[0].End;
        Names = [.. NameWords(turn.Standalone, Question), .. NameWords(turn.Answer, Answer)];
    }

    public Turn Turn { get; }

    /// <summary>Of the question by itself.</summary>
    public List<Token> Question { get; }

    public List<Token> Answer { get; }

    /// <summary>The stems of what the question asks with.</summary>
    public HashSet<string> Asked { get; }

    /// <summary>
    /// Null where nothing is asked for: a name by itself, or "did they win?", is answered by no name.
    /// </summary>
    public AnswerKind? Kind { get; }

    /// <summary>Where the answer's first sentence ends.</summary>
    public int FirstSentenceEnd { get; }

    /// <summary>The words of names that stand inside sentences.</summary>
    public HashSet<string> Names { get; }

    static IEnumerable<string> NameWords(string text, List<Token> tokens) =>
        NamesIn.Of(text, tokens, FrozenSet<string>.Empty).SelectMany(name => NameKinds.WordsOf(tokens, name));
}
