namespace CervicalRehab.Cds.Protocol.Tests;

public sealed class PathwayTableTests
{
    [Theory]
    [InlineData(Pathway.NotApplicable, "no active cervical OPLL; deceased; under 18 without a red flag, a finding that refers, or unread sign data")]
    [InlineData(Pathway.Hold, "a running program with something worse, overdue, past its expected window or unusable (warning); a running program that goes on as it is")]
    [InlineData(Pathway.Progress, "a running program in which every condition of progress holds")]
    public void When_a_pathway_applies_is_said_in_plain_words(Pathway pathway, string words) => PathwayTable.When(pathway).ShouldBe(words);
}
