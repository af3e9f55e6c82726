using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Which plan runs, since when, and what says so (D16).</summary>
public sealed class ProgrammeCourseTests
{
    private static readonly Evidence Session = Record.Of(Facts.TherapySession, "completed", 12, type: "Procedure");

    [Fact]
    public void Without_a_plan_and_without_therapy_there_is_no_start_and_no_trend()
    {
        var course = Course(APatient.InProgramme(20) with { Programmes = [] });

        (course.Running, course.Ended, course.Start, course.StartSource, course.Day).ShouldBe((null, null, null, null, null));
        course.Trends.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_plan_the_course_began_with_the_first_therapy_session()
    {
        var course = Course(APatient.InProgramme(20) with { Programmes = [], TherapySessions = [Session] });

        (course.Running, course.Ended, course.StartSource, course.Day).ShouldBe((null, null, Session, 12));
        course.Trends.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Worse by 14 mm", 54, 12, Pathway.ConservativePlan)]
    [InlineData("Worse by 15 mm", 55, 12, Pathway.CompleteAssessment)]
    [InlineData("Worse by 15 mm, and therapy is booked only", 55, -1, Pathway.ConservativePlan)]
    public void Worse_since_the_first_therapy_session_asks_for_the_assessment(string sentence, int millimeters, int daysAgo, Pathway pathway)
    {
        var decision = (APatient.InScope with { TherapySessions = [Session with { Date = Record.Day(daysAgo) }], Pain = [Measurement.Pain(40, 13), Measurement.Pain(millimeters, 2)] }).Decide();

        decision.Pathway.ShouldBe(pathway, sentence);
        decision.Reasons().Contains("worse-since-therapy").ShouldBe(pathway == Pathway.CompleteAssessment, sentence);
    }

    [Fact]
    public void The_start_of_the_plan_comes_before_that_of_the_therapy()
    {
        var course = Course(APatient.InProgramme(20) with { TherapySessions = [Session] });

        (course.Day, course.StartSource!.Fact, course.StartSource.Value).ShouldBe((20, Facts.ProgrammeStart, Record.Day(20).Text));
    }

    [Fact]
    public void A_plan_without_a_start_began_with_the_first_session_that_is_not_to_come()
    {
        var undated = APatient.InProgramme(20) with { Programmes = [APatient.Programme(null)] };

        Course(undated with { TherapySessions = [Session, Record.Of(Facts.TherapySession, "completed", 9, type: "Procedure"), Record.Of(Facts.TherapySession, "booked", -2, type: "Procedure")] })
            .StartSource.ShouldBe(Session);
        Course(undated with { TherapySessions = [Session] }).Day.ShouldBe(12);
        var unknown = Course(undated);
        (unknown.Start, unknown.Day, unknown.StartSource!.Fact, unknown.StartSource.Value).ShouldBe((null, null, Facts.ProgrammeStart, "unknown"));
    }

    [Fact]
    public void A_running_plan_comes_before_one_that_ended_later()
    {
        var both = APatient.InProgramme(40) with { Programmes = [APatient.Programme(10, state: ProgrammeState.Ended), APatient.Programme(40)] };

        Course(both).Day.ShouldBe(40);
        PatientCourse.Of(both, Record.Now).Programme!.State.ShouldBe(ProgrammeState.Active);
        PatientCourse.Of(both with { Programmes = [APatient.Programme(10, state: ProgrammeState.Ended)] }, Record.Now).Programme!.State.ShouldBe(ProgrammeState.Ended);
    }

    [Fact]
    public void Of_two_plans_that_began_on_one_day_the_first_by_reference_runs()
    {
        var (a, b) = (Plan("CarePlan/a"), Plan("CarePlan/b"));

        Course(APatient.InScope with { Programmes = [b, a] }).Running.ShouldBe(a);
        Course(APatient.InScope with { Programmes = [a, b] }).Running.ShouldBe(a);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(20, 20)]
    [InlineData(-3, -3)]
    public void A_course_shows_the_day_of_its_plan(int? day, int? expected)
    {
        var course = PatientCourse.Of(APatient.InScope with { Programmes = [APatient.Programme(day)] }, Record.Now);

        (course.Day, course.Start).ShouldBe((expected, day is { } began ? Record.Day(began) : null));
    }

    [Fact]
    public void A_course_without_a_plan_has_neither_day_nor_start()
    {
        var course = PatientCourse.Of(APatient.InScope with { TherapySessions = [Session] }, Record.Now);

        (course.Programme, course.Day, course.Start).ShouldBe((null, null, null));
    }

    private static Programme Plan(string reference) => APatient.Programme(20) with { Source = APatient.Programme(20).Source with { Reference = reference } };

    private static Course Course(PatientPicture patient) => new PatientCase(patient, Record.Now).Course;
}
