using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>What a running program waits for, and when it moves on (D5, D19, D20).</summary>
public sealed class RunningProgrammeTests
{
    private static readonly Dictionary<string, (PatientPicture Patient, string Rule, Indicator Indicator)> Held = new(StringComparer.Ordinal)
    {
        ["A newer pain score that was not read"] = (APatient.Training() with { UnreadMeasurements = [Unread(Facts.PainVas, 0)] }, "newer-measurement-not-used", Indicator.Warning),
        ["A newer pain score that was not read, without resistance"] = (APatient.InProgramme(20) with { UnreadMeasurements = [Unread(Facts.PainVas, null)] }, "newer-measurement-not-used", Indicator.Warning),
        ["A baseline pain score that was not read"] = (APatient.Training() with { Pain = [Pain(40, 5)], UnreadMeasurements = [Unread(Facts.PainVas, 27)] }, "baseline-not-used", Indicator.Warning),
        ["A baseline movement that was not read, without resistance"] = (APatient.InProgramme(20) with { Motion = MotionSet(5), UnreadMeasurements = [Unread(Facts.Of(Movement.Flexion), 20)] }, "baseline-not-used", Indicator.Warning),
        ["A baseline pain score that was not read, and a later one that was"] = (APatient.Training() with { Pain = [Pain(40, 15), Pain(45, 5)], UnreadMeasurements = [Unread(Facts.PainVas, 27)] }, "baseline-not-used", Indicator.Warning),
        ["Numbness of one arm that developed"] = (APatient.InProgramme(20) with { Signs = [.. APatient.InProgramme(20).Signs, Examination.Present(Sign.UpperLimbNumbness, 1, Side.Left)] }, "new-numbness", Indicator.Warning),
        ["Numbness of one arm, first found in the program and never absent"] = (APatient.InProgramme(20) with { Signs = [.. APatient.InProgramme(20).Without(record => record.Sign == Sign.UpperLimbNumbness && record.Side == Side.Left).Signs, Examination.Present(Sign.UpperLimbNumbness, 1, Side.Left)] }, "numbness-perhaps-new", Indicator.Warning),
        ["Motion overdue"] = (APatient.Training() with { Motion = MotionSet(29) }, "motion-overdue", Indicator.Warning),
        ["Spasm active while resistance is trained"] = (APatient.Training() with { Spasm = [APatient.Spasm(ProblemState.Active)] }, "resistance-with-active-spasm", Indicator.Warning),
        ["Spasm active while resistance is planned"] = (APatient.InProgramme(20, ResistancePhase.Low) with { Spasm = [APatient.Spasm(ProblemState.Active)] }, "resistance-with-active-spasm", Indicator.Warning),
        ["Exertion on an unknown scale"] = (APatient.Training() with { Resistance = [.. ResistanceSet(15, 40, 13, 3)[..2], UnknownScale(3)] }, "exertion-unusable", Indicator.Warning),
        ["Motion by another method than the baseline"] = (APatient.Training() with { Motion = [.. MotionSet(27), .. MotionSet(5, method: MotionMethod.Goniometer)] }, "motion-not-comparable", Indicator.Warning),
        ["Pain on another scale than the baseline"] = (APatient.Training() with { Pain = [Pain(40, 27), Pain(40, 5, PainScale.Numeric)] }, "pain-not-comparable", Indicator.Warning),
        ["Motion twice by another method than the baseline"] = (APatient.Training() with { Motion = [.. MotionSet(27), .. MotionSet(15, method: MotionMethod.Goniometer), .. MotionSet(5, method: MotionMethod.Goniometer)] }, "motion-not-comparable", Indicator.Warning),
        ["Pain twice on another scale than the baseline"] = (APatient.Training() with { Pain = [Pain(40, 27), Pain(40, 15, PainScale.Numeric), Pain(40, 5, PainScale.Numeric)] }, "pain-not-comparable", Indicator.Warning),
        ["Spasm not documented"] = (APatient.Training() with { Spasm = [] }, "spasm-not-resolved", Indicator.Info),
        ["Spasm active, no resistance"] = (APatient.InProgramme(20) with { Spasm = [APatient.Spasm(ProblemState.Active)] }, "spasm-not-resolved", Indicator.Info),
        ["Spasm resolved, no resistance yet"] = (APatient.InProgramme(20), "resistance-may-start", Indicator.Info),
        ["Too hard"] = (APatient.Training(exertion: 15), "too-hard", Indicator.Info),
        ["Load may be light"] = (APatient.Training(exertion: 11), "load-light", Indicator.Info),
        ["Too few repetitions"] = (APatient.Training(repetitions: 14), "too-few-repetitions", Indicator.Info),
        ["Load below 40 %"] = (APatient.Training(load: 39), "load-below-low", Indicator.Info),
        ["Moderate already"] = (APatient.Training(load: 41), "moderate-is-ceiling", Indicator.Info),
        ["Moderate by the plan"] = (APatient.InProgramme(20, ResistancePhase.Moderate), "moderate-is-ceiling", Indicator.Info),
        ["Moderate by the plan, trained at low load"] = (APatient.Training() with { Programmes = [APatient.Programme(27, ResistancePhase.Moderate)] }, "plan-not-low-alone", Indicator.Info),
        ["Moderate still to come in the plan"] = (APatient.Training() with { Programmes = [APatient.Programme(27, ResistancePhase.Low) with { HasModerateResistance = true }] }, "plan-not-low-alone", Indicator.Info),
        ["Two resistance activities"] = (APatient.Training() with { Programmes = [APatient.Programme(27, ResistancePhase.Low) with { ResistanceActivities = 2 }] }, "plan-not-low-alone", Indicator.Info),
        ["Load of another day"] = (APatient.Training() with { Resistance = [.. ResistanceSet(15, 40, 13, 3).RemoveAt(1), Resistance(ResistanceMeasure.Load, 40, 4)] }, "set-incomplete", Indicator.Info),
        ["Exertion of another day"] = (APatient.Training() with { Resistance = [.. ResistanceSet(15, 40, 13, 3)[..2], Resistance(ResistanceMeasure.Exertion, 13, 4)] }, "set-incomplete", Indicator.Info),
        ["Set 29 days old"] = (APatient.InProgramme(40) with { Resistance = ResistanceSet(15, 40, 13, 29) }, "set-stale", Indicator.Info),
        ["Low resistance planned, no set"] = (APatient.InProgramme(20, ResistancePhase.Low), "set-missing", Indicator.Info),
        ["Programme on hold"] = (APatient.Training() with { Programmes = [APatient.Programme(27, state: ProgrammeState.OnHold)] }, "programme-on-hold", Indicator.Info),
        ["Programme starts tomorrow"] = (APatient.InProgramme(-1) with { Motion = MotionSet(5), Pain = [Pain(40, 5)] }, "programme-not-started", Indicator.Info),
    };

    [Fact]
    public void D19_No_load_is_added_beside_what_became_worse_or_a_plan_that_is_not_understood()
    {
        Reasons(APatient.InProgramme(20)).ShouldContain("resistance-may-start");
        Reasons(APatient.InProgramme(20) with { Pain = [Pain(40, 20), Pain(60, 5)] }).ShouldNotContain("resistance-may-start");
        Reasons(APatient.InProgramme(20) with { Signs = [.. APatient.InProgramme(20).Signs, Examination.Present(Sign.UpperLimbNumbness, 1, Side.Left)] }).ShouldNotContain("resistance-may-start");
        Reasons(APatient.InProgramme(20) with { Programmes = [APatient.Programme(20) with { IsUnderstood = false }] }).ShouldNotContain("resistance-may-start");

        static IEnumerable<string> Reasons(PatientPicture patient) => patient.Decide().Reasons();
    }

    public static TheoryData<string> Sentences => new(Held.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_reason_to_wait_holds_the_programme(string sentence)
    {
        var (patient, rule, indicator) = Held[sentence];
        var decision = patient.Decide();

        decision.Pathway.ShouldBe(Pathway.Hold, sentence);
        decision.Reasons().ShouldContain(rule);
        decision.Indicator.ShouldBe(indicator);
        decision.Proposals.ShouldBeEmpty();
        decision.Regimen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("14 repetitions", 14, 13, Pathway.Hold)]
    [InlineData("15 repetitions", 15, 13, Pathway.Progress)]
    [InlineData("16 repetitions", 16, 13, Pathway.Progress)]
    [InlineData("Exertion 11", 15, 11, Pathway.Hold)]
    [InlineData("Exertion 11.9", 15, 11.9, Pathway.Hold)]
    [InlineData("Exertion 12", 15, 12, Pathway.Progress)]
    [InlineData("Exertion 14", 15, 14, Pathway.Progress)]
    [InlineData("Exertion 14.1", 15, 14.1, Pathway.Hold)]
    [InlineData("Exertion 15", 15, 15, Pathway.Hold)]
    public void Fifteen_repetitions_that_feel_somewhat_hard_progress(string sentence, double repetitions, double exertion, Pathway expected) =>
        APatient.Training((decimal)repetitions, exertion: (decimal)exertion).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("39 %: below the low load", 39, Pathway.Hold, "load-below-low")]
    [InlineData("40 %: the low load", 40, Pathway.Progress, "ready-to-progress")]
    [InlineData("40.5 %: moderate", 40.5, Pathway.Hold, "moderate-is-ceiling")]
    [InlineData("41 %: moderate", 41, Pathway.Hold, "moderate-is-ceiling")]
    [InlineData("60 %: moderate", 60, Pathway.Hold, "moderate-is-ceiling")]
    [InlineData("61 %: above the ceiling", 61, Pathway.Hold, "load-above-ceiling")]
    public void Only_forty_percent_moves_on(string sentence, double load, Pathway expected, string rule)
    {
        var decision = APatient.Training(load: (decimal)load).Decide();

        decision.Pathway.ShouldBe(expected, sentence);
        decision.Reasons().ShouldContain(rule);
        decision.Reasons().Contains("load-above-ceiling").ShouldBe(load > 60);
    }

    [Theory]
    [InlineData("Motion 27 days old", 27, Pathway.Progress)]
    [InlineData("Motion 28 days old: due", 28, Pathway.Progress)]
    [InlineData("Motion 29 days old: overdue", 29, Pathway.Hold)]
    public void Overdue_motion_holds(string sentence, int daysAgo, Pathway expected) =>
        (APatient.InProgramme(35) with { Motion = MotionSet(daysAgo), Resistance = ResistanceSet(15, 40, 13, 3) }).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("Set 28 days old", 28, Pathway.Progress)]
    [InlineData("Set 29 days old", 29, Pathway.Hold)]
    public void A_set_counts_for_28_days(string sentence, int daysAgo, Pathway expected) =>
        (APatient.InProgramme(35) with { Resistance = ResistanceSet(15, 40, 13, daysAgo) }).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("Pain", 28, Pathway.Progress)]
    [InlineData("Stale pain", 29, Pathway.CompleteAssessment)]
    public void Pain_is_renewed_in_a_running_programme(string sentence, int daysAgo, Pathway expected) =>
        (APatient.InProgramme(35) with { Pain = [Pain(40, daysAgo)], Resistance = ResistanceSet(15, 40, 13, 3) }).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("Signs 28 days old", 28, Pathway.Progress)]
    [InlineData("Signs 29 days old", 29, Pathway.CompleteAssessment)]
    public void Signs_are_renewed_in_a_running_programme(string sentence, int daysAgo, Pathway expected) =>
        (APatient.Training() with { Signs = Examination.Negative(daysAgo) }).Pathway().ShouldBe(expected, sentence);

    [Fact]
    public void The_shoulder_is_not_renewed_in_a_running_programme()
    {
        (APatient.Training() with { Shoulder = ShoulderItems(200) }).Pathway().ShouldBe(Pathway.Progress);
        (APatient.Training() with { Shoulder = [] }).Decide().Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Motion_never_measured_is_missing_rather_than_overdue() =>
        (APatient.InProgramme(20) with { Motion = [] }).Pathway().ShouldBe(Pathway.CompleteAssessment);

    [Fact]
    public void Time_alone_never_progresses_anyone()
    {
        foreach (var day in Enumerable.Range(0, 400))
        {
            APatient.InProgramme(day, ResistancePhase.Low).Pathway().ShouldNotBe(Pathway.Progress);
        }
    }

    [Fact]
    public void The_latest_recorded_load_is_the_phase_and_overrides_the_plan()
    {
        (APatient.InProgramme(27, ResistancePhase.Moderate) with { Resistance = ResistanceSet(15, 40, 13, 3) }).Decide().Reasons().ShouldBe(["plan-not-low-alone"]);
        (APatient.InProgramme(27, ResistancePhase.Moderate) with { Resistance = ResistanceSet(14, 40, 13, 3) }).Decide().Reasons().ShouldContain("too-few-repetitions");
        (APatient.InProgramme(27, ResistancePhase.Low) with { Resistance = ResistanceSet(15, 50, 13, 3) }).Decide().Reasons().ShouldBe(["moderate-is-ceiling"]);
    }

    [Fact]
    public void Of_two_values_of_one_day_the_less_favorable_speaks()
    {
        var patient = APatient.Training();

        (patient with { Resistance = [.. patient.Resistance, Resistance(ResistanceMeasure.Repetitions, 12, 3)] }).Decide().Reasons().ShouldContain("too-few-repetitions");
        (patient with { Resistance = [.. patient.Resistance, Resistance(ResistanceMeasure.Exertion, 16, 3)] }).Decide().Reasons().ShouldContain("too-hard");
        (patient with { Resistance = [.. patient.Resistance, Resistance(ResistanceMeasure.Load, 55, 3)] }).Decide().Reasons().ShouldContain("moderate-is-ceiling");
    }

    [Fact]
    public void A_set_on_day_0_is_of_the_programme() =>
        (APatient.InProgramme(20) with { Resistance = ResistanceSet(15, 40, 13, 20) }).Pathway().ShouldBe(Pathway.Progress);

    [Fact]
    public void A_set_before_the_programme_is_not_of_the_programme() =>
        (APatient.InProgramme(20, ResistancePhase.Low) with { Resistance = ResistanceSet(15, 40, 13, 21) }).Decide().Reasons().ShouldContain("set-missing");

    private static ResistanceRecord UnknownScale(int daysAgo) =>
        new(ResistanceMeasure.Exertion, null, Record.Of(Facts.Exertion, "5", daysAgo)) { Unusable = Reason.NoScale };
}
