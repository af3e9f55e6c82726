using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Briefings;

/// <summary>A finding with its side and its degree, as a card and an order say it.</summary>
public sealed class FoundWordsTests
{
    [Fact]
    public void A_finding_without_a_side_is_its_sentence() =>
        FoundWords.Of(APatient.InScope.Instead(Present(Sign.GaitInstability, 5)).Decide().Because[0]).ShouldBe("Gait instability (May 27)");

    [Fact]
    public void The_side_is_told() =>
        FoundWords.Of(APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Left)).Decide().Because[0])
            .ShouldBe("Weakness of a hand (May 27): radiculopathy or myelopathy, localize it; hand weakness left");

    [Theory]
    [InlineData("4, then 5, then 4 again", "5 then 4", 4, 30, 5, 20, 4, 5)]
    [InlineData("4, then 3, then 4 again", "3 then 4", 4, 30, 3, 20, 4, 5)]
    [InlineData("5, then 4 twice", "5 then 4", 5, 30, 4, 20, 4, 5)]
    [InlineData("4 and 3 of one day, then 3", "4 then 3", 4, 20, 3, 20, 3, 5)]
    public void Of_grades_the_last_two_that_differ_are_told_in_their_order(string sentence, string words, int first, int firstDay, int second, int secondDay, int last, int lastDay) =>
        Told(Grade(first, firstDay, Side.Right), Grade(second, secondDay, Side.Right), Grade(last, lastDay, Side.Right)).ShouldEndWith($"right {words}", Case.Sensitive, sentence);

    [Theory]
    [InlineData("5, then 2, then 4: the fall is told too", "5 then 2 then 4", 5, 30, 2, 20, 4, 5)]
    [InlineData("3, then 2, then 4: there was nothing to fall from", "2 then 4", 3, 30, 2, 20, 4, 5)]
    [InlineData("5, then 4, then 3: the last two tell a fall, and the first how far", "5 then 4 then 3", 5, 30, 4, 20, 3, 5)]
    public void Of_grades_the_one_from_which_they_fell_stands_before_the_last_two(string sentence, string words, int first, int firstDay, int second, int secondDay, int last, int lastDay) =>
        Told(Grade(first, firstDay, Side.Right), Grade(second, secondDay, Side.Right), Grade(last, lastDay, Side.Right)).ShouldEndWith($"right {words}", Case.Sensitive, sentence);

    [Fact]
    public void Of_two_grades_of_one_day_none_is_said_to_come_first() =>
        Told(Grade(3, 5, Side.Right), Grade(5, 5, Side.Right)).ShouldMatch("right (3 and 5|5 and 3)$");

    private static string Told(params SignRecord[] grades) =>
        FoundWords.Of((Evidence[])[.. grades.Select(static grade => grade.Source with { Value = grade.Grade!.Value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) })], Record.Now).Replace(" (May 27)", string.Empty, StringComparison.Ordinal);
}
