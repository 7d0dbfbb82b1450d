using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>What a host may not start with, though each setting by itself is right.</summary>
static class BotStart
{
    /// <exception cref="SettingsException">Anyone in the network could use the bot.</exception>
    public static void Check(BotOptions options, Listeners listeners)
    {
        if (options.HasIdentity)
            return;
        if (options.Authentication.Mode != BotAuthenticationMode.Development)
            throw new SettingsException(
                "Bot:AppId is missing: without it no request can be authenticated. Set it, or, to try the bot on " +
                "this machine, --set Bot:Authentication:Mode=Development.");
        if (!listeners.AreLoopback)
            throw new SettingsException(
                $"Bot:Urls '{options.Urls}' can be reached from other machines, and Bot:AppId is missing: anyone " +
                "could use the bot. Set Bot:AppId, or listen on http://localhost:3978 alone.");
    }
}
