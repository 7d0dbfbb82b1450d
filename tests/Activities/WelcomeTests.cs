using NewsBot.Activities.Terminal;
using NewsBot.Providers;

namespace NewsBot.Tests.Activities;

public class WelcomeTests
{
    static readonly ModelEndpoint Here = new("Chat", new("http://localhost:11434"), "llama3.2", "");
    static readonly ModelEndpoint There = new("Chat", new("https://api.example.com/v1"), "gpt-4o", "key");

    [Fact]
    public void WhoeverSendsNothingSaysSo() => Assert.Equal("No network is used.", ChatText.Leaving(null, null));

    [Fact]
    public void AModelOnThisMachineSendsNothingAway() =>
        Assert.Equal("llama3.2 on this machine writes the answers.", ChatText.Leaving(Here, Here));

    [Fact]
    public void WhatLeavesThisMachineIsSaid()
    {
        Assert.Equal(
            "gpt-4o at api.example.com writes the answers: questions and passages are sent there.",
            ChatText.Leaving(There, null));
        Assert.Equal(
            "Questions and passages are sent to api.example.com for their vectors.", ChatText.Leaving(null, There));
    }
}
