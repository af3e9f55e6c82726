using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

public sealed class LinesTests
{
    [Fact]
    public void No_mri_is_stated_on_a_plan()
    {
        APatient.InScope.Decide().NoteRules().ShouldContain("no-mri");
        (APatient.InScope with { MriStudies = [APatient.Mri(100, Answer.No, Answer.No)] }).Decide().NoteRules().ShouldNotContain("no-mri");
        (APatient.InScope with { Loads = new() { Reports = LoadState.Failed } }).Decide().NoteRules().ShouldNotContain("no-mri");
    }

    [Fact]
    public void The_drug_line_names_the_agents_and_the_checks_and_orders_nothing()
    {
        var decision = APatient.InScope.Decide();
        var line = decision.Notes.Single(note => note.Rule == "drug-information").Sentence;

        foreach (var word in new[] { "Pregabalin", "gabapentin", "duloxetine", "kidney", "opioids", "CNS depressants", "lung disease", "MAOI", "linezolid", "liver", "glaucoma", "pregnancy" })
        {
            line.ShouldContain(word, Case.Sensitive);
        }

        line.ShouldNotContain(" mg", Case.Insensitive);
        decision.Clauses.ShouldContain("PHARM-02");
    }

    [Theory]
    [InlineData("Failed", LoadState.Failed)]
    [InlineData("Incomplete", LoadState.Incomplete)]
    [InlineData("Not supplied", LoadState.NotSupplied)]
    public void The_drug_line_is_withheld_when_the_list_is_not_readable(string sentence, LoadState state)
    {
        var notes = (APatient.InScope with { Loads = new() { Medications = state } }).Decide().NoteRules();

        notes.ShouldContain("drug-information-withheld", sentence);
        notes.ShouldNotContain("drug-information", sentence);
    }

    [Fact]
    public void What_is_not_assessed_stands_on_every_plan() =>
        APatient.InScope.Decide().Notes.Single(note => note.Rule == "not-assessed-here").Sentence.ShouldContain("rheumatoid");

    [Fact]
    public void The_words_no_red_flags_stand_only_on_a_complete_negative_screen()
    {
        APatient.InScope.Decide().SaysNoRedFlags().ShouldBeTrue();
        APatient.Training().Decide().SaysNoRedFlags().ShouldBeTrue();
        APatient.InScope.Instead(Present(Sign.UpperLimbNumbness, 5, Side.Left)).Decide().SaysNoRedFlags().ShouldBeFalse();
        APatient.InScope.Instead(Absent(Sign.GaitInstability, 29)).Decide().SaysNoRedFlags().ShouldBeFalse();
    }

    [Fact]
    public void D23_A_manipulation_on_file_is_named_on_every_card_and_is_to_be_cancelled()
    {
        var order = APatient.Order(OrderKind.Manipulation);
        foreach (var patient in new[] { APatient.InScope, APatient.Training(), APatient.InScope.Instead(Present(Sign.GaitInstability, 5)), APatient.InScope.Instead(Absent(Sign.GaitInstability, 29)) })
        {
            var decision = (patient with { Orders = [order] }).Decide();

            decision.Pathway.ShouldBe(patient.Decide().Pathway);
            decision.Notes.Single(note => note.Rule == "manipulation-on-file").Action.ShouldBe("Cancel the cervical manipulation that is on file");
            patient.Decide().NoteRules().ShouldNotContain("manipulation-on-file");
        }
    }

    [Fact]
    public void Physical_therapy_being_ordered_is_stopped_by_a_referral() =>
        (APatient.InScope.Instead(Present(Sign.GaitInstability, 5)) with { Orders = [APatient.Order(OrderKind.PhysicalTherapy, inDraft: true)] })
            .Decide().NoteRules().ShouldContain("therapy-draft-conflicts");

    [Theory]
    [InlineData("Urgent referral", Pathway.UrgentSurgicalReferral)]
    [InlineData("Referral", Pathway.SurgicalReferral)]
    [InlineData("Assessment", Pathway.CompleteAssessment)]
    public void What_is_optional_and_was_not_had_is_said_on_every_card(string sentence, Pathway pathway)
    {
        var patient = pathway switch
        {
            Pathway.UrgentSurgicalReferral => APatient.InScope.Instead(Present(Sign.GaitInstability, 5)),
            Pathway.SurgicalReferral => APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Left)),
            _ => APatient.InScope.Without(record => record.Sign == Sign.GaitInstability),
        };
        var decision = (patient with { Loads = new() { CarePlans = LoadState.NotSupplied, Reports = LoadState.Failed, Medications = LoadState.Incomplete } }).Decide();

        decision.Pathway.ShouldBe(pathway, sentence);
        decision.Notes.Single(note => note.Rule == "optional-data-not-evaluated").Sentence
            .ShouldBe("Could not be read: care plans (a program may be running), imaging reports (there may be an MRI), medications", sentence);
        (patient with { Loads = new() { Orders = LoadState.Failed, Procedures = LoadState.Incomplete } }).Decide().Notes.Single(note => note.Rule == "optional-data-not-evaluated").Sentence
            .ShouldBe("Could not be read: orders (there may be one already), procedures (there may be a fusion)", sentence);
        patient.Decide().NoteRules().ShouldNotContain("optional-data-not-evaluated", sentence);
    }

    [Theory]
    [InlineData("A session 28 days ago", 28, true)]
    [InlineData("A session 29 days ago", 29, false)]
    [InlineData("A session tomorrow", -1, false)]
    public void Therapy_that_goes_on_without_a_program_is_stopped_by_a_referral(string sentence, int daysAgo, bool isSaid)
    {
        var flagged = APatient.InScope.Instead(Present(Sign.GaitInstability, 5));

        (flagged with { TherapySessions = [Record.Of(Facts.TherapySession, "completed", daysAgo, type: "Procedure")] }).Decide().NoteRules().Contains("therapy-on-file").ShouldBe(isSaid, sentence);
        (flagged with { Orders = [APatient.Order(OrderKind.PhysicalTherapy)] }).Decide().NoteRules().ShouldContain("therapy-on-file");
        flagged.Decide().NoteRules().ShouldNotContain("therapy-on-file");
    }
}
