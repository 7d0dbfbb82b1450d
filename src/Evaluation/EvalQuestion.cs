using NewsBot.Answers.Conversations;
using NewsBot.Articles;

namespace NewsBot.Evaluation;

/// <summary>The shapes of question files that are understood, named after the data sets that have them.</summary>
enum QuestionShape
{
    /// <summary>Dated questions with an answer and the articles that have it (Kasai et al. 2023).</summary>
    RealtimeQa,

    /// <summary>Questions over several articles, with facts that answer them or none (Tang and Yang 2024).</summary>
    MultiHopRag,

    /// <summary>A question and the one passage to answer it from, or to refuse it (Rajpurkar et al. 2018).</summary>
    Squad2,

    /// <summary>Follow-ups with what was said before and their rewriting by people (Elgohary et al. 2019).</summary>
    Canard,
}

/// <summary>A question with what is known of its answer, which is never shown to the desk.</summary>
/// <param name="Id">As the file has it, or the number of its line.</param>
/// <param name="Group">What it is counted with in the report: its year, its type, its article.</param>
/// <param name="AsOf">The day that it is asked on; null is today.</param>
/// <param name="IsAnswerable">Whether the articles say it; null where nothing is known.</param>
/// <param name="Answers">Any of these texts is right.</param>
/// <param name="Articles">The ids of the articles that have the answer.</param>
/// <param name="Facts">Texts that stand word for word in the articles that answer it.</param>
/// <param name="Context">The one passage to answer from; null where the archive is searched.</param>
sealed record EvalQuestion(
    string Id, string Text, string? Group, DateOnly? AsOf, bool? IsAnswerable, IReadOnlyList<string> Answers,
    IReadOnlyList<string> Articles, IReadOnlyList<string> Facts, Article? Context)
{
    /// <summary>What was said before, of a follow-up.</summary>
    public Conversation Conversation { get; init; } = Conversation.Empty;

    /// <summary>The follow-up as people wrote it by itself; null of any other question.</summary>
    public string? Rewrite { get; init; }
}
