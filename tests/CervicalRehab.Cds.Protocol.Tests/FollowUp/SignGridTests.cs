using CervicalRehab.Cds.Protocol.FollowUp;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.FollowUp;

/// <summary>The grid of signs: its rows, its days, and what a cell says beside its mark.</summary>
public sealed class SignGridTests
{
    private static readonly Dictionary<string, (SignRecord[] Records, SignCell Cell)> Cells = new(StringComparer.Ordinal)
    {
        ["Absent 28 days ago"] = ([Absent(Sign.GaitInstability, 28)], new(SignMark.Absent)),
        ["Absent 29 days ago"] = ([Absent(Sign.GaitInstability, 29)], new(SignMark.Stale)),
        ["Absent, preliminary"] = ([Absent(Sign.GaitInstability, 5) with { Preliminary = true }], new(SignMark.Unknown, "preliminary")),
        ["Absent, preliminary and then final"] = ([Absent(Sign.GaitInstability, 5) with { Preliminary = true }, Absent(Sign.GaitInstability, 5)], new(SignMark.Absent)),
        ["Present and absent on one day"] = ([Absent(Sign.GaitInstability, 5), Present(Sign.GaitInstability, 5)], new(SignMark.Present)),
        ["Unclear and absent on one day"] = ([Absent(Sign.GaitInstability, 5), Unclear(Sign.GaitInstability, 5)], new(SignMark.Unknown, "indeterminate")),
        ["Unclear, without a reason"] = ([Unclear(Sign.GaitInstability, 5) with { Unclear = null }], new(SignMark.Unknown, "indeterminate")),
        ["Unclear, no value"] = ([Unclear(Sign.GaitInstability, 5) with { Unclear = Reason.NoValue }], new(SignMark.Unknown, Reason.NoValue.Words())),
        ["A side nobody asked for"] = ([Present(Sign.GaitInstability, 5, Side.Left)], new(SignMark.Present)),
    };

    public static TheoryData<string> Sentences => new(Cells.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_cell_shows_the_worst_of_its_day(string sentence) =>
        Grid(Cells[sentence].Records).Rows.Single(row => row.Fact == Facts.GaitInstability).Visits.ShouldBe([Cells[sentence].Cell], sentence);

    [Fact]
    public void A_graded_strength_shows_its_grade() =>
        Grid(Grade(4.5m, 5, Side.Left), Grade(5, 5, Side.Right) with { Preliminary = true }, Grade(5, 3, Side.Right)).Rows.Where(row => row.Fact == Facts.UpperLimbWeakness)
            .SelectMany(row => row.Visits).ShouldBe([new(SignMark.Present, "grade 4.5"), new(SignMark.NotExamined), new(SignMark.Unknown, "preliminary"), new(SignMark.Absent, "grade 5")]);

    [Fact]
    public void Every_sign_of_the_assessment_has_a_row_and_others_when_they_are_on_record()
    {
        (string, Side)[] assessed =
        [
            (Facts.UpperLimbWeakness, Side.Left), (Facts.UpperLimbWeakness, Side.Right), (Facts.UpperLimbNumbness, Side.Left), (Facts.UpperLimbNumbness, Side.Right),
            (Facts.Hoffmann, Side.Left), (Facts.Hoffmann, Side.Right), (Facts.GaitInstability, Side.NotStated), (Facts.LowerLimbNeuro, Side.NotStated),
            (Facts.BowelDysfunction, Side.NotStated), (Facts.BladderDysfunction, Side.NotStated),
        ];

        Rows(Grid()).ShouldBe(assessed);
        Rows(Grid(Absent(Sign.Babinski, 5), Absent(Sign.OtherPyramidal, 5))).ShouldBe([.. assessed, (Facts.Babinski, Side.NotStated), (Facts.OtherPyramidal, Side.NotStated)]);
        Rows(Grid(Present(Sign.Hoffmann, 5), Present(Sign.HandWeakness, 5), Present(Sign.UpperLimbNumbness, 5))).Except(assessed)
            .ShouldBe([(Facts.UpperLimbWeakness, Side.NotStated), (Facts.UpperLimbNumbness, Side.NotStated), (Facts.Hoffmann, Side.NotStated)]);
    }

    [Fact]
    public void The_six_latest_days_are_shown_and_the_others_counted()
    {
        SignRecord[] eight = [.. Enumerable.Range(1, 8).Select(week => Absent(Sign.GaitInstability, week * 7))];

        Grid(eight[..6]).EarlierVisits.ShouldBe(0);
        var grid = Grid(eight);
        grid.EarlierVisits.ShouldBe(2);
        grid.Visits.ShouldBe(Enumerable.Range(1, 6).Reverse().Select(week => Record.Today.AddDays(-7 * week)));
    }

    [Fact]
    public void A_resolved_problem_and_a_day_to_come_are_no_visit() =>
        Grid(Present(Sign.GaitInstability, 9) with { Origin = SignOrigin.ResolvedProblem }, Present(Sign.GaitInstability, -1), Present(Sign.GaitInstability, null)).Visits.ShouldBeEmpty();

    private static (string, Side)[] Rows(SignGrid grid) => [.. grid.Rows.Select(row => (row.Fact, row.Side))];

    private static SignGrid Grid(params SignRecord[] records) => PatientCourse.Of(APatient.InScope with { Signs = [.. records] }, Record.Now).Signs;
}
