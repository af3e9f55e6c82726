using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>Day 0, worse, better and the expected window (D16 to D18).</summary>
public sealed class CourseTests
{
    [Theory]
    [InlineData("Worse on day 1", 1, Pathway.Hold, "worse-before-six-weeks")]
    [InlineData("Worse on day 41", 41, Pathway.Hold, "worse-before-six-weeks")]
    [InlineData("Worse on day 42", 42, Pathway.SurgicalReferral, "worse-after-six-weeks")]
    [InlineData("Worse on day 43", 43, Pathway.SurgicalReferral, "worse-after-six-weeks")]
    public void Worse_refers_from_day_42(string sentence, int day, Pathway expected, string rule)
    {
        var decision = Course(day, painNow: 60, daysAgo: 0).Decide();

        decision.Pathway.ShouldBe(expected, sentence);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.Reasons().ShouldContain(rule);
        decision.Because.Single(finding => finding.Rule == rule).Sentence.ShouldContain("+20 mm");
    }

    [Fact]
    public void A_newer_plan_beside_a_running_one_does_not_start_the_six_weeks_again()
    {
        var worse = Course(42, painNow: 60, daysAgo: 0);

        (worse with { Programmes = [APatient.Programme(8), APatient.Programme(42)] }).Pathway().ShouldBe(Pathway.SurgicalReferral);
        (worse with { Programmes = [APatient.Programme(8), APatient.Programme(42, state: ProgrammeState.Ended)] }).Pathway().ShouldBe(Pathway.Hold);
        (worse with { Programmes = [APatient.Programme(8), APatient.Programme(42, state: ProgrammeState.OnHold)] }).Pathway().ShouldBe(Pathway.Hold);
    }

    [Theory]
    [InlineData("Day 55, not better", 55, false)]
    [InlineData("Day 56, not better", 56, true)]
    [InlineData("Day 57, not better", 57, true)]
    public void The_expected_window_passes_on_day_56(string sentence, int day, bool passed)
    {
        var decision = Course(day).Decide();

        decision.Pathway.ShouldBe(Pathway.Hold);
        decision.Reasons().Contains("expected-window-passed").ShouldBe(passed, sentence);
        decision.Indicator.ShouldBe(passed ? Indicator.Warning : Indicator.Info);
        decision.Proposals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Pain up 14 mm", 54, false)]
    [InlineData("Pain up 14.9 mm", 54.9, false)]
    [InlineData("Pain up 15 mm", 55, true)]
    [InlineData("Pain up 16 mm", 56, true)]
    public void Pain_is_worse_from_15_mm(string sentence, double painNow, bool worse)
    {
        var decision = Course(42, (decimal)painNow).Decide();

        (decision.Pathway == Pathway.SurgicalReferral).ShouldBe(worse, sentence);
        decision.NoteRules().Contains("within-measurement-error").ShouldBe(!worse, sentence);
    }

    [Theory]
    [InlineData("Flexion down 9.9 deg", 40.1, false)]
    [InlineData("Flexion down 10 deg", 40, true)]
    [InlineData("Flexion down 10.1 deg", 39.9, true)]
    public void Motion_is_worse_from_10_degrees_in_any_movement(string sentence, double flexionNow, bool worse)
    {
        var decision = Course(42, flexionNow: (decimal)flexionNow).Decide();

        (decision.Pathway == Pathway.SurgicalReferral).ShouldBe(worse, sentence);
        decision.NoteRules().Contains("within-measurement-error").ShouldBe(!worse, sentence);
    }

    [Theory]
    [InlineData("Pain down 19 mm", 21, 50, true)]
    [InlineData("Pain down 20 mm", 20, 50, false)]
    [InlineData("Flexion up 9.9 deg", 40, 59.9, true)]
    [InlineData("Flexion up 10 deg", 40, 60, false)]
    public void A_gain_of_20_mm_or_10_degrees_is_better(string sentence, double painNow, double flexionNow, bool passed) =>
        Course(56, (decimal)painNow, (decimal)flexionNow).Decide().Reasons().Contains("expected-window-passed").ShouldBe(passed, sentence);

    [Fact]
    public void Worse_in_one_measure_counts_although_another_is_better() =>
        Course(60, painNow: 10, flexionNow: 35).Pathway().ShouldBe(Pathway.SurgicalReferral);

    [Fact]
    public void Methods_are_not_compared() =>
        (Course(50) with { Motion = [.. MotionSet(50, 60), .. MotionSet(5, 30, MotionMethod.Goniometer)] }).Decide().Reasons().ShouldContain("motion-not-comparable");

    [Fact]
    public void Scales_are_not_mixed_in_a_trend() =>
        (Course(50) with { Pain = [Pain(20, 50), Pain(60, 5, PainScale.Numeric)] }).Decide().Reasons().ShouldContain("pain-not-comparable");

    [Theory]
    [InlineData("28 days before the start", 28, true)]
    [InlineData("29 days before the start", 29, false)]
    public void The_baseline_lies_within_28_days_up_to_day_0(string sentence, int before, bool counts) =>
        (Course(45) with { Pain = [Pain(20, 45 + before), Pain(40, 5)] }).Pathway().ShouldBe(counts ? Pathway.SurgicalReferral : Pathway.Hold, sentence);

    [Fact]
    public void The_last_value_up_to_day_0_is_the_baseline()
    {
        (Course(45) with { Pain = [Pain(20, 60), Pain(40, 45), Pain(50, 5)] }).Pathway().ShouldBe(Pathway.Hold);
        (Course(45) with { Pain = [Pain(40, 60), Pain(20, 45), Pain(40, 5)] }).Pathway().ShouldBe(Pathway.SurgicalReferral);
    }

    [Fact]
    public void Without_a_baseline_the_first_value_after_day_0_stands_in() =>
        (Course(45) with { Pain = [Pain(20, 40), Pain(40, 5)] }).Pathway().ShouldBe(Pathway.SurgicalReferral);

    [Fact]
    public void A_start_that_is_not_recorded_is_dated_by_the_first_therapy_session()
    {
        var undated = Course(45, painNow: 60) with { Programmes = [APatient.Programme(null)] };

        (undated with { TherapySessions = [Session(30), Session(42)] }).Pathway().ShouldBe(Pathway.SurgicalReferral);
        (undated with { TherapySessions = [Session(41), Session(30)] }).Decide().Reasons().ShouldContain("worse-before-six-weeks");
    }

    [Fact]
    public void Worse_with_an_unknown_start_is_completed_first()
    {
        var decision = (Course(45, painNow: 60) with { Programmes = [APatient.Programme(null)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.Reasons().ShouldContain("worse-with-unknown-start");
        decision.MissingWords().ShouldBe(["programme-start not-recorded"]);
    }

    [Fact]
    public void An_unknown_start_never_progresses()
    {
        var decision = (APatient.Training() with { Programmes = [APatient.Programme(null)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.Hold);
        decision.Reasons().ShouldContain("start-unknown");
    }

    [Fact]
    public void An_ended_programme_is_none_and_worsening_after_it_is_completed_first()
    {
        var ended = Course(45, painNow: 60) with { Programmes = [APatient.Programme(45, state: ProgrammeState.Ended)] };

        ended.Decide().Reasons().ShouldBe(["worse-after-ended-programme"]);
        ended.Pathway().ShouldBe(Pathway.CompleteAssessment);
        (ended with { Pain = [Pain(40, 45), Pain(40, 5)] }).Pathway().ShouldBe(Pathway.ConservativePlan);
    }

    [Theory]
    [InlineData("Revoked, worse since therapy that came later", 300, 200)]
    [InlineData("Its end is not recorded", 300, null)]
    [InlineData("It began after that therapy, and ended at once", 2, 1)]
    public void D16_A_program_that_ended_hides_no_worsening_since_therapy(string sentence, int began, int? ended)
    {
        var worse = APatient.InScope with { Pain = [Pain(55, 45), Pain(30, 31), Pain(55, 2)], TherapySessions = [Session(30), Session(25)] };
        var history = worse with { Programmes = [APatient.Programme(began, state: ProgrammeState.Ended) with { End = ended is { } days ? Record.Day(days) : null }] };

        worse.Decide().Reasons().ShouldBe(["worse-since-therapy"], sentence);
        history.Decide().Reasons().ShouldBe(["worse-since-therapy"], sentence);
        history.Decide().Because.ShouldHaveSingleItem().Sentence.ShouldContain("May 2");
    }

    [Fact]
    public void D16_Sessions_of_before_hide_no_worsening_since_a_program_that_ended()
    {
        var after = APatient.InScope with
        {
            Pain = [Pain(60, 300), Pain(30, 31), Pain(55, 2)],
            TherapySessions = [Session(290), Session(30)],
            Programmes = [APatient.Programme(295, state: ProgrammeState.Ended) with { End = Record.Day(240) }],
        };

        after.Decide().Reasons().ShouldBe(["worse-since-therapy"]);
        (after with { TherapySessions = [Session(290), Session(241)] }).Pathway().ShouldBe(Pathway.ConservativePlan, "its own sessions began nothing else");
    }

    [Theory]
    [InlineData("Made 12 days ago: a session of that day began it", 12, true)]
    [InlineData("Made 11 days ago: it was begun by none of before", 11, false)]
    [InlineData("Made tomorrow: nobody knows", -1, true)]
    [InlineData("Nobody knows when it was made", null, true)]
    public void D16_A_plan_was_begun_by_no_session_before_it_was_made(string sentence, int? made, bool began)
    {
        var plan = APatient.Programme(null) with { Created = made is { } days ? Record.Day(days) : null };
        var course = new PatientCase(APatient.InProgramme(20) with { Programmes = [plan], TherapySessions = [Session(12)] }, Record.Now).Course;

        course.Day.ShouldBe(began ? 12 : null, sentence);
        course.Since.ShouldBe(Record.Day(began ? 12 : 11), sentence);
    }

    [Theory]
    [InlineData("The session is later than what became worse", 3, Pathway.CompleteAssessment)]
    [InlineData("And one of the first day as well", 50, Pathway.SurgicalReferral)]
    public void D16_A_late_session_hides_no_worsening_since_the_plan_was_made(string sentence, int first, Pathway pathway)
    {
        var undated = APatient.InProgramme(50) with { Programmes = [APatient.Programme(null) with { Created = Record.Day(50) }], Pain = [Pain(55, 50), Pain(90, 4), Pain(90, 2)] };

        undated.Pathway().ShouldBe(Pathway.CompleteAssessment);
        (undated with { TherapySessions = [Session(3), Session(first)] }).Pathway().ShouldBe(pathway, sentence);
    }

    [Fact]
    public void D16_While_the_start_is_not_known_the_baseline_is_that_of_the_day_on_which_the_plan_was_made()
    {
        var undated = APatient.InProgramme(50) with { Programmes = [APatient.Programme(null) with { Created = Record.Day(50) }], Pain = [Pain(75, 70), Pain(45, 50), Pain(75, 2)] };

        undated.Decide().Reasons().ShouldContain("worse-with-unknown-start");
        (undated with { Pain = [Pain(45, 70), Pain(75, 50), Pain(75, 2)] }).Pathway().ShouldBe(Pathway.Hold);
        (undated with { Programmes = [APatient.Programme(null) with { Created = Record.Day(0) }] }).Pathway().ShouldBe(Pathway.Hold, "all of it lies before the plan");
    }

    [Fact]
    public void D16_Of_several_plans_without_a_start_the_first_that_runs_tells_when_it_was_made()
    {
        Programme Made(int daysAgo, ProgrammeState state = ProgrammeState.Active) => APatient.Programme(null, state: state) with { Created = Record.Day(daysAgo), Source = Record.Of(Facts.Programme, "active", daysAgo, type: "CarePlan") };
        RecordedDate? Since(params Programme[] plans) => new PatientCase(APatient.InProgramme(20) with { Programmes = [.. plans] }, Record.Now).Course.Since;

        Since(Made(8), Made(30), Made(20)).ShouldBe(Record.Day(30));
        Since(Made(8, ProgrammeState.Ended), Made(30, ProgrammeState.Ended)).ShouldBe(Record.Day(8));
        Since(Made(8), Made(30, ProgrammeState.Ended)).ShouldBe(Record.Day(8));
    }

    [Theory]
    [InlineData("Numbness that developed", 50, 20, true)]
    [InlineData("Without an absence before it", null, 20, true)]
    [InlineData("It was there when the program began", null, 45, false)]
    public void CAVEAT_05_New_numbness_is_not_forgotten_with_the_program(string sentence, int? absent, int found, bool asks)
    {
        var patient = APatient.InScope.Without(record => record.Sign == Sign.UpperLimbNumbness && record.Side == Side.Left);
        var ended = patient with
        {
            Signs = [.. patient.Signs, .. absent is { } days ? [Examination.Absent(Sign.UpperLimbNumbness, days, Side.Left)] : Array.Empty<SignRecord>(), Examination.Present(Sign.UpperLimbNumbness, found, Side.Left), Examination.Present(Sign.UpperLimbNumbness, 5, Side.Left)],
            Programmes = [APatient.Programme(45, state: ProgrammeState.Ended)],
        };

        ended.Decide().Reasons().Contains("numbness-since-ended-programme").ShouldBe(asks, sentence);
        ended.Pathway().ShouldBe(asks ? Pathway.CompleteAssessment : Pathway.ConservativePlan, sentence);
    }

    [Theory]
    [InlineData("Found while it went on", 30, 20, true)]
    [InlineData("Found on its last day", 30, 30, true)]
    [InlineData("Found after it had ended", 20, 30, false)]
    public void CAVEAT_05_Numbness_that_was_first_found_after_a_program_had_ended_did_not_develop_in_it(string sentence, int found, int ended, bool asks)
    {
        var patient = APatient.InScope.Without(record => record.Sign == Sign.UpperLimbNumbness && record.Side == Side.Left);
        var after = patient with
        {
            Signs = [.. patient.Signs, Examination.Present(Sign.UpperLimbNumbness, found, Side.Left), Examination.Present(Sign.UpperLimbNumbness, 5, Side.Left)],
            Programmes = [APatient.Programme(45, state: ProgrammeState.Ended) with { End = Record.Day(ended) }],
        };

        after.Decide().Reasons().Contains("numbness-since-ended-programme").ShouldBe(asks, sentence);
        after.Decide().CaveatRules().Contains("one-sided-numbness").ShouldBe(!asks, sentence);
    }

    [Fact]
    public void A_programme_that_ended_long_ago_says_nothing_of_the_one_that_runs()
    {
        var running = Course(20, painNow: 65, daysAgo: 0);
        var decision = (running with { Programmes = [.. running.Programmes, APatient.Programme(800, state: ProgrammeState.Ended)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.Hold);
        decision.Reasons().ShouldBe(running.Decide().Reasons());
        decision.AlsoFound.ShouldBeEmpty();
    }

    [Fact]
    public void The_day_of_the_programme_is_counted_in_the_offset_of_its_start()
    {
        var start = APatient.Programme(null) with { Start = Record.Instant(new(2026, 4, 21, 0, 30, 0, TimeSpan.FromHours(13))) };
        var patient = Course(45, painNow: 60) with { Programmes = [start] };

        RehabProtocol.Evaluate(patient, new(2026, 6, 1, 10, 59, 0, TimeSpan.Zero)).Pathway.ShouldBe(Pathway.Hold);
        RehabProtocol.Evaluate(patient, new(2026, 6, 1, 11, 0, 0, TimeSpan.Zero)).Pathway.ShouldBe(Pathway.SurgicalReferral);
    }

    [Fact]
    public void A_plan_drafted_in_this_session_does_not_run() =>
        (APatient.InScope with { Programmes = [APatient.Programme(0) with { InDraft = true }] }).Pathway().ShouldBe(Pathway.ConservativePlan);

    [Fact]
    public void A_red_flag_is_not_delayed_by_the_six_weeks() =>
        Course(3).Instead(Examination.Present(Sign.HandWeakness, 1, Side.Left)).Pathway().ShouldBe(Pathway.SurgicalReferral);

    /// <summary>Baseline of 40 mm and 50 degrees on day 0, and today's values.</summary>
    private static PatientPicture Course(int day, decimal painNow = 40, decimal flexionNow = 50, int daysAgo = 2) => APatient.InProgramme(day) with
    {
        Pain = [Pain(40, day), Pain(painNow, Math.Min(daysAgo, day - 1))],
        Motion = [.. MotionSet(day), .. MotionSet(Math.Min(daysAgo, day - 1), flexionNow)],
    };

    private static Evidence Session(int daysAgo) => Record.Of(Facts.TherapySession, "completed", daysAgo, type: "Procedure");
}
