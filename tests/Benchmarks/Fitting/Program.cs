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
    ["drafts", var articles, .. var shown] => await DraftTrial.RunAsync(articles, shown.Length > 0 ? int.Parse(shown[0], CultureInfo.InvariantCulture) : 0),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Fitting passages ARCHIVE QUESTIONS [ARCHIVE QUESTIONS …]: the weights of src/Passages/passage-model.txt");
    Console.Error.WriteLine("Fitting confidence CACHE ARCHIVE QUESTIONS [ARCHIVE QUESTIONS …]: fits src/Answers/confidence-model.txt, and prints");
    Console.Error.WriteLine("it; - for the archive of questions that bring their article, or a folder with FILE.cases; CACHE keeps what was found");
    Console.Error.WriteLine("Fitting sentences CACHE ARCHIVE QUESTIONS CONTEXTS: fits src/Answers/sentence-model.txt, and prints it");
    Console.Error.WriteLine("Fitting attribution CLAIMS: fits src/Answers/Drafts/support-model.txt, and prints it");
    Console.Error.WriteLine("Fitting drafts ARTICLES [FAILURES]: how many sentences pass that are true, or were made false; shows some of the");
    Console.Error.WriteLine("others");
    return 2;
}
