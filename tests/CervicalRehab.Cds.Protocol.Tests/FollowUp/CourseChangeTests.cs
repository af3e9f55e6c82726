using CervicalRehab.Cds.Protocol.FollowUp;
using static CervicalRehab.Cds.Protocol.Tests.Examination;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.FollowUp;

/// <summary>What the latest visit found otherwise, and what a visit is.</summary>
public sealed class CourseChangeTests
{
    private static readonly PatientPicture Nothing = APatient.InScope with { Signs = [], Motion = [], Pain = [] };

    private static readonly Dictionary<string, (SignRecord[] Records, string[] Told)> Signs = new(StringComparer.Ordinal)
    {
        ["Found"] = ([Absent(Sign.GaitInstability, 9), Present(Sign.GaitInstability, 5)], ["gait-instability: absent, now present (Worse) 9"]),
        ["Gone"] = ([Present(Sign.GaitInstability, 60), Absent(Sign.GaitInstability, 5)], ["gait-instability: present, now absent (Better) 60"]),
        ["Absent so soon after it was present that it is not known to be"] = ([Present(Sign.GaitInstability, 9), Absent(Sign.GaitInstability, 5)], ["gait-instability: present, now absent (NotCompared) 9"]),
        ["No longer clear"] = ([Present(Sign.GaitInstability, 9), Unclear(Sign.GaitInstability, 5)], ["gait-instability: present, now unknown, indeterminate (NotCompared) 9"]),
        ["From unclear to absent"] = ([Unclear(Sign.GaitInstability, 9), Absent(Sign.GaitInstability, 5)], ["gait-instability: unknown, indeterminate, now absent (NotCompared) 9"]),
        ["From unclear to present"] = ([Unclear(Sign.GaitInstability, 9), Present(Sign.GaitInstability, 5)], ["gait-instability: unknown, indeterminate, now present (Worse) 9"]),
        ["A stale negative, then absent again"] = ([Absent(Sign.GaitInstability, 60), Absent(Sign.GaitInstability, 5)], []),
        ["Not examined at the visit between"] = ([Absent(Sign.GaitInstability, 19), Absent(Sign.BowelDysfunction, 9), Present(Sign.GaitInstability, 5)], ["gait-instability: absent, now present (Worse) 19"]),
        ["Not examined at the latest visit"] = ([Absent(Sign.GaitInstability, 19), Present(Sign.GaitInstability, 9), Absent(Sign.BowelDysfunction, 5)], []),
        ["Examined for the first time"] = ([Absent(Sign.BowelDysfunction, 9), Present(Sign.GaitInstability, 5)], []),
        ["Another grade"] = ([Grade(4, 9, Side.Left), Grade(3, 5, Side.Left)], ["upper-limb-weakness Left: present, grade 4, now present, grade 3 (NotCompared) 9"]),
        ["The same grade"] = ([Grade(3, 9, Side.Left), Grade(3, 5, Side.Left)], []),
    };

    public static TheoryData<string> Sentences => new(Signs.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sign_is_told_when_the_latest_visit_says_otherwise(string sentence) =>
        CourseOf(Nothing.With(Signs[sentence].Records)).Changes.Select(Told).ShouldBe(Signs[sentence].Told, sentence);

    [Fact]
    public void A_measure_is_told_with_its_unit_when_it_moved()
    {
        var course = CourseOf(Nothing with { Motion = [Angle(Movement.Flexion, 40.5m, 9), Angle(Movement.Flexion, 45.0m, 5), Angle(Movement.Extension, 40, 9), Angle(Movement.Extension, 40, 5)], Pain = [Pain(40, 9), Pain(20, 5)] });

        course.Changes.Select(change => (change.Fact, change.Before, change.Now, change.Unit, change.Meaning)).ShouldBe(
            [("rom-flexion", "40.5", "45", "deg", Standing.WithinError), (Facts.PainVas, "40", "20", "mm", Standing.Better)]);
    }

    [Fact]
    public void A_measure_that_the_latest_visit_left_out_is_not_told()
    {
        var measured = Nothing with { Motion = [Angle(Movement.Flexion, 60, 19), Angle(Movement.Flexion, 30, 9)] };

        CourseOf(measured).Changes.ShouldHaveSingleItem();
        CourseOf(measured with { Pain = [Pain(40, 5)] }).Changes.ShouldBeEmpty();
        CourseOf((Nothing with { Pain = [Pain(40, 5)] }).With(Absent(Sign.GaitInstability, 19), Present(Sign.GaitInstability, 12))).Changes.ShouldBeEmpty();
        CourseOf(measured.With(Absent(Sign.GaitInstability, 12), Absent(Sign.GaitInstability, 19))).Changes.Select(change => change.Fact).ShouldBe(["rom-flexion"]);
    }

    [Fact]
    public void A_visit_is_a_day_of_an_examination_or_a_usable_measurement()
    {
        var course = CourseOf((Nothing with
        {
            Motion = [Angle(Movement.Flexion, 60, 19), Angle(Movement.Flexion, 60, 2, MotionMethod.VisualEstimate)],
            Pain = [Pain(40, 12), Pain(40, 1) with { Score = null, Unusable = Reason.NoScale }],
        }).With(Absent(Sign.GaitInstability, 15), Problem(Sign.BowelDysfunction, 3), Absent(Sign.GaitInstability, -2)));

        (course.LatestVisit, course.VisitBefore).ShouldBe((Record.Today.AddDays(-12), Record.Today.AddDays(-15)));
    }

    [Fact]
    public void The_second_visit_has_one_before_it() =>
        CourseOf(Nothing.With(Absent(Sign.GaitInstability, 9), Absent(Sign.GaitInstability, 5))).VisitBefore.ShouldBe(Record.Today.AddDays(-9));

    [Fact]
    public void A_first_visit_has_nothing_before_it()
    {
        var course = CourseOf(Nothing.With(Present(Sign.GaitInstability, 5), Absent(Sign.BowelDysfunction, 5)));

        (course.LatestVisit, course.VisitBefore).ShouldBe((Record.Today.AddDays(-5), null));
        course.Changes.ShouldBeEmpty();
        CourseOf(Nothing).LatestVisit.ShouldBeNull();
    }

    private static PatientCourse CourseOf(PatientPicture patient) => PatientCourse.Of(patient, Record.Now);

    private static string Told(CourseChange change) =>
        $"{change.Fact}{(change.Side == Side.NotStated ? "" : " " + change.Side)}: {change.Before}, now {change.Now} ({change.Meaning}) {Record.Today.DayNumber - change.BeforeDay?.DayNumber}";
}
