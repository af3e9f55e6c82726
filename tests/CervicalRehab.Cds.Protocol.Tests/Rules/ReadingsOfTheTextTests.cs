using static CervicalRehab.Cds.Protocol.Tests.Examination;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>Where the text leaves room: the reading that was taken, so that a change of mind is seen.</summary>
public sealed class ReadingsOfTheTextTests
{
    [Fact]
    public void Ungraded_weakness_of_both_sides_is_never_documented_stable() =>
        APatient.InScope.Instead([.. Both(side => Present(Sign.HandWeakness, 60, side)), .. Both(side => Present(Sign.HandWeakness, 5, side))])
            .Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Fact]
    public void Severe_ossification_refers_even_when_the_diagnosis_is_unconfirmed()
    {
        var decision = (APatient.InScope with { Opll = [APatient.MinorOpll with { Extent = OpllExtent.NotMinor, Unconfirmed = true }] }).Decide();

        decision.Pathway.ShouldBe(Pathway.SurgicalReferral);
        decision.AlsoFound.Select(lesser => lesser.Pathway).ShouldBe([Pathway.CompleteAssessment]);
    }

    [Fact]
    public void A_plan_in_its_low_phase_stands_for_a_load_that_was_never_recorded()
    {
        var withoutLoad = ResistanceSet(15, 40, 13, 3).RemoveAt(1);

        (APatient.InProgramme(27, ResistancePhase.Low) with { Resistance = withoutLoad }).Pathway().ShouldBe(Pathway.Progress);
        (APatient.InProgramme(27) with { Resistance = withoutLoad }).Pathway().ShouldBe(Pathway.Hold);
    }

    [Fact]
    public void D38_Stress_incontinence_without_an_onset_counts_as_a_bladder_finding()
    {
        var decision = (APatient.InScope with { NotCounted = [Record.Of(Facts.StressIncontinence, "present", null)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral);
        decision.NoteRules().ShouldNotContain("stress-incontinence-seen");
    }

    [Fact]
    public void A_routine_surgery_order_suppresses_the_urgent_one_and_the_card_asks_to_check_its_priority()
    {
        var decision = (APatient.InScope.With(Present(Sign.GaitInstability, 1)) with { Orders = [APatient.Order(OrderKind.SpineSurgery) with { Priority = "routine" }] }).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral);
        decision.Proposals.ShouldBeEmpty();
        decision.NoteRules().ShouldContain("surgery-already-referred");
    }

    [Fact]
    public void Unread_reports_or_an_older_positive_MRI_keep_the_words_no_red_flags_off_the_card()
    {
        APatient.InScope.Decide().NoRedFlags.ShouldBeTrue();
        (APatient.InScope with { Loads = new() { Reports = LoadState.NotSupplied } }).Decide().NoRedFlags.ShouldBeFalse();
        (APatient.InScope with { MriStudies = [APatient.Mri(400, Answer.Yes, Answer.No), APatient.Mri(50, Answer.No, Answer.No)] }).Decide().NoRedFlags.ShouldBeFalse();
    }

    [Fact]
    public void A_load_above_the_ceiling_and_an_unknown_start_hold_as_information()
    {
        APatient.Training(load: 61).Decide().ShouldSatisfyAllConditions(
            decision => decision.Reasons().ShouldContain("load-above-ceiling"),
            decision => decision.Indicator.ShouldBe(Indicator.Info));
        (APatient.InProgramme(20) with { Programmes = [APatient.Programme(null)] }).Decide().ShouldSatisfyAllConditions(
            decision => decision.Reasons().ShouldContain("start-unknown"),
            decision => decision.Indicator.ShouldBe(Indicator.Info));
    }
}
