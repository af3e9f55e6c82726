using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>Which orders stand for ours, which are named only, and what is seen in details and groups (D24, D29, D41).</summary>
public sealed partial class OrderPurposeTests
{
    private const string Modifier = """[{ "url": "http://ehr.example/negated", "valueBoolean": true }]""";
    private const string Surgeon = "sct|308482002";

    public static TheoryData<string> Everyday =>
    [
        "\"note\": [{ \"text\": \"x\" }], \"patientInstruction\": \"x\"",
        "\"performer\": [{ \"display\": \"x\" }], \"performerType\": { \"text\": \"x\" }, \"requester\": { \"display\": \"x\" }, \"locationReference\": [{ \"display\": \"x\" }]",
        "\"extension\": [{ \"url\": \"http://ehr.example/x\", \"valueString\": \"x\" }], \"authoredOn\": \"2026-05-20\", \"_authoredOn\": { \"id\": \"a\" }",
        "\"identifier\": [{ \"value\": \"x\" }], \"requisition\": { \"value\": \"x\" }, \"basedOn\": [{ \"reference\": \"CarePlan/x\" }], \"replaces\": [{ \"reference\": \"ServiceRequest/x\" }]",
        "\"supportingInfo\": [{ \"reference\": \"Observation/x\" }], \"insurance\": [{ \"reference\": \"Coverage/x\" }], \"relevantHistory\": [{ \"reference\": \"Provenance/x\" }]",
        "\"occurrencePeriod\": { \"start\": \"2026-06-01\" }, \"quantityQuantity\": { \"value\": 6 }, \"authoredOn\": \"2026-05-20\", \"asNeededBoolean\": false",
        "\"category\": [{ \"text\": \"x\" }], \"priority\": \"routine\", \"doNotPerform\": false, \"encounter\": { \"reference\": \"Encounter/x\" }, \"orderDetail\": [{ \"text\": \"x\" }]",
        "\"meta\": { \"versionId\": \"1\", \"security\": [{ \"code\": \"R\" }] }, \"text\": { \"status\": \"generated\", \"div\": \"<div/>\" }, \"language\": \"en\"",
    ];

    public static TheoryData<string> NotUnderstood =>
    [
        $"\"modifierExtension\": {Modifier}",
        "\"implicitRules\": \"http://x\"",
        "\"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }",
        "\"meta\": { \"security\": [{ \"code\": \"REDACTED\" }] }",
        "\"DoNotPerform\": true",
        "\"doNotDo\": true",
        "\"asNeededBoolean\": true",
        "\"asNeededCodeableConcept\": { \"text\": \"x\" }",
        "\"_doNotPerform\": { \"extension\": [] }",
        $"\"requester\": {{ \"display\": \"x\", \"modifierExtension\": {Modifier} }}",
    ];

    [Theory]
    [MemberData(nameof(Everyday))]
    public void D29_What_every_order_may_have_still_suppresses_the_draft(string members)
    {
        Chart.Baseline.With(Written.Order("sct|308447003", members: $"\"intent\": \"order\", {members}")).Decision.Proposals.ShouldBe([Proposal.StartProgramme]);
        Flagged(Written.Order("activity|referral-to-spine-surgery", members: $"\"intent\": \"order\", {members}")).Proposals.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void D29_With_anything_else_on_it_an_order_is_named_and_suppresses_nothing(string members)
    {
        var therapy = Chart.Baseline.With(Written.Order("sct|308447003", members: members));
        therapy.Decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
        therapy.Rules.ShouldContain("therapy-order-not-counted");
        therapy.Decision.AlreadyOnFile.ShouldBeEmpty();
        therapy.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": not-understood");

        var referral = Flagged(Written.Order("activity|referral-to-spine-surgery", members: members));
        referral.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        referral.Notes.Select(note => note.Rule).ShouldContain("referral-not-counted");

        Chart.Baseline.WithDraft(Written.Order("sct|308447003", "draft", members)).Decision.Proposals.ShouldContain(Proposal.ReferToPhysicalTherapy);
    }

    [Theory]
    [InlineData("order", true)]
    [InlineData("proposal", true)]
    [InlineData("plan", true)]
    [InlineData("directive", true)]
    [InlineData("original-order", true)]
    [InlineData("reflex-order", true)]
    [InlineData("filler-order", true)]
    [InlineData("instance-order", true)]
    [InlineData("option", false)]
    [InlineData("Order", false)]
    public void D24_The_intent_of_an_order_is_read(string intent, bool suppresses)
    {
        var chart = Chart.Baseline.With(Written.Order("sct|308447003", members: $"\"intent\": \"{intent}\""));

        chart.Decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy).ShouldBe(!suppresses);
        chart.Rules.Contains("therapy-order-not-counted", StringComparer.Ordinal).ShouldBe(!suppresses);
    }

    [Theory]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"122494005\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"421060004\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"urn:oid:2.16.840.1.113883.6.96\", \"code\": \"421060004\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"text\": \"C-spine\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"90448008\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M50.20\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"urn:oid:2.16.840.1.113883.6.90\", \"code\": \"M50.20\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X2\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X6\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"Cervical myelopathy\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/neck-opll\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"https://ehr.example/fhir/Condition/neck-opll/_history/2\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"#c\" }], \"contained\": [{ \"resourceType\": \"Condition\", \"id\": \"c\", \"code\": { \"text\": \"cervical stenosis\" } }]", true)]
    [InlineData("\"orderDetail\": [{ \"text\": \"Spine surgery consult\" }]", true)]
    [InlineData("\"instantiatesCanonical\": [\"https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab|1.0.0\"]", true)]
    [InlineData("\"intent\": \"order\"", false)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"85562004\" }] }]", false)]
    [InlineData("\"bodySite\": [{ \"text\": \"neck of femur\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"Cervical intraepithelial neoplasia, cervix\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"lumbar spinal stenosis\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"meningioma\" }]", false)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/other\" }]", false)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"#c\" }], \"contained\": [{ \"resourceType\": \"Condition\", \"id\": \"c\", \"code\": { \"text\": \"meningioma\" } }]", false)]
    [InlineData("\"note\": [{ \"text\": \"not for the neck\" }]", false)]
    public void D24_A_surgeons_referral_counts_when_it_is_for_the_neck_or_the_spine(string members, bool suppresses)
    {
        var decision = Flagged(Written.Condition("sct|90448008", "\"id\": \"neck-opll\""), Written.Order(Surgeon, members: members));

        decision.Proposals.ShouldBe(suppresses ? [] : [Proposal.ReferToSpineSurgery]);
        decision.AlreadyOnFile.Length.ShouldBe(suppresses ? 1 : 0);
        decision.Notes.Any(note => note.Rule == "referral-purpose-unclear").ShouldBe(!suppresses);
    }

    [Theory]
    [InlineData("\"bodySite\": [{ \"text\": \"Knee\" }]", false)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"72696002\" }] }]", false)]
    [InlineData("\"bodySite\": [{ \"text\": \"Knee\" }], \"reasonCode\": [{ \"text\": \"neck pain\" }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"51440002\" }] }]", true)]
    public void D24_Therapy_for_another_place_on_the_body_is_named_and_suppresses_nothing(string members, bool suppresses) =>
        Chart.Baseline.With(Written.Order("sct|308447003", members: members)).Decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy).ShouldBe(!suppresses);

    [Fact]
    public void D24_Against_an_order_not_to_do_it_nothing_is_preselected()
    {
        var therapy = Chart.Baseline.With(Written.Order("sct|308447003", members: "\"doNotPerform\": true")).Decision;
        therapy.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
        therapy.Caveats.Select(caveat => caveat.Rule).ShouldBe(["therapy-order-forbidden"]);

        var referral = Flagged(Written.Order(Surgeon, members: "\"doNotPerform\": true"));
        referral.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        referral.Caveats.Select(caveat => caveat.Rule).ShouldBe(["referral-forbidden"]);
    }

    [Theory]
    [InlineData("\"orderDetail\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"399010004\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"399010004\" }] }]", true)]
    [InlineData("\"orderDetail\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"399010004\" }] }], \"modifierExtension\": [{ \"url\": \"x\" }]", true)]
    [InlineData("\"orderDetail\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"399010004\" }] }], \"doNotPerform\": true", false)]
    [InlineData("\"supportingInfo\": [{ \"display\": \"x\" }]", false)]
    public void D41_A_manipulation_in_the_detail_or_the_reason_of_a_draft_is_a_conflict(string members, bool conflicts) =>
        Chart.Baseline.WithDraft(Written.Order("sct|91251009", "draft", members)).Decision.Beside.Any(note => note.Topic == SideTopic.OrderConflict).ShouldBe(conflicts);

    [Fact]
    public void D41_Therapy_named_in_the_detail_of_an_order_is_an_order_for_it() => Chart.Baseline
        .With(Written.Order("sct|3457005", members: $"\"intent\": \"order\", \"orderDetail\": [{Written.Concept("sct|308447003")}]"))
        .Decision.Proposals.ShouldBe([Proposal.StartProgramme]);

    [Theory]
    [InlineData("\"contained\": [{ \"resourceType\": \"ServiceRequest\", \"id\": \"m\", \"code\": CODE }], \"action\": [{ \"resource\": { \"reference\": \"#m\" } }]", true)]
    [InlineData("\"contained\": [{ \"resourceType\": \"ServiceRequest\", \"id\": \"m\", \"code\": { \"text\": \"x\" }, \"orderDetail\": [CODE] }]", true)]
    [InlineData("\"action\": [{ \"action\": [{ \"code\": [CODE] }] }]", true)]
    [InlineData("\"code\": CODE", true)]
    [InlineData("\"contained\": [{ \"resourceType\": \"ServiceRequest\", \"id\": \"m\", \"code\": CODE, \"doNotPerform\": true }]", false)]
    [InlineData("\"contained\": [{ \"resourceType\": \"Observation\", \"id\": \"m\", \"code\": CODE }]", false)]
    [InlineData("\"contained\": null, \"action\": [null, 5, { \"code\": 5 }]", false)]
    public void D41_A_manipulation_in_a_group_of_orders_is_a_conflict(string members, bool conflicts)
    {
        var group = $$"""{ "resourceType": "RequestGroup", "status": "draft", "intent": "order", {{members.Replace("CODE", Written.Concept("sct|119600000"), StringComparison.Ordinal)}} }""";

        var chart = Chart.Baseline.WithDraft(group);
        chart.Decision.Beside.Any(note => note.Topic == SideTopic.OrderConflict).ShouldBe(conflicts);
        chart.Pathway.ShouldBe("conservative-plan");
        Chart.Baseline.WithDraft(group.Replace("\"draft\"", "\"revoked\"", StringComparison.Ordinal)).Decision.Beside.ShouldBeEmpty();
    }

    [Fact]
    public void D41_Therapy_in_a_group_of_orders_is_named_and_suppresses_nothing()
    {
        var group = $$"""{ "resourceType": "RequestGroup", "status": "draft", "intent": "order", "contained": [{ "resourceType": "ServiceRequest", "id": "t", "code": {{Written.Concept("sct|308447003")}} }] }""";

        var chart = Chart.Baseline.WithDraft(group);
        chart.Decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
        chart.Rules.ShouldContain("therapy-order-not-counted");
        chart.With(Written.Present("gait-instability")).Rules.ShouldContain("therapy-draft-conflicts");
    }

    private static Decision Flagged(params string[] resources) => Chart.Baseline.With([Written.Present("gait-instability"), .. resources]).Decision;
}
