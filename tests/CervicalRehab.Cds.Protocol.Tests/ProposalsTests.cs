using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>An equivalent order or plan suppresses the create, never the card (D24).</summary>
public sealed class ProposalsTests
{
    private static readonly PatientPicture Flagged = APatient.InScope.Instead(Present(Sign.GaitInstability, 5));

    [Theory]
    [InlineData("On file", false)]
    [InlineData("Drafted in this session", true)]
    public void An_existing_therapy_order_suppresses_its_twin(string sentence, bool inDraft)
    {
        var decision = (APatient.InScope with { Orders = [APatient.Order(OrderKind.PhysicalTherapy, inDraft)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan);
        decision.Proposals.ShouldBe([Proposal.StartProgramme], sentence);
        decision.AlreadyOnFile.ShouldHaveSingleItem().Fact.ShouldBe(Facts.Order);
    }

    [Theory]
    [InlineData("On file", false)]
    [InlineData("Drafted in this session", true)]
    public void An_existing_surgery_order_suppresses_its_twin_and_is_named(string sentence, bool inDraft)
    {
        var decision = (Flagged with { Orders = [APatient.Order(OrderKind.SpineSurgery, inDraft)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral);
        decision.Proposals.ShouldBeEmpty(sentence);
        decision.AlreadyOnFile.ShouldHaveSingleItem();
        decision.NoteRules().ShouldContain("surgery-already-referred");
    }

    [Theory]
    [InlineData("A draft plan on file", ProgrammeState.Draft, false)]
    [InlineData("A draft plan in this session", ProgrammeState.Draft, true)]
    [InlineData("An active plan drafted in this session", ProgrammeState.Active, true)]
    public void An_existing_plan_suppresses_its_twin(string sentence, ProgrammeState state, bool inDraft)
    {
        var decision = (APatient.InScope with { Programmes = [APatient.Programme(0, state: state) with { InDraft = inDraft }] }).Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan, sentence);
        decision.Proposals.ShouldBe([Proposal.ReferToPhysicalTherapy], sentence);
        decision.AlreadyOnFile.ShouldHaveSingleItem().Fact.ShouldBe(Facts.Programme);
    }

    [Fact]
    public void An_existing_assessment_order_suppresses_its_twin() =>
        (APatient.InScope with { Pain = [], Orders = [APatient.Order(OrderKind.Assessment)] }).Decide().Proposals.ShouldBeEmpty();

    [Fact]
    public void An_order_of_another_kind_suppresses_nothing() =>
        (Flagged with { Orders = [APatient.Order(OrderKind.PhysicalTherapy), APatient.Order(OrderKind.Manipulation)] }).Decide().Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);

    [Fact]
    public void A_programme_already_on_hold_is_not_held_again()
    {
        var decision = (Flagged with { Programmes = [APatient.Programme(20, state: ProgrammeState.OnHold)] }).Decide();

        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        decision.NoteRules().ShouldNotContain("stop-programme");
    }

    [Fact]
    public void A_gap_that_no_examination_fills_orders_none() =>
        (APatient.InScope with { Opll = [APatient.MinorOpll with { Unconfirmed = true }] }).Decide().Proposals.ShouldBeEmpty();
}
