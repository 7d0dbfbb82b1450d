using System.Globalization;
using NewsBot.Fitting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["passages", .. var data] => await PassageFitting.RunAsync(data),
    ["confidence", var cache, .. var data] => await ConfidenceFitting.RunAsync(cache, data),
    ["sentences", var kept, var archive, var questions, var contexts, .. var without] =>
        await SentenceFitting.RunAsync([kept, archive, questions, contexts], without),
    ["attribution", var claims] => await AttributionFitting.RunAsync(claims),
    ["drafts", var articles] => await DraftTrial.RunAsync(articles, 0),
    ["drafts", var articles, var shown, ..] =>
        await DraftTrial.RunAsync(articles, int.Parse(shown, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Fitting passages ARCHIVE QUESTIONS [ARCHIVE QUESTIONS …]: the weights of src/Passages/passage-model.txt
        Fitting confidence CACHE ARCHIVE QUESTIONS [ARCHIVE QUESTIONS …]: fits src/Answers/confidence-model.txt, and
        prints it; - for the archive of questions that bring their article, or a folder with FILE.cases; CACHE keeps
        what was found
        Fitting sentences CACHE ARCHIVE QUESTIONS CONTEXTS: fits src/Answers/sentence-model.txt, and prints it
        Fitting attribution CLAIMS: fits src/Answers/Drafts/support-model.txt, and prints it
        Fitting drafts ARTICLES [FAILURES]: how many sentences pass that are true, or were made false; shows some of
        the others
        """);
    return 2;
}
