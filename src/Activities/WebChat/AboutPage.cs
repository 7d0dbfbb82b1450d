using Microsoft.AspNetCore.Http;

namespace NewsBot.Activities.WebChat;

/// <summary>What the bot is, what it keeps and what it may be used for: where the Teams app leads to.</summary>
/// <remarks>Without a word of the archive, so that it may be there where nothing else is shown.</remarks>
static class AboutPage
{
    public static IResult Show(HttpResponse response) => Html.Page(response, "About NewsBot", """
        <main>
        <h1>NewsBot</h1>
        <p>A bot that answers questions from news articles. It quotes them, with a citation of each quote's place; where
        the articles do not say, it says so. Answers are made by software.</p>
        <h2 id="privacy">What it keeps</h2>
        <p>The last questions and answers of a conversation are kept in the memory of the bot's server, so that
        follow-ups are understood. They are forgotten with /new, when the bot is restarted, or when it has spoken in
        many other conversations since. When somebody presses a thumb, that is written to a file on the server, with the
        question and the comment. The log has ids and times, and nothing that was said.</p>
        <p>Where those who run the bot have set a chat model, questions, what was said before and the passages that were
        found are sent to that model's provider, and its answers may be kept on the server, to be used again. Nothing is
        sent to the makers of NewsBot.</p>
        <h2 id="terms">What it may be used for</h2>
        <p>Those who run this bot decide who may use it and for what; ask them. The articles belong to their publishers.
        Check what matters by its citation: a quote is true to its article, and an article may be wrong.</p>
        </main>
        """, root: "");
}
