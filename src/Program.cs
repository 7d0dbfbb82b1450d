using System.Globalization;
using NewsBot.Activities.Terminal;

// The same question gives the same answer whatever country the machine is set to.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await CommandLine.RunAsync(args);
