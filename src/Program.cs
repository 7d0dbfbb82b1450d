using NewsBot.Activities.Terminal;

return await CommandLine.RunAsync(args);
