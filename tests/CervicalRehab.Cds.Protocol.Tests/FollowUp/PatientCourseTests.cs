using CervicalRehab.Cds.Protocol.FollowUp;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.FollowUp;

/// <summary>The course shows what the decision rests on: the same baseline, the same thresholds, the same unknowns.</summary>
public sealed class PatientCourseTests
{
    private static PatientCourse CourseOf(PatientPicture patient) => PatientCourse.Of(patient, Record.Now);

    private static MeasureSeries Flexion(PatientPicture patient) => CourseOf(patient).Motion.First(series => series.Fact == Facts.Of(Movement.Flexion));

    private static SignRow Row(PatientPicture patient, string fact, Side side = Side.NotStated) =>
        CourseOf(patient).Signs.Rows.Single(row => row.Fact == fact && row.Side == side);

    [Fact]
    public void The_goal_and_worse_stand_ten_degrees_from_the_baseline()
    {
        var flexion = Flexion(APatient.InProgramme(20) with { Motion = [.. MotionSet(20, 45), .. MotionSet(5, 50)] });

        (flexion.Baseline!.Value, flexion.Goal, flexion.WorseFrom).ShouldBe((45m, 55m, 35m));
        flexion.Points.Select(point => point.Value).ShouldBe([45m, 50m]);
    }

    [Theory]
    [InlineData("Nine up", 54, Standing.WithinError)]
    [InlineData("Ten up", 55, Standing.Better)]
    [InlineData("Nine down", 36, Standing.WithinError)]
    [InlineData("Ten down", 35, Standing.Worse)]
    public void Ten_degrees_are_a_change(string sentence, double now, Standing expected) =>
        Flexion(APatient.InProgramme(20) with { Motion = [.. MotionSet(20, 45), .. MotionSet(5, (decimal)now)] }).Standing.ShouldBe(expected, sentence);

    [Theory]
    [InlineData("Fourteen up", 54, Standing.WithinError)]
    [InlineData("Fifteen up", 55, Standing.Worse)]
    [InlineData("Nineteen down", 21, Standing.WithinError)]
    [InlineData("Twenty down", 20, Standing.Better)]
    public void Pain_is_worse_by_fifteen_and_better_by_twenty_millimeters(string sentence, double now, Standing expected)
    {
        var pain = CourseOf(APatient.InProgramme(20) with { Pain = [Pain(40, 20), Pain((decimal)now, 5)] }).Pain.ShouldHaveSingleItem();

        pain.Standing.ShouldBe(expected, sentence);
        (pain.Goal, pain.WorseFrom).ShouldBe((20m, 55m));
    }

    [Fact]
    public void A_numeric_rating_is_a_series_of_its_own_in_points()
    {
        var course = CourseOf(APatient.InProgramme(20) with { Pain = [Pain(40, 20), Pain(40, 20, PainScale.Numeric), Pain(60, 5, PainScale.Numeric)] });

        course.Pain.Select(series => series.Fact).ShouldBe([Facts.PainVas, Facts.PainNumeric]);
        var numeric = course.Pain[1];
        (numeric.Latest.Value, numeric.Goal, numeric.WorseFrom, numeric.Standing).ShouldBe((6m, 2m, 5.5m, Standing.Worse));
    }

    [Theory]
    [InlineData("Better than by the first set of the other device", 30, 45, Standing.NotCompared)]
    [InlineData("Within error of it", 40, 45, Standing.NotCompared)]
    [InlineData("Worse than by it", 45, 30, Standing.Worse)]
    public void D17_The_first_set_by_another_device_than_the_baseline_is_no_baseline(string sentence, int then, int now, Standing expected)
    {
        var patient = APatient.InProgramme(40) with { Motion = [.. MotionSet(40), .. MotionSet(20, then, MotionMethod.Crom), .. MotionSet(5, now, MotionMethod.Crom)] };
        var flexion = CourseOf(patient).Motion.Single(series => series.Fact == Facts.Of(Movement.Flexion) && series.Method == MotionMethod.Crom);

        flexion.Standing.ShouldBe(expected, sentence);
        (flexion.Baseline is null, flexion.Goal is null).ShouldBe((expected == Standing.NotCompared, expected == Standing.NotCompared), sentence);
    }

    [Fact]
    public void Methods_are_never_mixed() =>
        CourseOf(APatient.InProgramme(20) with { Motion = [.. MotionSet(20, 60), .. MotionSet(5, 40, MotionMethod.Goniometer)] })
            .Motion.Where(series => series.Fact == Facts.Of(Movement.Flexion)).Select(series => (series.Method, series.Standing))
            .ShouldBe([(MotionMethod.Goniometer, Standing.NotCompared), (MotionMethod.Inclinometer, Standing.NotCompared)]);

    [Fact]
    public void Without_a_program_the_last_current_value_is_what_one_would_start_from()
    {
        var patient = APatient.InScope with { Motion = [.. MotionSet(60, 30), .. MotionSet(5, 50)] };

        Flexion(patient).Baseline!.Value.ShouldBe(50m);
        Flexion(patient with { Motion = MotionSet(29) }).Baseline.ShouldBeNull();
    }

    [Fact]
    public void A_movement_that_cannot_gain_ten_degrees_has_no_goal() =>
        Flexion(APatient.InProgramme(20) with { Motion = MotionSet(20, 81) }).Goal.ShouldBeNull();

    [Fact]
    public void The_grid_tells_present_absent_unknown_and_stale_apart()
    {
        var patient = (APatient.InScope with { Signs = [] }).With(
            Examination.Present(Sign.Hoffmann, 60, Side.Left), Examination.Absent(Sign.Hoffmann, 5, Side.Left),
            Examination.Absent(Sign.GaitInstability, 29), Examination.Unclear(Sign.BowelDysfunction, 5), Examination.Absent(Sign.BladderDysfunction, 28));

        Row(patient, Facts.Hoffmann, Side.Left).Visits.Select(cell => cell.Mark).ShouldBe([SignMark.Present, SignMark.NotExamined, SignMark.NotExamined, SignMark.Absent]);
        Row(patient, Facts.Hoffmann, Side.Left).Now.Mark.ShouldBe(SignMark.Absent);
        Row(patient, Facts.Hoffmann, Side.Right).Now.ShouldBe(new SignCell(SignMark.Unknown, "not recorded"));
        Row(patient, Facts.GaitInstability).Now.Mark.ShouldBe(SignMark.Stale);
        Row(patient, Facts.BowelDysfunction).Now.ShouldBe(new SignCell(SignMark.Unknown, "indeterminate"));
        Row(patient, Facts.BladderDysfunction).Now.Mark.ShouldBe(SignMark.Absent);
    }

    [Fact]
    public void A_cell_says_what_a_mark_alone_would_hide()
    {
        var patient = (APatient.InScope with { Signs = [] }).With(
            Examination.Problem(Sign.GaitInstability, 5), Examination.Present(Sign.BowelDysfunction, 5) with { Preliminary = true },
            Examination.Problem(Sign.BladderDysfunction, 5) with { Preliminary = true });

        Row(patient, Facts.GaitInstability).Visits.ShouldHaveSingleItem().ShouldBe(new SignCell(SignMark.Present, "problem"));
        Row(patient, Facts.BowelDysfunction).Visits.ShouldHaveSingleItem().ShouldBe(new SignCell(SignMark.Present, "preliminary"));
        Row(patient, Facts.BladderDysfunction).Visits.ShouldHaveSingleItem().ShouldBe(new SignCell(SignMark.Present, "preliminary, problem"));
    }

    [Fact]
    public void Nothing_from_the_future_is_a_visit() =>
        CourseOf(APatient.InScope.With(Examination.Absent(Sign.GaitInstability, -3))).Signs.Visits.ShouldBe([Record.Today.AddDays(-5)]);

    [Fact]
    public void What_changed_is_told_with_what_it_means()
    {
        var course = CourseOf((APatient.InProgramme(20) with { Motion = [.. MotionSet(20, 50), .. MotionSet(5, 38)], Pain = [Pain(40, 20), Pain(45, 5)] })
            .With(Examination.Absent(Sign.Hoffmann, 20, Side.Left)).Instead(Examination.Present(Sign.GaitInstability, 5)).With(Examination.Absent(Sign.GaitInstability, 20)));

        course.Changes.Select(change => (change.Fact, change.Before, change.Now, change.Meaning)).ShouldBe(
        [
            (Facts.Of(Movement.Flexion), "50", "38", Standing.Worse),
            (Facts.PainVas, "40", "45", Standing.WithinError),
            (Facts.GaitInstability, "absent", "present", Standing.Worse),
        ]);
        course.Changes[0].BeforeDay.ShouldBe(Record.Today.AddDays(-20));
    }

    [Theory]
    [InlineData("Window not open", 13, 15)]
    [InlineData("Due today", 28, 0)]
    [InlineData("Overdue", 29, -1)]
    public void The_next_reassessment_is_counted_from_the_last_set(string sentence, int age, int left)
    {
        var next = CourseOf(APatient.InProgramme(40) with { Motion = MotionSet(age) }).Next!;

        next.DaysLeft.ShouldBe(left, sentence);
        (next.Opens, next.Due).ShouldBe((Record.Today.AddDays(14 - age), Record.Today.AddDays(28 - age)));
    }

    [Theory]
    [InlineData("2026-06-01", 14, 28)]
    [InlineData("9999-12-15", 14, 16)]
    [InlineData("9999-12-31", 0, 0)]
    public void A_reassessment_is_due_on_the_last_day_of_the_calendar_at_the_latest(string today, int opens, int due)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        var motion = MotionSet(0).Select(record => record with { Source = record.Source with { Date = RecordedDate.OfDay(day) } });
        var next = PatientCourse.Of(APatient.InProgramme(20) with { Motion = [.. motion] }, new(day.ToDateTime(new(9, 0)), TimeSpan.Zero)).Next!;

        (next.Opens.DayNumber - day.DayNumber, next.Due.DayNumber - day.DayNumber).ShouldBe((opens, due));
    }

    [Fact]
    public void Every_condition_of_progress_is_met_exactly_when_the_program_progresses()
    {
        var ready = CourseOf(APatient.Training());
        var light = CourseOf(APatient.Training(exertion: 11));

        ready.Decision.Pathway.ShouldBe(Pathway.Progress);
        ready.Conditions.ShouldAllBe(condition => condition.IsMet);
        light.Conditions.Where(condition => !condition.IsMet).ShouldHaveSingleItem().Words.ShouldBe("Exertion 12 to 14 (Borg 6-20)");
        CourseOf(APatient.InScope).Conditions.ShouldBeEmpty();
    }

    [Fact]
    public void Doses_follow_the_phase_and_a_referral_has_none()
    {
        CourseOf(APatient.Training()).Doses.ShouldContain(Regimen.ResistanceLow);
        CourseOf(APatient.Training() with { Spasm = [APatient.Spasm(ProblemState.Active)] }).Doses.ShouldNotContain(Regimen.ResistanceLow);
        CourseOf(APatient.Training(load: 50)).Doses.ShouldContain(Regimen.ResistanceModerate);
        CourseOf(APatient.Training().Instead(Examination.Present(Sign.GaitInstability, 2))).Doses.ShouldBeEmpty();
    }
}
