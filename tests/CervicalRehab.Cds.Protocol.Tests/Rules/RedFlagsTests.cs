using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

public sealed class RedFlagsTests
{
    private static readonly Dictionary<string, (PatientPicture Patient, string Rule)> Flags = new(StringComparer.Ordinal)
    {
        ["Unsteady gait"] = (APatient.InScope.Instead(Present(Sign.GaitInstability, 5)), "gait-instability"),
        ["A lower-limb neurologic symptom"] = (APatient.InScope.Instead(Present(Sign.LowerLimbNeuro, 5)), "lower-limb-symptom"),
        ["Bowel dysfunction"] = (APatient.InScope.Instead(Present(Sign.BowelDysfunction, 5)), "bowel-dysfunction"),
        ["Bladder dysfunction"] = (APatient.InScope.Instead(Present(Sign.BladderDysfunction, 5)), "bladder-dysfunction"),
        ["Stress incontinence that began last week"] = (APatient.InScope with { NotCounted = [Record.Of(Facts.StressIncontinence, "present", 7)] }, "bladder-dysfunction"),
        ["Weak hands on both sides, first record"] = (APatient.InScope.Instead(Both(side => Present(Sign.HandWeakness, 5, side))), "bilateral-upper-limb-deficit"),
        ["Weak upper limbs on both sides, first record"] = (APatient.InScope.With(Both(side => Present(Sign.UpperLimbWeakness, 5, side))), "bilateral-upper-limb-deficit"),
        ["Graded weakness on both sides, first record"] = (APatient.InScope.With(Both(side => Grade(4, 5, side))), "bilateral-upper-limb-deficit"),
        ["Numb upper limbs on both sides, first record"] = (APatient.InScope.Instead(Both(side => Present(Sign.UpperLimbNumbness, 5, side))), "bilateral-upper-limb-deficit"),
        ["Weak left and numb right"] = (APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Left), Present(Sign.UpperLimbNumbness, 5, Side.Right)), "bilateral-upper-limb-deficit"),
        ["Two single-sided weaknesses of different days"] = (APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Left), Present(Sign.HandWeakness, 90, Side.Right)), "bilateral-upper-limb-deficit"),
        ["One-sided weakness that fell by one grade"] = (APatient.InScope.With(Grade(5, 40, Side.Left), Grade(4, 5, Side.Left)), "progressive-weakness"),
        ["One-sided weakness marked worse"] = (APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Right) with { MarkedWorse = true }), "progressive-weakness"),
        ["Weakness without side that fell by one grade"] = (APatient.InScope.With(Grade(5, 40, Side.NotStated), Grade(4, 5, Side.NotStated)), "progressive-weakness"),
        ["Compression with myelomalacia in one study"] = (APatient.InScope with { MriStudies = [APatient.Mri(400, Answer.Yes, Answer.Yes)] }, "mri-compression-with-myelomalacia"),
        ["Compression as a problem beside myelomalacia on MRI"] = (
            APatient.InScope with { CordCompression = [APatient.Problem(Facts.CordCompression)], MriStudies = [APatient.Mri(40, Answer.Unknown, Answer.Yes)] },
            "mri-compression-with-myelomalacia"),
    };

    public static TheoryData<string> Sentences => new(Flags.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_red_flag_alone_sends_the_patient_to_surgery(string sentence)
    {
        var decision = Flags[sentence].Patient.Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral, sentence);
        decision.Indicator.ShouldBe(Indicator.Critical);
        decision.Reasons().ShouldBe([Flags[sentence].Rule]);
        decision.Because.ShouldAllBe(finding => !finding.Evidence.IsEmpty);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        decision.Regimen.ShouldBeEmpty();
        decision.NoRedFlags.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_red_flag_fires_for_a_child(string sentence) =>
        (Flags[sentence].Patient with { BirthDate = APatient.Child.BirthDate }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_red_flag_fires_in_severe_disease(string sentence) =>
        (Flags[sentence].Patient with { Opll = [APatient.MinorOpll with { Extent = OpllExtent.NotMinor }] }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_red_flag_fires_while_the_diagnosis_is_unconfirmed(string sentence) =>
        (Flags[sentence].Patient with { Opll = [APatient.MinorOpll with { Unconfirmed = true }] }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_red_flag_fires_on_the_first_day_of_a_programme_and_puts_it_on_hold(string sentence)
    {
        var decision = (Flags[sentence].Patient with { Programmes = [APatient.Programme(0)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral, sentence);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery, Proposal.HoldProgramme]);
        decision.NoteRules().ShouldContain("stop-programme");
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_red_flag_fires_when_the_rest_could_not_be_read(string sentence)
    {
        var decision = (Flags[sentence].Patient with { Loads = new() { Observations = LoadState.Failed } }).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral, sentence);
        decision.NoteRules().ShouldContain("sign-data-not-evaluated");
    }

    [Theory]
    [InlineData("Bowel dysfunction is stat", Sign.BowelDysfunction, ReferralPriority.Stat)]
    [InlineData("Bladder dysfunction is stat", Sign.BladderDysfunction, ReferralPriority.Stat)]
    [InlineData("Unsteady gait is urgent", Sign.GaitInstability, ReferralPriority.Urgent)]
    [InlineData("A lower-limb symptom is urgent", Sign.LowerLimbNeuro, ReferralPriority.Urgent)]
    public void Bowel_and_bladder_are_stat(string sentence, Sign sign, ReferralPriority expected)
    {
        var decision = APatient.InScope.Instead(Present(sign, 5)).Decide();

        decision.Priority.ShouldBe(expected, sentence);
        decision.Because.ShouldHaveSingleItem().Sentence.Contains("an emergency now", StringComparison.Ordinal).ShouldBe(expected == ReferralPriority.Stat, sentence);
    }

    [Theory]
    [InlineData("A preliminary positive warns", Sign.GaitInstability)]
    [InlineData("A preliminary bladder positive warns", Sign.BladderDysfunction)]
    public void A_preliminary_positive_warns_as_a_positive(string sentence, Sign sign) =>
        APatient.InScope.With(Present(sign, 1) with { Preliminary = true }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);

    [Theory]
    [InlineData("Every flag counts whatever its age", 29)]
    [InlineData("A year-old positive counts", 365)]
    [InlineData("A ten-year-old positive counts", 3650)]
    public void A_positive_counts_whatever_its_age(string sentence, int daysAgo) =>
        APatient.InScope.Instead(Present(Sign.GaitInstability, daysAgo)).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);

    [Fact]
    public void An_undated_positive_counts() =>
        APatient.InScope.With(Present(Sign.GaitInstability, null)).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Fact]
    public void A_painful_gait_and_a_long_standing_stress_incontinence_are_shown_and_not_counted()
    {
        var decision = (APatient.InScope with
        {
            NotCounted = [Record.Of(Facts.PainfulGait, "present", 3), Record.Of(Facts.StressIncontinence, "present", 1500)],
        }).Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan);
        decision.NoteRules().ShouldContain("painful-gait-seen");
        decision.NoteRules().ShouldContain("stress-incontinence-seen");
    }

    [Theory]
    [InlineData("Began 27 days ago", 27, Pathway.UrgentSurgicalReferral)]
    [InlineData("Began 28 days ago", 28, Pathway.UrgentSurgicalReferral)]
    [InlineData("Began 29 days ago", 29, Pathway.ConservativePlan)]
    public void New_stress_incontinence_is_not_of_long_standing(string sentence, int daysAgo, Pathway expected) =>
        (APatient.InScope with { NotCounted = [Record.Of(Facts.StressIncontinence, "present", daysAgo)] }).Pathway().ShouldBe(expected, sentence);

    [Fact]
    public void A_drug_never_softens_a_flag()
    {
        var decision = (APatient.InScope.Instead(Present(Sign.BladderDysfunction, 5)) with
        {
            Drugs = [new(DrugGroup.Duloxetine, Record.Of(Facts.Medication, "duloxetine", 60, type: "MedicationRequest"))],
        }).Decide();

        decision.Priority.ShouldBe(ReferralPriority.Stat);
        decision.Notes.Single(note => note.Rule == "drug-may-contribute").Sentence.ShouldContain("duloxetine");
    }

    [Fact]
    public void Lesser_pathways_are_listed_and_drive_nothing()
    {
        var decision = APatient.InScope
            .Instead([Present(Sign.GaitInstability, 5), Present(Sign.HandWeakness, 5, Side.Left)])
            .Without(record => record.Sign == Sign.BowelDysfunction).Decide();

        decision.AlsoFound.Select(lesser => lesser.Pathway).ShouldBe([Pathway.SurgicalReferral, Pathway.CompleteAssessment]);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        decision.Priority.ShouldBe(ReferralPriority.Urgent);
    }
}
