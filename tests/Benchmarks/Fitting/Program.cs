using System.Globalization;
using NewsBot.Fitting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["passages", .. var data] => await PassageFitting.RunAsync(data),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Fitting passages ARCHIVE QUESTIONS [ARCHIVE QUESTIONS …]: fits src/Passages/passage-model.txt, and prints it");
    return 2;
}
