using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>Orders and plans that are there and stand for none of ours (D24, D29, D40).</summary>
public sealed class OnFileTests
{
    private static readonly PatientPicture Flagged = APatient.InScope.Instead(Present(Sign.GaitInstability, 5));

    [Fact]
    public void D29_A_plan_that_is_not_wholly_understood_is_neither_moved_on_nor_changed()
    {
        var decision = (APatient.Training() with { Programmes = [APatient.Programme(27) with { IsUnderstood = false }] }).Decide();

        (decision.Pathway, decision.Indicator).ShouldBe((Pathway.Hold, Indicator.Warning));
        decision.Reasons().ShouldContain("plan-not-understood");
        decision.Proposals.ShouldBeEmpty();
        decision.Because.Single(finding => finding.Rule == "plan-not-understood").Evidence.ShouldHaveSingleItem().Fact.ShouldBe(Facts.Programme);
        APatient.Training().Pathway().ShouldBe(Pathway.Progress);
    }

    [Fact]
    public void D29_What_one_of_two_running_plans_may_forbid_holds_for_both()
    {
        (APatient.Training() with { Programmes = [APatient.Programme(27), APatient.Programme(40) with { IsUnderstood = false }] }).Pathway().ShouldBe(Pathway.Hold);
        (APatient.Training() with { Programmes = [APatient.Programme(27), APatient.Programme(40) with { ForbidsResistance = true }] }).Pathway().ShouldBe(Pathway.Hold);
        (APatient.Training() with { Programmes = [APatient.Programme(27), APatient.Programme(40)] }).Pathway().ShouldBe(Pathway.Progress);
        (APatient.Training() with { Programmes = [APatient.Programme(27), APatient.Programme(10, state: ProgrammeState.OnHold)] }).Decide().Summary.ShouldBe("Review the program: another program is paused");
    }

    [Fact]
    public void D40_A_red_flag_in_such_a_plan_drafts_the_referral_and_says_why_no_hold()
    {
        var decision = (Flagged with { Programmes = [APatient.Programme(27) with { IsUnderstood = false }] }).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        decision.Notes.Select(note => note.Rule).ShouldContain("plan-not-updated");
        var understood = (Flagged with { Programmes = [APatient.Programme(27)] }).Decide();
        understood.Proposals.ShouldBe([Proposal.ReferToSpineSurgery, Proposal.HoldProgramme]);
        understood.Notes.Select(note => note.Rule).ShouldNotContain("plan-not-updated");
    }

    [Fact]
    public void D16_With_a_red_flag_every_active_program_is_named()
    {
        Rules(APatient.Programme(27), APatient.Programme(40)).ShouldContain("other-programme-active");
        Rules(APatient.Programme(27)).ShouldNotContain("other-programme-active");
        Rules(APatient.Programme(27), APatient.Programme(40, state: ProgrammeState.OnHold)).ShouldNotContain("other-programme-active");
        Rules(APatient.Programme(27), APatient.Programme(40, state: ProgrammeState.Ended)).ShouldNotContain("other-programme-active");

        static IEnumerable<string> Rules(params Programme[] plans) => (Flagged with { Programmes = [.. plans] }).Decide().Notes.Select(static note => note.Rule);
    }

    [Fact]
    public void D40_A_plan_that_stops_resistance_is_not_moved_on_and_resistance_is_not_offered()
    {
        var trained = (APatient.Training() with { Programmes = [APatient.Programme(27) with { ForbidsResistance = true }] }).Decide();
        var untrained = (APatient.InProgramme(27) with { Programmes = [APatient.Programme(27) with { ForbidsResistance = true }] }).Decide();

        (trained.Pathway, trained.Indicator).ShouldBe((Pathway.Hold, Indicator.Info));
        trained.Reasons().ShouldContain("resistance-forbidden");
        untrained.Reasons().ShouldContain("resistance-forbidden");
        untrained.Reasons().ShouldNotContain("resistance-may-start");
        APatient.InProgramme(27).Decide().Reasons().ShouldContain("resistance-may-start");
    }

    [Theory]
    [InlineData(NotEquivalent.NotUnderstood, "therapy-order-not-counted", "not understood")]
    [InlineData(NotEquivalent.OptionOnly, "therapy-order-not-counted", "only an option")]
    [InlineData(NotEquivalent.PartOfGroup, "therapy-order-not-counted", "part of a group of orders")]
    [InlineData(NotEquivalent.PurposeUnclear, "therapy-order-not-counted", "it may be for another problem")]
    [InlineData(NotEquivalent.Forbidden, "therapy-order-forbidden", "not to be done")]
    public void D24_A_therapy_order_that_does_not_count_is_a_caveat_and_suppresses_nothing(NotEquivalent why, string rule, string words)
    {
        var decision = (APatient.InScope with { OtherOrders = [Other(OrderKind.PhysicalTherapy, why)] }).Decide();

        (decision.Pathway, decision.Indicator).ShouldBe((Pathway.ConservativePlan, Indicator.Warning));
        decision.CaveatRules().ShouldBe([rule]);
        decision.Caveats[0].Sentence.ShouldContain(words);
        decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
        decision.AlreadyOnFile.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NotEquivalent.NotUnderstood, "referral-not-counted")]
    [InlineData(NotEquivalent.OptionOnly, "referral-not-counted")]
    [InlineData(NotEquivalent.PartOfGroup, "referral-not-counted")]
    [InlineData(NotEquivalent.PurposeUnclear, "referral-purpose-unclear")]
    public void D24_A_referral_that_does_not_count_is_named_and_the_draft_stays(NotEquivalent why, string rule)
    {
        var decision = (Flagged with { OtherOrders = [Other(OrderKind.SpineSurgery, why)] }).Decide();

        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        decision.Notes.Select(note => note.Rule).Where(note => note.StartsWith("referral-", StringComparison.Ordinal)).ShouldBe([rule]);
        decision.Caveats.ShouldBeEmpty();
    }

    [Fact]
    public void D24_Against_an_order_not_to_refer_nothing_is_preselected()
    {
        var decision = (Flagged with { OtherOrders = [Other(OrderKind.SpineSurgery, NotEquivalent.Forbidden)] }).Decide();

        (decision.Pathway, decision.Indicator).ShouldBe((Pathway.UrgentSurgicalReferral, Indicator.Critical));
        decision.CaveatRules().ShouldBe(["referral-forbidden"]);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
    }

    [Theory]
    [InlineData(NotEquivalent.NotUnderstood, "assessment-order-not-counted")]
    [InlineData(NotEquivalent.Forbidden, "assessment-order-forbidden")]
    public void D24_An_order_for_the_assessment_that_does_not_count_is_named(NotEquivalent why, string rule)
    {
        var decision = (APatient.InScope with { Pain = [], OtherOrders = [Other(OrderKind.Assessment, why)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.Notes.Select(note => note.Rule).ShouldContain(rule);
        decision.Proposals.ShouldBe([Proposal.OrderAssessment]);
    }

    [Fact]
    public void D24_An_order_of_another_kind_is_not_named()
    {
        (APatient.InScope with { OtherOrders = [Other(OrderKind.SpineSurgery, NotEquivalent.NotUnderstood), Other(OrderKind.Assessment, NotEquivalent.Forbidden)] }).Decide().Caveats.ShouldBeEmpty();
        (Flagged with { OtherOrders = [Other(OrderKind.PhysicalTherapy, NotEquivalent.Forbidden)] }).Decide().Caveats.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NotEquivalent.NotUnderstood, true)]
    [InlineData(NotEquivalent.Forbidden, false)]
    public void D24_Therapy_that_is_being_ordered_is_warned_of_unless_the_order_is_not_to_do_it(NotEquivalent why, bool warns) =>
        (Flagged with { OtherOrders = [Other(OrderKind.PhysicalTherapy, why) with { InDraft = true }] }).Decide()
            .Notes.Any(note => note.Rule == "therapy-draft-conflicts").ShouldBe(warns);

    [Theory]
    [InlineData(Reason.NotUnderstood, true)]
    [InlineData(Reason.StatusUnknown, true)]
    [InlineData(Reason.Unreadable, true)]
    [InlineData(Reason.EnteredInError, false)]
    public void D29_A_plan_that_could_not_be_used_is_a_caveat_before_a_start(Reason reason, bool named)
    {
        UnusedRecord plan = new() { Reference = "CarePlan/x", Reason = reason, Fact = Facts.Programme };

        (APatient.InScope with { NotUsed = [plan] }).Decide().CaveatRules().ShouldBe(named ? ["programme-not-counted"] : []);
        (APatient.InScope with { NotUsed = [plan with { Fact = Facts.Order }] }).Decide().Caveats.ShouldBeEmpty();
        (APatient.InProgramme(27) with { NotUsed = [plan] }).Decide().Caveats.ShouldBeEmpty();
    }

    private static OtherOrder Other(OrderKind kind, NotEquivalent why) => new(kind, why, Record.Of(Facts.Order, "order", 2, type: "ServiceRequest"));
}
