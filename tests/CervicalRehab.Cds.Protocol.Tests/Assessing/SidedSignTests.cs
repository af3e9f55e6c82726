using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>A positive without a side beside what the sides say (D10).</summary>
public sealed class SidedSignTests
{
    private static readonly SignRecord LeftFound = Present(Sign.Hoffmann, 5, Side.Left), RightAbsent = Absent(Sign.Hoffmann, 5, Side.Right);

    private static readonly Dictionary<string, (SignRecord[] Records, bool Missing)> Situations = new(StringComparer.Ordinal)
    {
        ["Nothing without a side"] = ([LeftFound, RightAbsent], false),
        ["A day before both"] = ([LeftFound, RightAbsent, Unsided(6)], false),
        ["On the day of both"] = ([LeftFound, RightAbsent, Unsided(5)], true),
        ["On the day of the positive, before the negative"] = ([LeftFound, Absent(Sign.Hoffmann, 3, Side.Right), Unsided(5)], true),
        ["On the day of the negative, before the positive"] = ([Present(Sign.Hoffmann, 3, Side.Left), RightAbsent, Unsided(5)], true),
        ["Before both, and again after"] = ([LeftFound, RightAbsent, Unsided(6), Unsided(2)], true),
        ["In a month that may end after the negative"] = ([Present(Sign.Hoffmann, 0, Side.Left), RightAbsent, Unsided(Record.Month(2026, 5))], true),
        ["In a month that may end after the positive"] = ([LeftFound, Absent(Sign.Hoffmann, 0, Side.Right), Unsided(Record.Month(2026, 5))], true),
        ["In a month before both"] = ([LeftFound, RightAbsent, Unsided(Record.Month(2026, 4))], false),
        ["Between two positives of one side"] = ([Present(Sign.Hoffmann, 20, Side.Left), LeftFound, RightAbsent, Unsided(10)], false),
        ["A positive of one side in a month that may begin before"] = ([Dated(LeftFound, Record.Month(2026, 5)), RightAbsent, Unsided(17)], true),
        ["Before absences of both sides and a later positive of one"] = ([Unsided(28), Absent(Sign.Hoffmann, 20, Side.Left), Absent(Sign.Hoffmann, 20, Side.Right), Present(Sign.Hoffmann, 10, Side.Left)], true),
        ["The same, and the other side absent again more than 28 days later"] = ([Unsided(40), Absent(Sign.Hoffmann, 30, Side.Left), Absent(Sign.Hoffmann, 30, Side.Right), Present(Sign.Hoffmann, 10, Side.Left), Absent(Sign.Hoffmann, 10, Side.Right)], false),
        ["An absence of the side before the positive without one"] = ([Absent(Sign.Hoffmann, 20, Side.Left), Unsided(15), LeftFound, RightAbsent], false),
        ["An absence between that is preliminary"] = ([Unsided(15), Absent(Sign.Hoffmann, 10, Side.Left) with { Preliminary = true }, LeftFound, RightAbsent], false),
        ["Positive on both sides"] = ([LeftFound, Present(Sign.Hoffmann, 5, Side.Right), Unsided(2)], false),
        ["The other side not known"] = ([LeftFound, Unsided(6)], true),
    };

    public static TheoryData<string> Sentences => new(Situations.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_side_is_missing_until_both_are_known_from_a_later_day(string sentence)
    {
        var (records, missing) = Situations[sentence];

        Of(records).SideMissing.ShouldBe(missing, sentence);
        Of([.. records.Reverse()]).SideMissing.ShouldBe(missing, sentence);
    }

    [Theory]
    [InlineData("Both absent", true, true, true)]
    [InlineData("Left not known", false, true, false)]
    [InlineData("Right not known", true, false, false)]
    public void Absent_on_both_sides_needs_both(string sentence, bool left, bool right, bool expected)
    {
        SignRecord[] records = [.. left ? [Absent(Sign.Hoffmann, 5, Side.Left)] : Array.Empty<SignRecord>(), .. right ? [RightAbsent] : Array.Empty<SignRecord>()];

        Of(records).AbsentOnBothSides.ShouldBe(expected, sentence);
    }

    private static SidedSign Of(SignRecord[] records) => SidedSign.Of([.. records], Record.Now, null);

    private static SignRecord Unsided(int daysAgo) => Present(Sign.Hoffmann, daysAgo);

    private static SignRecord Unsided(RecordedDate date) => Dated(Present(Sign.Hoffmann, 0), date);

    private static SignRecord Dated(SignRecord record, RecordedDate date) => record with { Source = record.Source with { Date = date } };
}
