namespace NewsBot.Tests.Support;

/// <summary>Long campaigns run a seeded tenth, and in full when NEWSBOT_TESTS_FULL is set.</summary>
static class Campaign
{
    public static int Of(int rounds) => IsFull ? rounds : rounds / 10;

    static bool IsFull => Environment.GetEnvironmentVariable("NEWSBOT_TESTS_FULL") is { Length: > 0 };
}
