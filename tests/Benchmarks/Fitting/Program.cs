using System.Globalization;
using NewsBot.Fitting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["passages", .. var data] => await PassageFitting.RunAsync(data),
    ["confidence", var cache, .. var data] => await ConfidenceFitting.RunAsync(cache, data),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Fitting passages ARCHIVE QUESTIONS [ARCHIVE QUESTIONS …]: the weights of src/Passages/passage-model.txt");
    return 2;
}
