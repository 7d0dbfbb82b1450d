using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class OutletsTests
{
    [Theory]
    [InlineData(
        "What did an article from The River Times and another by Valley Post say?", "The River Times|Valley Post")]
    [InlineData("According to articles from Hill Daily and The Quay, who won?", "Hill Daily|The Quay")]
    [InlineData("Does the Quay article on rain agree with the Hill Daily report?", "Quay|Hill Daily")]
    [InlineData("Which plan, discussed in The Quay, was also reported by Space.com?", "The Quay|Space.com")]
    [InlineData("Is The Quay's coverage of Bob Hill fair?", "The Quay")]
    [InlineData("Who is Ada Lund, the mayor of Northport?", "")]
    public void AnOutletIsNamedByTheWordsBesideIt(string question, string expected) =>
        Assert.Equal(expected, string.Join('|', Outlets.NamedIn(question)));

    [Theory]
    [InlineData("an article from The Quay", true)]
    [InlineData("an article from Quay and a Hill News report", true)] // the section of a source is left out
    [InlineData("a report by Hill", true)]                            // the beginning of a name
    [InlineData("an article from The Quay and another from Valley Post", false)]
    [InlineData("an article by News", false)]                         // not the end of a name
    [InlineData("what happened?", false)]                             // names none
    public void AllNamedOutletsMustBeInTheArchive(string question, bool expected) =>
        Assert.Equal(expected, Outlets.AllIn("Considering " + question, ["The Quay", "Hill News - Sports"]));
}
