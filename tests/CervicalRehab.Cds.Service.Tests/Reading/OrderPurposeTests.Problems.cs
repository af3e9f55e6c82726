using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the reason, the words and the site of an order tell of the problem that it is for (D24, protocol section 0.1).</summary>
public sealed partial class OrderPurposeTests
{
    private static readonly string Opll = Written.Condition("sct|90448008", "\"id\": \"neck-opll\"");
    private static readonly string Knee = Written.Condition("icd|M17.11", "\"id\": \"knee\"");
    private static readonly string NeckPain = Written.Condition("icd|M54.2", "\"id\": \"neck-pain\"");

    [Theory]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M17.11\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"m1711\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M54.50\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X6\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"J44.9\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"S83.511A\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"239873007\", \"display\": \"Osteoarthritis of knee\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"239873007\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://ehr.example/dx\", \"code\": \"4711\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"knee pain\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"Low back pain\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"right shoulder\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"neck of femur fracture\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"knee, not neck\" }]", false)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/knee\" }]", false)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"https://ehr.example/fhir/Condition/knee/_history/2\" }]", false)]
    [InlineData("\"reasonReference\": [{ \"display\": \"Knee osteoarthritis\" }]", false)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"#c\" }], \"contained\": [{ \"resourceType\": \"Condition\", \"id\": \"c\", \"code\": { \"text\": \"Knee osteoarthritis\" } }]", false)]
    [InlineData("\"orderDetail\": [{ \"text\": \"Right knee\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M54.2\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M62.838\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M50.20\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X2\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M54.12\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"S13.4XXA\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"90448008\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"433203006\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"81680005\", \"display\": \"Neck pain\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://ehr.example/dx\", \"code\": \"4711\", \"display\": \"Cervicalgia\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://ehr.example/dx\", \"code\": \"4711\" }], \"text\": \"OPLL\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M17.11\" }] }, { \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M54.2\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M54.2\" }] }, { \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M17.11\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"text\": \"Low back and neck pain\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"R26.89\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M62.81\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"G89.29\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"26544005\", \"display\": \"Muscle weakness\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"299042006\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"74333002\" }] }]", true)]
    [InlineData("\"reasonCode\": [{ \"text\": \"evaluate and treat\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"text\": \"weakness of the hand\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"text\": \"get back to work\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"text\": \"no falls. Neck pain, no knee pain\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/neck-pain\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/neck-opll\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/knee\" }, { \"reference\": \"Condition/neck-pain\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/not-here\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Observation/knee\" }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"#none\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M17.11\" }] }], \"bodySite\": [{ \"text\": \"Neck\" }]", true)]
    [InlineData("\"note\": [{ \"text\": \"knee\" }], \"patientInstruction\": \"knee\", \"supportingInfo\": [{ \"reference\": \"Condition/knee\" }]", true)]
    public void D24_Therapy_for_another_problem_is_named_and_suppresses_nothing(string members, bool suppresses)
    {
        // Of the day of the examination, which answers a sign that is named as the reason (D41).
        var orders = new[] { "sct|308447003", "sct|91251008" }.Select(code => Written.Order(code, members: $"\"intent\": \"order\", \"authoredOn\": \"2026-05-27\", {members}")).ToList();

        foreach (var chart in orders.Select(order => Chart.Baseline.With(Opll, Knee, NeckPain, order)).Concat(orders.Select(order => Chart.Baseline.With(Opll, Knee, NeckPain).WithDraft(order))))
        {
            chart.Decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy).ShouldBe(!suppresses);
            chart.Decision.AlreadyOnFile.Length.ShouldBe(suppresses ? 1 : 0);
            chart.Rules.Contains("therapy-order-not-counted", StringComparer.Ordinal).ShouldBe(!suppresses);
        }
    }

    [Theory]
    [InlineData("Physical therapy, right knee", false)]
    [InlineData("PT for the low back", false)]
    [InlineData("Pulmonary rehabilitation", false)]
    [InlineData("Physical therapy", true)]
    [InlineData("Physical therapy, neck and right shoulder", true)]
    [InlineData("Physical therapy, 2 times a week, left arm", true)]
    public void D24_The_text_of_a_therapy_order_is_read(string text, bool suppresses) =>
        Chart.Baseline.With($$"""{ "resourceType": "ServiceRequest", "status": "active", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "308447003", "display": "Referral to physiotherapist" }], "text": "{{text}}" } }""")
            .Decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy).ShouldBe(!suppresses);

    [Theory]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"E04.1\" }] }]", false)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonCode\": [{ \"text\": \"thyroid nodule\" }]", false)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonCode\": [{ \"coding\": [{ \"system\": \"http://ehr.example/dx\", \"code\": \"4711\" }] }]", false)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonReference\": [{ \"reference\": \"Condition/knee\" }]", false)]
    [InlineData("\"bodySite\": [{ \"text\": \"Head and neck\" }]", false)]
    [InlineData("\"orderDetail\": [{ \"text\": \"Head & neck surgery\" }]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"head and/or neck tumor\" }]", false)]
    [InlineData("\"orderDetail\": [{ \"text\": \"knee, not spine\" }]", false)]
    [InlineData("\"orderDetail\": [{ \"text\": \"hip and spine\" }]", false)]
    [InlineData("\"orderDetail\": [{ \"text\": \"Spine surgery\" }], \"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.061\" }] }]", false)]
    [InlineData("\"orderDetail\": [{ \"text\": \"mass of the neck\" }]", false)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"R52\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"E04.1\" }] }, { \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.02\" }] }]", true)]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }], \"reasonCode\": [{ \"text\": \"getting worse\" }]", true)]
    [InlineData("\"orderDetail\": [{ \"text\": \"Spine surgery\" }], \"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"22325002\" }] }]", true)]
    [InlineData("\"orderDetail\": [{ \"text\": \"Head and neck, cervical spine\" }]", true)]
    [InlineData("\"orderDetail\": [{ \"text\": \"not urgent. Spine surgery\" }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"95418008\", \"display\": \"Muscle spasms of head and/or neck\" }] }]", true)]
    [InlineData("\"reasonReference\": [{ \"reference\": \"Condition/neck-pain\" }]", true)]
    public void D24_A_surgeons_referral_for_another_problem_is_named_and_suppresses_nothing(string members, bool suppresses)
    {
        var decision = Flagged(Opll, Knee, NeckPain, Written.Order(Surgeon, members: $"\"intent\": \"order\", {members}"));

        decision.Proposals.ShouldBe(suppresses ? [] : [Proposal.ReferToSpineSurgery]);
        decision.Notes.Any(note => note.Rule == "referral-purpose-unclear").ShouldBe(!suppresses);
    }

    [Fact]
    public void D24_An_order_of_ours_is_for_this_problem_whatever_else_it_says() =>
        Flagged(Written.Order("activity|referral-to-spine-surgery", members: "\"intent\": \"order\", \"reasonCode\": [{ \"text\": \"thyroid\" }]")).Proposals.ShouldBeEmpty();

    [Theory]
    [InlineData("knee", true)]
    [InlineData("neck-pain", false)]
    [InlineData("not-here", false)]
    public void D24_A_reason_is_known_though_its_Condition_is_of_no_other_concern(string reason, bool isOther)
    {
        var call = Chart.Baseline.With(Opll, Knee, NeckPain, Written.Order("sct|308447003", members: $$""" "intent": "order", "reasonReference": [{ "reference": "Condition/{{reason}}" }] """)).Call();

        var answer = HookPath.Answer(Encoding.UTF8.GetBytes(call.ToJsonString()), "patient-view", new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        answer.Contains("\"resourceType\":\"ServiceRequest\"", StringComparison.Ordinal).ShouldBe(isOther);
        answer.Contains("it may be for another problem", StringComparison.Ordinal).ShouldBe(isOther);
    }
}
