using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Examination;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Briefings;

/// <summary>The words of the next card, when what an earlier card drafted was accepted and stands in the record.</summary>
public sealed class AcceptedTests
{
    [Theory]
    [InlineData("routine", "Refer to spine surgery, stat (the order on file is routine)", "The spine-surgery order on file is routine: raise its priority to stat")]
    [InlineData("urgent", "Refer to spine surgery, stat (the order on file is urgent)", "The spine-surgery order on file is urgent: raise its priority to stat")]
    [InlineData(null, "Refer to spine surgery, stat (the order on file is without a priority)", "The spine-surgery order on file is without a priority: raise its priority to stat")]
    [InlineData("stat", "Refer to spine surgery, stat", null)]
    public void D24_An_order_of_a_lower_priority_is_to_be_raised_and_one_that_fits_is_only_named(string? priority, string action, string? line)
    {
        var decision = Referred(Sign.BladderDysfunction, priority).Decide();

        Briefing.Of(decision, Record.Now).Actions.ShouldContain(action);
        Briefing.Of(decision, Record.Now).OnFile.ShouldHaveSingleItem();
        decision.Notes.Where(note => note.Rule == "surgery-order-to-raise").Select(note => note.Sentence).ShouldBe(line is null ? [] : [line]);
    }

    [Theory]
    [InlineData("routine", true)]
    [InlineData(null, true)]
    [InlineData("urgent", false)]
    [InlineData("asap", false)]
    [InlineData("stat", false)]
    public void D24_An_urgent_referral_is_met_by_an_order_that_is_urgent_or_more(string? priority, bool raises) =>
        Referred(Sign.GaitInstability, priority).Decide().NoteRules().Contains("surgery-order-to-raise").ShouldBe(raises);

    [Fact]
    public void D24_A_routine_referral_is_met_by_any_order() =>
        (APatient.InScope with { MriStudies = [APatient.Mri(5, Answer.Yes, Answer.No)], Orders = [APatient.Order(OrderKind.SpineSurgery)] }).Decide().NoteRules().ShouldNotContain("surgery-order-to-raise");

    [Fact]
    public void D45_A_program_on_hold_is_kept_on_hold_under_a_flag_and_a_referral()
    {
        var held = APatient.InProgramme(20) with { Programmes = [APatient.Programme(20, state: ProgrammeState.OnHold)] };

        var urgent = held.Instead(Present(Sign.GaitInstability, 2)).Decide();
        var routine = (held with { MriStudies = [APatient.Mri(5, Answer.Yes, Answer.No)] }).Decide();

        urgent.Summary.ShouldBe("Keep rehab on hold; refer urgently to spine surgery: gait instability (May 30)");
        routine.Summary.ShouldStartWith("Refer to spine surgery; keep the program on hold: ");
        Briefing.Of(urgent, Record.Now).Actions.ShouldContain("Keep the program on hold");
        Briefing.Of(routine, Record.Now).Actions.ShouldNotContain("Do not start rehab");
    }

    [Fact]
    public void D16_Why_a_program_stays_on_hold_is_first_that_resuming_it_is_to_be_decided() =>
        (APatient.InProgramme(20) with { Programmes = [APatient.Programme(20, state: ProgrammeState.OnHold)], Spasm = [APatient.Spasm(ProblemState.Active)] }).Decide().Summary
            .ShouldBe("Program stays on hold: resuming is the clinician's decision, spasm not documented as resolved");

    [Fact]
    public void D24_Where_rehabilitation_is_offered_or_goes_on_a_surgical_referral_that_is_open_is_named()
    {
        var order = APatient.Order(OrderKind.SpineSurgery);

        (APatient.InScope with { Orders = [order] }).Decide().NoteRules().ShouldContain("surgical-referral-open");
        (APatient.InProgramme(20) with { Orders = [order] }).Decide().NoteRules().ShouldContain("surgical-referral-open");
        (APatient.InScope with { Orders = [APatient.Order(OrderKind.PhysicalTherapy)] }).Decide().NoteRules().ShouldNotContain("surgical-referral-open");
    }

    [Fact]
    public void D19_A_plan_whose_one_activity_is_moderate_is_at_the_ceiling_and_nothing_is_to_be_settled()
    {
        var accepted = Trained(1, ResistancePhase.Moderate).Decide();

        accepted.Summary.ShouldBe("Continue unchanged: care plan has moderate resistance now");
        Briefing.Of(accepted, Record.Now).Actions.ShouldBe(["Continue the program unchanged"]);
    }

    [Fact]
    public void D40_Of_two_resistance_activities_the_one_that_is_meant_is_to_be_settled() =>
        Briefing.Of(Trained(2, ResistancePhase.Moderate).Decide(), Record.Now).Actions.ShouldBe(["Settle which resistance training the care plan means"]);

    [Fact]
    public void D20_Beside_an_open_examination_motion_that_is_overdue_is_among_what_to_do()
    {
        var patient = APatient.InProgramme(60).Instead(Absent(Sign.GaitInstability, 40)) with { Motion = MotionSet(33) };

        var decision = patient.Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.Summary.ShouldBe("Complete the assessment before the program goes on: examine gait, measure neck motion");
        Briefing.Of(decision, Record.Now).Actions.ShouldBe(["Examine gait", "Measure all six neck movements with the same device as before"]);
        (patient with { Motion = MotionSet(28) }).Decide().Summary.ShouldNotContain("measure neck motion");
    }

    [Fact]
    public void D5_Where_the_spasm_is_resolved_and_dystonia_is_not_the_dystonia_is_named_as_what_resistance_waits_for()
    {
        var decision = (APatient.InProgramme(20) with { Dystonia = [APatient.Problem(Facts.Dystonia)] }).Decide();

        decision.Summary.ShouldBe("Continue unchanged: resistance waits for the work-up of the dystonia");
        Briefing.Of(decision, Record.Now).Actions.ShouldBe(["Refer to a rehab specialist or neurology first"]);
        decision.Strings().ShouldNotContain(words => words.Contains("not documented as resolved", StringComparison.OrdinalIgnoreCase));
        (APatient.WithResolvedSpasm with { Dystonia = [APatient.Problem(Facts.Dystonia)] }).Decide().Strings().ShouldContain("Resistance waits for the work-up of the cervical dystonia");
    }

    [Fact]
    public void D5_Resistance_that_is_trained_while_the_spasm_is_not_documented_as_resolved_is_reviewed_and_does_not_go_on_unchanged()
    {
        var decision = (APatient.Training() with { Spasm = [] }).Decide();

        decision.Summary.ShouldBe("Review the program: spasm not documented as resolved");
        Briefing.Of(decision, Record.Now).Actions.ShouldBe(["Withhold resistance until the spasm is documented as resolved"]);
        (APatient.InProgramme(20) with { Spasm = [] }).Decide().Summary.ShouldStartWith("Continue unchanged: ");
    }

    [Fact]
    public void D7_Findings_that_conflict_are_told_with_what_was_found_when_and_from_when_an_absence_counts()
    {
        Conflict(Present(Sign.GaitInstability, 10)).ShouldBe("Recent findings conflict: gait instability (present May 22, absent May 27; a negative examination counts from Jun 20)");
        Conflict(Problem(Sign.GaitInstability, 90)).ShouldBe("Recent findings conflict: gait instability (present Mar 3, absent May 27)");
        Conflict(Present(Sign.Hoffmann, 10, Side.Left)).ShouldStartWith("Recent findings conflict: Hoffmann sign left (present May 22, ");

        static string Conflict(SignRecord record) => APatient.InScope.With(record).Decide().Because.Single(finding => finding.Rule == "signs-conflicting").Sentence;
    }

    [Fact]
    public void An_absence_counts_from_the_day_that_is_named()
    {
        // Present on May 22 (ten days ago): an absence of Jun 19 contradicts it, one of Jun 20 replaces it.
        Later(28).ShouldBe(Pathway.CompleteAssessment);
        Later(29).ShouldBe(Pathway.ConservativePlan);

        static Pathway Later(int days) => APatient.InScope.Without(record => record.Sign == Sign.GaitInstability).With(Present(Sign.GaitInstability, 5 + days), Absent(Sign.GaitInstability, 5)).Pathway();
    }

    [Fact]
    public void D24_The_card_on_reassessment_names_the_order_that_is_there()
    {
        var decision = (APatient.InProgramme(20) with { Motion = MotionSet(19), Orders = [APatient.Order(OrderKind.Assessment)] }).Decide();

        var note = decision.Beside.Single(note => note.Topic == SideTopic.ReassessmentDue);

        note.Offers.ShouldBeEmpty();
        Briefing.Of(note, Record.Now).OnFile.ShouldHaveSingleItem();
    }

    [Fact]
    public void D14_Of_two_sets_of_one_day_by_two_methods_the_same_speaks_whatever_came_first()
    {
        var (inclinometer, device) = (MotionSet(5, 40), MotionSet(5, 25, MotionMethod.Crom));

        Flexion([.. inclinometer, .. device]).ShouldBe("40");
        Flexion([.. device, .. inclinometer]).ShouldBe("40");

        static string Flexion(System.Collections.Immutable.ImmutableArray<MotionRecord> motion) =>
            (APatient.InScope with { Motion = motion }).Decide().Inputs.Single(input => input.Fact == Facts.Of(Movement.Flexion)).Value;
    }

    private static PatientPicture Referred(Sign sign, string? priority) =>
        APatient.InScope.Instead(Present(sign, 5)) with { Orders = [APatient.Order(OrderKind.SpineSurgery) with { Priority = priority }] };

    private static PatientPicture Trained(int activities, ResistancePhase planned) => APatient.Training() with
    {
        Programmes = [APatient.Programme(27, planned) with { ResistanceActivities = activities, HasModerateResistance = true }],
    };
}
