using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>An accepted order of ours of which a site kept no code that tells what it is: it is still the same order (D24).</summary>
public sealed class OurOrdersTests
{
    private const string Referral = "sct|3457005 sct|386053000";
    private const string Therapy = "sct|91251008 sct|386053000";
    private const string Assessment = "sct|386053000";
    private const string Site = "urn:oid:1.2.3|REF99";

    [Theory]
    [InlineData("sct|410158009", Assessment)]
    [InlineData(Site, Assessment)]
    public void An_assessment_is_not_drafted_again(string code, string category) =>
        Open(Ours(code, category)).ShouldSatisfyAllConditions(
            decision => decision.Proposals.ShouldBeEmpty(),
            decision => decision.AlreadyOnFile.ShouldHaveSingleItem().Value.ShouldBe("Cervical assessment"));

    [Theory]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/opll\" }]")]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }]")]
    [InlineData("\"reasonCode\": [{ \"text\": \"Neck pain\" }]")]
    public void D24_An_assessment_under_its_general_code_counts_when_it_is_for_the_neck(string members) =>
        Open(Written.Order("sct|410158009", members: $"\"intent\": \"order\", {members}")).ShouldSatisfyAllConditions(
            decision => decision.Proposals.ShouldBeEmpty(),
            decision => decision.AlreadyOnFile.ShouldHaveSingleItem().Value.ShouldBe("Physical therapy assessment"));

    [Theory]
    [InlineData("\"priority\": \"routine\"")]
    [InlineData("\"bodySite\": [{ \"text\": \"Left knee\" }]")]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M17.9\" }] }]")]
    public void D24_An_assessment_that_may_be_of_another_part_of_the_body_is_named_and_ours_is_drafted(string members) =>
        Open(Written.Order("sct|410158009", members: $"\"intent\": \"order\", {members}")).ShouldSatisfyAllConditions(
            decision => decision.Proposals.ShouldBe([Proposal.OrderAssessment]),
            decision => decision.Notes.Any(note => note.Rule == "assessment-order-not-counted").ShouldBeTrue());

    [Fact]
    public void A_referral_and_a_therapy_order_under_the_code_of_a_site_are_not_drafted_again()
    {
        Flagged(Ours(Site, Referral)).Proposals.ShouldBeEmpty();
        Chart.Baseline.With(Ours(Site, Therapy)).Decision.Proposals.ShouldBe([Proposal.StartProgramme]);
        Flagged(Ours(Site, Referral, Systems.PlanDefinition + "|1.0.0")).Proposals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://ehr.example/PlanDefinition/x")]
    [InlineData("https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab-2")]
    public void An_order_of_another_protocol_is_not_ours(string canonical)
    {
        Open(Ours("sct|410158009", Assessment, canonical)).Proposals.ShouldBe([Proposal.OrderAssessment]);
        Flagged(Ours(Site, Referral, canonical)).Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
    }

    [Fact]
    public void Without_a_category_of_ours_nobody_can_tell_what_it_is() =>
        Flagged(Ours(Site, "sct|363679005")).Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);

    [Fact]
    public void Of_two_kinds_the_code_that_is_known_tells() =>
        Flagged(Ours("sct|308447003", Referral)).Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://ehr.example/negated\", \"valueBoolean\": true }]")]
    [InlineData("\"doNotPerform\": true")]
    [InlineData("\"asNeededBoolean\": true")]
    public void D29_What_is_not_understood_or_forbids_suppresses_nothing(string members) =>
        Flagged(Ours(Site, Referral, members: members)).Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);

    [Fact]
    public void Mobilization_in_place_of_a_manipulation_is_no_therapy_order_and_is_not_offered_again()
    {
        var mobilization = Ours(Site, Therapy).Replace("\"code\": {", $"\"code\": {{ \"text\": \"{Regimen.ManualMobilization.Title}\",", StringComparison.Ordinal);

        Chart.Baseline.With(mobilization).Decision.Proposals.ShouldContain(Proposal.ReferToPhysicalTherapy);
        Chart.Baseline.With(mobilization).WithDraft(Written.Order("sct|399010004", "draft")).Decision.Beside.ShouldHaveSingleItem().Offers.ShouldHaveSingleItem();
    }

    private static string Ours(string code, string categories, string canonical = Systems.PlanDefinition, string members = "\"priority\": \"stat\"") =>
        Written.Order(code, members: $"\"intent\": \"order\", \"instantiatesCanonical\": [\"{canonical}\"], \"category\": [{string.Join(", ", categories.Split(' ').Select(Written.Concept))}], {members}");

    private static Decision Flagged(string order) => Chart.Baseline.With(Written.Present("gait-instability"), order).Decision;

    private static Decision Open(string order) => Chart.Baseline.Without("gait-instability").With(order).Decision;
}
