namespace CervicalRehab.Cds.Protocol.Tests;

public sealed class ADefaultPatientTests
{
    [Fact]
    public void A_complete_negative_assessment_in_minor_opll_gives_a_plan_without_caveats()
    {
        var decision = APatient.InScope.Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan);
        decision.Indicator.ShouldBe(Indicator.Info);
        decision.Caveats.ShouldBeEmpty();
        decision.Missing.ShouldBeEmpty();
        decision.NoRedFlags.ShouldBeTrue();
        decision.Beside.ShouldBeEmpty();
        decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
    }

    [Fact]
    public void The_plan_names_its_inputs_and_its_clauses()
    {
        var decision = APatient.InScope.Decide();

        decision.Inputs.Select(input => input.Fact).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(
            new[]
            {
                Facts.Opll, Facts.Spasm, Facts.HandWeakness, Facts.UpperLimbNumbness, Facts.Hoffmann, Facts.GaitInstability, Facts.LowerLimbNeuro,
                Facts.BowelDysfunction, Facts.BladderDysfunction, Facts.PainVas,
                Facts.ShoulderStrength, Facts.ShoulderMotion, Facts.ShoulderImpingement,
            }.Concat(Enum.GetValues<Movement>().Select(Facts.Of)).Order(StringComparer.Ordinal));
        decision.Inputs.ShouldBeUnique();
        decision.Clauses.ShouldBe(Clauses.InOrder(decision.Clauses));
        decision.Clauses.ShouldContain("ASSESS-00");
    }

    [Fact]
    public void A_running_programme_with_nothing_to_say_is_an_informative_hold()
    {
        var decision = APatient.InProgramme(20).Decide();

        decision.Pathway.ShouldBe(Pathway.Hold);
        decision.Indicator.ShouldBe(Indicator.Info);
        decision.Caveats.ShouldBeEmpty();
        decision.Proposals.ShouldBeEmpty();
        decision.Regimen.ShouldBeEmpty();
    }

    [Fact]
    public void A_good_set_at_low_load_progresses()
    {
        var decision = APatient.Training().Decide();

        decision.Pathway.ShouldBe(Pathway.Progress);
        decision.Indicator.ShouldBe(Indicator.Info);
        decision.Proposals.ShouldBe([Proposal.ProgressResistance]);
        decision.Regimen.ShouldBe([Regimen.ResistanceModerate]);
    }
}
