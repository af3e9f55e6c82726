using System.Collections.Immutable;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

public sealed class ReferralsTests
{
    private static readonly Dictionary<string, (PatientPicture Patient, string Rule)> Referred = new(StringComparer.Ordinal)
    {
        ["Weakness of one hand"] = (APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Left)), "upper-limb-weakness"),
        ["Weakness of one upper limb"] = (APatient.InScope.With(Present(Sign.UpperLimbWeakness, 5, Side.Right)), "upper-limb-weakness"),
        ["One strength grade below 5"] = (APatient.InScope.With(Grade(4.5m, 5, Side.Right)), "upper-limb-weakness"),
        ["A new one-sided weakness after a recorded absence"] = (APatient.InScope.With(Present(Sign.HandWeakness, 1, Side.Left)), "upper-limb-weakness"),
        ["A weakness without side"] = (APatient.InScope.With(Present(Sign.HandWeakness, 5)), "upper-limb-weakness"),
        ["A weakness of an upper limb without side, both hands strong"] = (APatient.InScope.With(Problem(Sign.UpperLimbWeakness, 12)), "upper-limb-weakness"),
        ["Hoffmann sign on both sides"] = (APatient.InScope.Instead(Both(side => Present(Sign.Hoffmann, 5, side))), "bilateral-hoffmann"),
        ["Two single-sided Hoffmann signs of different days"] = (APatient.InScope.Instead(Present(Sign.Hoffmann, 5, Side.Left), Present(Sign.Hoffmann, 60, Side.Right)), "bilateral-hoffmann"),
        ["Compression without myelomalacia"] = (APatient.InScope with { MriStudies = [APatient.Mri(100, Answer.Yes, Answer.No)] }, "mri-compression"),
        ["Compression, myelomalacia not stated"] = (APatient.InScope with { MriStudies = [APatient.Mri(100, Answer.Yes, Answer.Unknown)] }, "mri-compression"),
        ["Cord compression as an active problem"] = (APatient.InScope with { CordCompression = [APatient.Problem(Facts.CordCompression)] }, "mri-compression"),
        ["Cervical myelopathy as an active problem"] = (APatient.InScope with { Myelopathy = [APatient.Problem(Facts.Myelopathy)] }, "myelopathy-on-problem-list"),
        ["Moderate or severe ossification"] = (APatient.InScope with { Opll = [APatient.MinorOpll with { Extent = OpllExtent.NotMinor }] }, "extent-not-minor"),
        ["Bilateral weakness with equal grades 28 days apart"] = (StableWeakness(28), "stable-bilateral-deficit"),
        ["Bilateral numbness found 28 days apart"] = (StableNumbness(28), "stable-bilateral-deficit"),
    };

    public static TheoryData<string> Sentences => new(Referred.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_finding_that_refers_withholds_the_plan(string sentence)
    {
        var decision = Referred[sentence].Patient.Decide();

        decision.Pathway.ShouldBe(Pathway.SurgicalReferral, sentence);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.Reasons().ShouldBe([Referred[sentence].Rule]);
        decision.Priority.ShouldBe(ReferralPriority.Routine);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        decision.Regimen.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_finding_that_refers_puts_a_running_programme_on_hold(string sentence)
    {
        var decision = (Referred[sentence].Patient with { Programmes = [APatient.Programme(10)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.SurgicalReferral, sentence);
        decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery, Proposal.HoldProgramme]);
    }

    [Theory]
    [InlineData("27 days apart: not documented stable", 27, Pathway.UrgentSurgicalReferral)]
    [InlineData("28 days apart: stable", 28, Pathway.SurgicalReferral)]
    [InlineData("29 days apart: stable", 29, Pathway.SurgicalReferral)]
    public void Stability_needs_28_days(string sentence, int apart, Pathway expected)
    {
        StableWeakness(apart).Pathway().ShouldBe(expected, sentence);
        StableNumbness(apart).Pathway().ShouldBe(expected, sentence);
    }

    [Fact]
    public void A_grade_dated_by_the_month_before_does_not_prove_28_days() =>
        APatient.InScope.Without(record => record.Sign == Sign.HandWeakness)
            .With(Both(side => Grade(4, 45, side) with { Source = Record.Of(Facts.UpperLimbStrength, "4", 45) with { Date = Record.Month(2026, 4) } }).Concat(Both(side => Grade(4, 20, side))))
            .Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Theory]
    [InlineData("Fell by half a grade", 4.5, Pathway.SurgicalReferral)]
    [InlineData("Fell by one grade", 4, Pathway.UrgentSurgicalReferral)]
    [InlineData("Fell by two grades", 3, Pathway.UrgentSurgicalReferral)]
    public void A_fall_of_one_grade_is_progression(string sentence, double latest, Pathway expected) =>
        APatient.InScope.With(Grade(5, 40, Side.Left), Grade((decimal)latest, 5, Side.Left)).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("Two grades on the earlier day: a fall from the higher cannot be excluded", 3, 2, 2, Pathway.UrgentSurgicalReferral)]
    [InlineData("Two equal grades on the earlier day", 2, 2, 2, Pathway.SurgicalReferral)]
    [InlineData("Two grades half a step apart", 2.5, 2, 2, Pathway.SurgicalReferral)]
    public void A_day_with_two_grades_hides_no_fall(string sentence, double higher, double lower, double latest, Pathway expected) =>
        APatient.InScope.With(Grade((decimal)higher, 29, Side.Left), Grade((decimal)lower, 29, Side.Left), Grade((decimal)latest, 5, Side.Left)).Pathway().ShouldBe(expected, sentence);

    [Fact]
    public void A_day_with_two_grades_documents_no_stable_weakness() =>
        StableWeakness(40).With(Both(side => Grade(3, 5, side))).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Theory]
    [InlineData("The earlier examination", 45)]
    [InlineData("The later examination", 5)]
    public void A_preliminary_examination_documents_no_stability(string sentence, int daysAgo)
    {
        SignRecord Read(SignRecord record) => record with { Preliminary = record.Source.Date == Record.Day(daysAgo) };

        var weakness = StableWeakness(40);
        var numbness = StableNumbness(40);
        weakness.Pathway().ShouldBe(Pathway.SurgicalReferral, sentence);
        (weakness with { Signs = [.. weakness.Signs.Select(Read)] }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);
        (numbness with { Signs = [.. numbness.Signs.Select(record => record.Finding == Answer.Yes ? Read(record) : record)] }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral, sentence);
    }

    [Fact]
    public void A_preliminary_full_strength_after_a_fall_does_not_take_the_fall_back() =>
        APatient.InScope.With(Grade(5, 40, Side.Left), Grade(4, 10, Side.Left), Grade(5, 5, Side.Left) with { Preliminary = true }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Fact]
    public void Unequal_grades_are_not_stable() =>
        APatient.InScope.With([Grade(4, 60, Side.Left), Grade(4, 60, Side.Right), Grade(4, 5, Side.Left), Grade(3.5m, 5, Side.Right)])
            .Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Fact]
    public void A_stable_deficit_marked_worse_is_urgent()
    {
        ImmutableArray<SignRecord> worse = [.. Both(side => Present(Sign.UpperLimbNumbness, 60, side)), .. Both(side => Present(Sign.UpperLimbNumbness, 5, side) with { MarkedWorse = true })];

        APatient.InScope.Instead(worse).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);
    }

    [Fact]
    public void A_numbness_that_came_back_after_an_absence_is_new() =>
        APatient.InScope.Instead([.. Both(side => Present(Sign.UpperLimbNumbness, 90, side)), .. Both(side => Absent(Sign.UpperLimbNumbness, 50, side)), .. Both(side => Present(Sign.UpperLimbNumbness, 5, side))])
            .Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);

    [Fact]
    public void A_bilateral_hoffmann_without_an_mri_suggests_one()
    {
        var patient = APatient.InScope.Instead(Both(side => Present(Sign.Hoffmann, 5, side)));

        patient.Decide().NoteRules().ShouldContain("review-mri");
        (patient with { MriStudies = [APatient.Mri(20, Answer.No, Answer.No)] }).Decide().NoteRules().ShouldNotContain("review-mri");
    }

    [Fact]
    public void A_child_whose_signs_could_not_be_read_is_told_to_be_one()
    {
        var decision = (APatient.Child with { Loads = APatient.Child.Loads with { Observations = LoadState.Failed } }).Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.NoteRules().ShouldContain("adult-protocol-only");
        (APatient.InScope with { Loads = APatient.InScope.Loads with { Observations = LoadState.Failed } }).Decide().NoteRules().ShouldNotContain("adult-protocol-only");
    }

    [Fact]
    public void A_child_with_a_weak_hand_is_referred_and_told_that_the_protocol_is_for_adults()
    {
        var decision = APatient.Child.Instead(Present(Sign.HandWeakness, 5, Side.Left)).Decide();

        decision.Pathway.ShouldBe(Pathway.SurgicalReferral);
        decision.NoteRules().ShouldContain("adult-protocol-only");
    }

    [Theory]
    [InlineData("Resolved myelopathy")]
    [InlineData("Resolved cord compression")]
    public void A_resolved_problem_does_not_refer(string sentence) =>
        (APatient.InScope with
        {
            Myelopathy = [APatient.Problem(Facts.Myelopathy, ProblemState.Resolved)],
            CordCompression = [APatient.Problem(Facts.CordCompression, ProblemState.Resolved)],
        }).Pathway().ShouldBe(Pathway.ConservativePlan, sentence);

    private static PatientPicture StableWeakness(int apart) =>
        APatient.InScope.Without(record => record.Sign == Sign.HandWeakness)
            .With([.. Both(side => Grade(4, 5 + apart, side)), .. Both(side => Grade(4, 5, side))]);

    private static PatientPicture StableNumbness(int apart) =>
        APatient.InScope.Instead([.. Both(side => Present(Sign.UpperLimbNumbness, 5 + apart, side)), .. Both(side => Present(Sign.UpperLimbNumbness, 5, side))]);

    [Theory]
    [InlineData("Day 41", 41, 2, 60, Pathway.Hold, "new-numbness")]
    [InlineData("Day 42", 42, 2, 60, Pathway.SurgicalReferral, "deficit-after-six-weeks")]
    [InlineData("Day 50", 50, 2, 60, Pathway.SurgicalReferral, "deficit-after-six-weeks")]
    [InlineData("It was there on the first day", 50, 50, 60, Pathway.Hold, null)]
    [InlineData("It was never absent before", 50, 2, null, Pathway.Hold, null)]
    public void Numbness_of_one_arm_that_developed_in_a_program(string sentence, int day, int found, int? absent, Pathway pathway, string? rule)
    {
        var signs = Examination.Negative(1).RemoveAll(record => record is { Sign: Sign.UpperLimbNumbness, Side: Side.Left });
        var decision = (APatient.InProgramme(day) with
        {
            Signs = [.. signs, Examination.Present(Sign.UpperLimbNumbness, found, Side.Left), .. found > 28 ? [Examination.Present(Sign.UpperLimbNumbness, 1, Side.Left)] : Array.Empty<SignRecord>(), .. absent is { } ago ? [Examination.Absent(Sign.UpperLimbNumbness, ago, Side.Left)] : Array.Empty<SignRecord>()],
            Motion = [.. Measurement.MotionSet(day), .. Measurement.MotionSet(1)],
            Pain = [Measurement.Pain(40, day), Measurement.Pain(40, 1)],
        }).Decide();

        decision.Pathway.ShouldBe(pathway, sentence);
        decision.Reasons().Intersect(["new-numbness", "deficit-after-six-weeks"]).ShouldBe(rule is null ? [] : [rule], sentence);
    }

    [Theory]
    [InlineData("Absent before", null, 60, Pathway.Hold)]
    [InlineData("Never absent", null, null, Pathway.Hold)]
    [InlineData("There before the program as well", 50, 60, Pathway.Progress)]
    public void Numbness_of_one_arm_that_is_recorded_without_a_day_as_well_may_have_developed(string sentence, int? earlier, int? absent, Pathway pathway)
    {
        var training = APatient.Training();
        var signs = training.Signs.RemoveAll(static record => record is { Sign: Sign.UpperLimbNumbness, Side: Side.Left });
        var decision = (training with
        {
            Signs =
            [
                .. signs, Examination.Present(Sign.UpperLimbNumbness, null, Side.Left), Examination.Present(Sign.UpperLimbNumbness, 2, Side.Left),
                .. earlier is { } before ? [Examination.Present(Sign.UpperLimbNumbness, before, Side.Left)] : Array.Empty<SignRecord>(),
                .. absent is { } ago ? [Examination.Absent(Sign.UpperLimbNumbness, ago, Side.Left)] : Array.Empty<SignRecord>(),
            ],
        }).Decide();

        decision.Pathway.ShouldBe(pathway, sentence);
        decision.Reasons().Intersect(["new-numbness", "numbness-perhaps-new"]).ShouldBe(pathway == Pathway.Progress ? [] : [absent is null ? "numbness-perhaps-new" : "new-numbness"], sentence);
    }
}
