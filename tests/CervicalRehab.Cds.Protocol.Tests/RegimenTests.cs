namespace CervicalRehab.Cds.Protocol.Tests;

public sealed class RegimenTests
{
    [Fact]
    public void D5_An_active_spasm_gets_the_whole_program_but_resistance() =>
        APatient.InScope.Decide().Regimen.ShouldBe([Regimen.StaticStretching, Regimen.MuscleEnergyTechnique, Regimen.NeuromuscularTraining, Regimen.ManualMobilization]);

    [Fact]
    public void A_resolved_spasm_allows_low_resistance()
    {
        var decision = APatient.WithResolvedSpasm.Decide();

        decision.Regimen.ShouldContain(Regimen.ResistanceLow);
        decision.Regimen.ShouldNotContain(Regimen.ResistanceModerate);
        decision.NoteRules().ShouldNotContain("resistance-withheld");
    }

    [Theory]
    [InlineData("Spasm active", true)]
    [InlineData("Spasm not documented", false)]
    public void Resistance_is_withheld_unless_the_spasm_has_resolved(string sentence, bool documented)
    {
        var decision = (APatient.InScope with { Spasm = documented ? [APatient.Spasm(ProblemState.Active)] : [] }).Decide();

        decision.Regimen.ShouldAllBe(dose => dose.LoadPercent == null);
        decision.NoteRules().ShouldContain("resistance-withheld", sentence);
    }

    [Fact]
    public void One_active_spasm_outweighs_a_resolved_one() =>
        (APatient.InScope with { Spasm = [APatient.Spasm(ProblemState.Resolved), APatient.Spasm(ProblemState.Active)] }).Decide().Regimen.ShouldNotContain(Regimen.ResistanceLow);

    [Fact]
    public void Stretching_carries_the_numbers_of_the_protocol()
    {
        var dose = Regimen.StaticStretching;

        dose.SessionsPerWeek.ShouldBe(new(2, 3));
        dose.Repetitions.ShouldBe(new(3, 4));
        dose.HoldSeconds.ShouldBe(new(10, 30));
        dose.RestSeconds.ShouldBe(new(30, 60));
        dose.Instruction.ShouldContain("rest 30-60 s between stretches");
        dose.Instruction.ShouldContain("pain-free mid-range");
    }

    [Fact]
    public void Resistance_carries_the_numbers_of_the_protocol()
    {
        Regimen.ResistanceLow.LoadPercent.ShouldBe(new(40, 40));
        Regimen.ResistanceLow.Repetitions.ShouldBe(new(10, 15));
        Regimen.ResistanceLow.SessionsPerWeek.ShouldBe(new(2, 3));
        Regimen.ResistanceModerate.LoadPercent.ShouldBe(new(41, 60));
        Regimen.ResistanceModerate.Repetitions.ShouldBe(new(8, 10));
        Regimen.ResistanceModerate.SessionsPerWeek.ShouldBe(new(2, 3));
        Regimen.All.Where(dose => dose.LoadPercent is not null).ShouldAllBe(dose => dose.Instruction.Contains("no 1-RM testing"));
    }

    [Fact]
    public void A_dose_the_protocol_does_not_give_is_not_invented()
    {
        foreach (var dose in new[] { Regimen.MuscleEnergyTechnique, Regimen.NeuromuscularTraining, Regimen.ManualMobilization })
        {
            (dose.SessionsPerWeek ?? dose.Repetitions ?? dose.HoldSeconds ?? dose.RestSeconds ?? dose.LoadPercent).ShouldBeNull();
            dose.Instruction.ShouldContain("the therapist decides");
        }
    }

    [Fact]
    public void Manual_therapy_is_grades_1_to_4() => Regimen.ManualMobilization.Title.ShouldContain("grades I-IV");
}
