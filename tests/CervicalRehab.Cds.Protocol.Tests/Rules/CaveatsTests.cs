using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

public sealed class CaveatsTests
{
    private static readonly Dictionary<string, (PatientPicture Patient, string Rule)> WithCaveat = new(StringComparer.Ordinal)
    {
        ["Hoffmann sign on one side"] = (APatient.InScope.Instead(Present(Sign.Hoffmann, 5, Side.Left)), "one-sided-hoffmann"),
        ["Numbness on one side"] = (APatient.InScope.Instead(Present(Sign.UpperLimbNumbness, 5, Side.Right)), "one-sided-numbness"),
        ["Severity not stated"] = (APatient.InScope with { Opll = [APatient.MinorOpll with { Extent = OpllExtent.NotStated }] }, "extent-not-stated"),
        ["Spasm not documented"] = (APatient.InScope with { Spasm = [] }, "spasm-not-documented"),
        ["Spasm active in a record that is not understood"] = (APatient.InScope with { Spasm = [APatient.Spasm(ProblemState.Active) with { NotUnderstood = true }] }, "spasm-not-documented"),
        ["Spasm neither active nor resolved"] = (APatient.InScope with { Spasm = [APatient.Spasm(ProblemState.Unknown) with { NotUnderstood = true }] }, "spasm-not-documented"),
        ["Spasm that is over from tomorrow"] = (APatient.InScope with { Spasm = [APatient.Spasm(ProblemState.Resolved) with { Ended = Record.Day(-1) }] }, "spasm-not-documented"),
        ["Dystonia"] = (APatient.InScope with { Dystonia = [APatient.Problem(Facts.Dystonia)] }, "dystonia-on-problem-list"),
        ["Older positive MRI, negative since"] = (APatient.InScope with { MriStudies = [APatient.Mri(400, Answer.Yes, Answer.No), APatient.Mri(30, Answer.No, Answer.No)] }, "older-positive-mri"),
        ["Numeric pain rating only"] = (APatient.InScope with { Pain = [Measurement.Pain(40, 5, PainScale.Numeric)] }, "numeric-pain-stands-in"),
        ["A recent fall"] = (APatient.InScope with { Falls = [Record.Of(Facts.Fall, "present", 10, type: "Condition")] }, "recent-fall"),
        ["Care plans not supplied"] = (APatient.InScope with { Loads = new() { CarePlans = LoadState.NotSupplied } }, "programmes-not-evaluated"),
        ["Procedures failed"] = (APatient.InScope with { Loads = new() { Procedures = LoadState.Failed } }, "procedures-not-evaluated"),
        ["Imaging reports in part only"] = (APatient.InScope with { Loads = new() { Reports = LoadState.Incomplete } }, "reports-not-evaluated"),
        ["Orders not supplied"] = (APatient.InScope with { Loads = new() { Orders = LoadState.NotSupplied } }, "orders-not-evaluated"),
    };

    public static TheoryData<string> Sentences => new(WithCaveat.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_plan_with_a_caveat_is_a_warning(string sentence)
    {
        var decision = WithCaveat[sentence].Patient.Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan, sentence);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.CaveatRules().ShouldBe([WithCaveat[sentence].Rule]);
        decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
    }

    [Fact]
    public void A_one_sided_hoffmann_is_no_reassurance()
    {
        var decision = APatient.InScope.Instead(Present(Sign.Hoffmann, 5, Side.Left)).Decide();

        decision.Caveats[0].Sentence.ShouldContain("does not rule out myelopathy");
        decision.NoRedFlags.ShouldBeFalse();
        decision.SaysNoRedFlags().ShouldBeFalse();
    }

    [Fact]
    public void An_older_positive_study_is_named() =>
        WithCaveat["Older positive MRI, negative since"].Patient.Decide().Caveats[0].Sentence.ShouldContain(Record.Day(400).Shown(Record.Now));

    [Theory]
    [InlineData("27 days ago", 27, true)]
    [InlineData("28 days ago", 28, true)]
    [InlineData("29 days ago", 29, false)]
    [InlineData("Dated tomorrow", -1, false)]
    public void A_fall_is_recent_for_28_days(string sentence, int daysAgo, bool recent) =>
        (APatient.InScope with { Falls = [Record.Of(Facts.Fall, "present", daysAgo)] }).Decide().CaveatRules().Contains("recent-fall").ShouldBe(recent, sentence);

    [Fact]
    public void A_fall_on_a_day_that_nobody_knows_may_be_recent()
    {
        var caveat = (APatient.InScope with { Falls = [Record.Of(Facts.Fall, "present", null)] }).Decide().Caveats.Single(finding => finding.Rule == "recent-fall");

        caveat.Sentence.ShouldStartWith("Fall on a day that is not recorded:");
        (APatient.InScope with { Falls = [Record.Of(Facts.Fall, "present", 3)] }).Decide().Caveats.Single(finding => finding.Rule == "recent-fall").Sentence.ShouldStartWith("Fall in the last 28 days (");
    }

    [Fact]
    public void Dystonia_never_counts_as_resolved_spasm()
    {
        var decision = (APatient.InScope with { Spasm = [], Dystonia = [APatient.Problem(Facts.Dystonia)] }).Decide();

        decision.Regimen.ShouldNotContain(Regimen.ResistanceLow);
        decision.CaveatRules().ShouldBe(["spasm-not-documented", "dystonia-on-problem-list"]);
        (APatient.WithResolvedSpasm with { Dystonia = [APatient.Problem(Facts.Dystonia)] }).Decide().Regimen.ShouldNotContain(Regimen.ResistanceLow);
        decision.Topics().ShouldBe([SideTopic.Dystonia]);
        decision.Beside[0].Indicator.ShouldBe(Indicator.Warning);
    }
}
