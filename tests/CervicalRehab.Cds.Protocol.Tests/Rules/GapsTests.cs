using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

public sealed partial class GapsTests
{
    private static readonly Dictionary<string, (PatientPicture Patient, string Rule)> Incomplete = new(StringComparer.Ordinal)
    {
        ["OPLL unconfirmed"] = (APatient.InScope with { Opll = [APatient.MinorOpll with { Unconfirmed = true }] }, "diagnosis-not-confirmed"),
        ["OPLL of unknown site"] = (APatient.InScope with { Opll = [APatient.MinorOpll with { Site = OpllSite.Unknown }] }, "diagnosis-not-confirmed"),
        ["Severity stated in two ways"] = (APatient.InScope with { Opll = [APatient.MinorOpll with { Extent = OpllExtent.NotUnderstood }] }, "extent-not-understood"),
        ["Mild in one record, not understood in another"] = (APatient.InScope with { Opll = [APatient.MinorOpll, APatient.MinorOpll with { Extent = OpllExtent.NotUnderstood }] }, "extent-not-understood"),
        ["The record was replaced"] = (APatient.InScope with { Replaced = true }, "record-replaced"),
        ["The Patient is not understood"] = (APatient.InScope with { PatientNotUnderstood = true }, "patient-not-understood"),
        ["Unsteady gait last week, steady since"] = (APatient.InScope.With(Present(Sign.GaitInstability, 12)), "signs-conflicting"),
        ["An active gait problem of last year, steady on examination"] = (APatient.InScope.With(Problem(Sign.GaitInstability, 400)), "signs-conflicting"),
        ["No birth date"] = (APatient.InScope with { BirthDate = null }, "age-not-known"),
        ["Hoffmann positive without a side"] = (APatient.InScope.With(Present(Sign.Hoffmann, 5)), "hoffmann-side-not-stated"),
        ["Numbness without a side"] = (APatient.InScope.With(Present(Sign.UpperLimbNumbness, 5)), "numbness-side-not-stated"),
        ["Babinski present"] = (APatient.InScope.With(Present(Sign.Babinski, 5)), "pyramidal-sign"),
        ["Another pyramidal sign present"] = (APatient.InScope.With(Present(Sign.OtherPyramidal, 5)), "pyramidal-sign"),
        ["Babinski preliminary positive"] = (APatient.InScope.With(Present(Sign.Babinski, 5) with { Preliminary = true }), "pyramidal-sign"),
        ["Hoffmann sign of one side, examined 29 days ago"] = (APatient.InScope.Instead(Present(Sign.Hoffmann, 29, Side.Left)), "positive-sign-outdated"),
        ["Numbness of one side, examined 29 days ago"] = (APatient.InScope.Instead(Present(Sign.UpperLimbNumbness, 29, Side.Right)), "positive-sign-outdated"),
        ["Numbness of one side, only on the problem list"] = (APatient.InScope.Instead(Problem(Sign.UpperLimbNumbness, 5, Side.Right)), "positive-sign-outdated"),
        ["Myelopathy that is over from tomorrow"] = (APatient.InScope with { Myelopathy = [Over(Facts.Myelopathy, -1)] }, "problem-not-over"),
        ["Cord compression that is over from tomorrow"] = (APatient.InScope with { CordCompression = [Over(Facts.CordCompression, -1)] }, "problem-not-over"),
        ["OPLL that is over from tomorrow"] = (APatient.InScope with { Opll = [APatient.MinorOpll with { State = ProblemState.Resolved, Ended = Record.Day(-1) }] }, "diagnosis-not-confirmed"),
        ["MRI on file without coded findings"] = (APatient.InScope with { MriStudies = [APatient.Mri(50, Answer.Unknown, Answer.Unknown)] }, "mri-not-evaluated"),
        ["Prior fusion"] = (APatient.InScope with { Fusions = [Record.Of(Facts.Fusion, "completed", 900, type: "Procedure")] }, "prior-fusion"),
        ["No pain score"] = (APatient.InScope with { Pain = [] }, "pain-missing"),
        ["No motion"] = (APatient.InScope with { Motion = [] }, "motion-missing"),
        ["No shoulder items"] = (APatient.InScope with { Shoulder = [] }, "shoulder-missing"),
        ["Two shoulder items"] = (APatient.InScope with { Shoulder = APatient.InScope.Shoulder[1..] }, "shoulder-missing"),
        ["Observations in part only"] = (APatient.InScope with { Loads = new() { Observations = LoadState.Incomplete } }, "record-incomplete"),
        ["Conditions in part only"] = (APatient.InScope with { Loads = new() { Conditions = LoadState.Incomplete } }, "record-incomplete"),
        ["Observations failed"] = (APatient.InScope with { Loads = new() { Observations = LoadState.Failed } }, "could-not-be-evaluated"),
        ["Observations not supplied"] = (APatient.InScope with { Loads = new() { Observations = LoadState.NotSupplied } }, "could-not-be-evaluated"),
    };

    public static TheoryData<string> Sentences => new(Incomplete.Keys);

    private static ProblemRecord Over(string fact, int daysAgo) => APatient.Problem(fact, ProblemState.Resolved) with { Ended = Record.Day(daysAgo) };

    public static TheoryData<Sign, Side> RequiredSigns => new(Required.Select(row => (row.Sign, row.Side)));

    [Theory]
    [MemberData(nameof(Sentences))]
    public void What_is_not_known_asks_to_complete_the_assessment(string sentence)
    {
        var decision = Incomplete[sentence].Patient.Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment, sentence);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.Reasons().ShouldContain(Incomplete[sentence].Rule);
        decision.Regimen.ShouldBeEmpty();
        decision.Proposals.ShouldBeSubsetOf([Proposal.OrderAssessment]);
        decision.SaysNoRedFlags().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void A_sign_that_is_not_recorded_is_not_absent(Sign sign, Side side)
    {
        var decision = APatient.InScope.Without(record => record.Sign == sign && record.Side == side).Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.Reasons().ShouldBe(["signs-unknown"]);
        decision.MissingWords().ShouldBe([Words(sign, side, Reason.NotRecorded)]);
        decision.Proposals.ShouldBe([Proposal.OrderAssessment]);
    }

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void A_negative_sign_counts_for_28_days(Sign sign, Side side)
    {
        APatient.InScope.Instead(Absent(sign, 27, side)).Pathway().ShouldBe(Pathway.ConservativePlan);
        APatient.InScope.Instead(Absent(sign, 28, side)).Pathway().ShouldBe(Pathway.ConservativePlan);

        var stale = APatient.InScope.Instead(Absent(sign, 29, side)).Decide();
        stale.Pathway.ShouldBe(Pathway.CompleteAssessment);
        stale.MissingWords().ShouldBe([Words(sign, side, Reason.Stale)]);
        stale.Missing.ShouldHaveSingleItem().LastDate.ShouldBe(Record.Day(29));
    }

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void A_preliminary_negative_is_unknown(Sign sign, Side side)
    {
        var decision = APatient.InScope.Instead(Absent(sign, 1, side) with { Preliminary = true }).Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.MissingWords().ShouldBe([Words(sign, side, Reason.Preliminary)]);
    }

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void An_undated_negative_is_unknown(Sign sign, Side side) =>
        APatient.InScope.Instead(Absent(sign, null, side)).Decide().MissingWords().ShouldBe([Words(sign, side, Reason.NoDate)]);

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void A_negative_from_the_future_is_unknown(Sign sign, Side side) =>
        APatient.InScope.Instead(Absent(sign, -1, side)).Decide().MissingWords().ShouldBe([Words(sign, side, Reason.FutureDate)]);

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void A_newer_indeterminate_result_unsettles_a_negative(Sign sign, Side side) =>
        APatient.InScope.With(Unclear(sign, 2, side)).Decide().MissingWords().ShouldBe([Words(sign, side, Reason.Indeterminate)]);

    [Theory]
    [InlineData("27 days between", 32, Pathway.CompleteAssessment)]
    [InlineData("28 days between", 33, Pathway.CompleteAssessment)]
    [InlineData("29 days between", 34, Pathway.ConservativePlan)]
    public void A_negative_within_28_days_of_a_positive_is_a_conflict(string sentence, int positiveDaysAgo, Pathway expected) =>
        APatient.InScope.With(Present(Sign.GaitInstability, positiveDaysAgo)).Pathway().ShouldBe(expected, sentence);

    [Fact]
    public void A_conflict_names_its_sign_and_shows_both_records()
    {
        var conflict = APatient.InScope.With(Present(Sign.BladderDysfunction, 12)).Decide().Because.Single(finding => finding.Rule == "signs-conflicting");

        conflict.Sentence.ShouldContain("bladder dysfunction");
        conflict.Evidence.Select(evidence => evidence.Value).ShouldBe(["present", "absent"]);
    }

    [Fact]
    public void A_negative_without_side_does_not_speak_for_both_sides() =>
        APatient.InScope.Without(record => record.Sign == Sign.Hoffmann).With(Absent(Sign.Hoffmann, 5)).Decide().MissingWords()
            .ShouldBe(["hoffmann-sign left side-not-stated", "hoffmann-sign right side-not-stated"]);

    [Theory]
    [InlineData("Hand weakness absent", Sign.HandWeakness)]
    [InlineData("Upper-limb weakness absent", Sign.UpperLimbWeakness)]
    public void Either_weakness_row_covers_the_arms(string sentence, Sign sign) =>
        APatient.InScope.Without(record => record.Sign == Sign.HandWeakness).With(Both(side => Absent(sign, 5, side))).Pathway().ShouldBe(Pathway.ConservativePlan, sentence);

    [Fact]
    public void Full_strength_grades_cover_the_arms() =>
        APatient.InScope.Without(record => record.Sign == Sign.HandWeakness).With(Both(side => Grade(5, 5, side))).Pathway().ShouldBe(Pathway.ConservativePlan);

    [Fact]
    public void Babinski_is_not_required_but_an_unclear_one_is_settled_first()
    {
        APatient.InScope.With(Absent(Sign.Babinski, 5)).Pathway().ShouldBe(Pathway.ConservativePlan);
        APatient.InScope.With(Unclear(Sign.Babinski, 5)).Decide().Reasons().ShouldBe(["signs-unknown"]);
    }

    [Fact]
    public void Data_that_never_arrived_is_not_evaluated_rather_than_not_recorded()
    {
        var decision = (APatient.InScope with { Signs = [], Motion = [], Pain = [], Loads = new() { Observations = LoadState.Failed } }).Decide();

        decision.Missing.Where(missing => missing.Fact == Facts.PainVas).ShouldHaveSingleItem().Reason.ShouldBe(Reason.NotEvaluated);
        decision.Summary.ShouldContain("could not be evaluated");
        decision.Proposals.ShouldBeEmpty();
    }

    private static string Words(Sign sign, Side side, Reason reason) =>
        string.Join(' ', new[] { Facts.Of(sign), side == Side.NotStated ? null : side.ToString().ToLowerInvariant(), reason.Code() }.OfType<string>());

    [Theory]
    [InlineData("Ended after the hand was examined", 3, Pathway.CompleteAssessment)]
    [InlineData("Ended on that day", 5, Pathway.CompleteAssessment)]
    [InlineData("Ended before", 6, Pathway.ConservativePlan)]
    public void D7_A_weakness_that_ended_after_the_only_examination_was_never_looked_for_since(string sentence, int ended, Pathway pathway)
    {
        var signs = Examination.Negative(5).RemoveAll(static record => record.Sign == Sign.UpperLimbWeakness);
        var gone = Examination.Present(Sign.UpperLimbWeakness, ended, Side.Left) with { Origin = SignOrigin.ResolvedProblem, Ended = Record.Day(ended) };

        (APatient.InScope with { Signs = signs }).Pathway().ShouldBe(Pathway.ConservativePlan, sentence);
        (APatient.InScope with { Signs = [.. signs, gone] }).Pathway().ShouldBe(pathway, sentence);
    }
}
