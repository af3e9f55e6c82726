using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>Fewer cards at orders that are about something else, and none fewer where it matters (contract section 2, <c>Cards__Focus</c>).</summary>
public sealed class CardFocusTests : IDisposable
{
    private const string Knee = """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "subject": { "reference": "Patient/sample-patient" }, "code": { "coding": [{ "system": "http://loinc.org", "code": "24802-1", "display": "MR Knee" }], "text": "MRI of the knee" } }""";

    private readonly TestHost _host = new();
    private readonly WebApplicationFactory<Program> _focused;

    public CardFocusTests() => _focused = _host.WithWebHostBuilder(builder => builder.UseSetting("Cards:Focus", "order"));

    public static TheoryData<string, string> AboutTheNeck => new()
    {
        { "physical therapy", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "91251008" }] } }""" },
        { "an MRI of the cervical spine", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://loinc.org", "code": "24935-9" }] } }""" },
        { "the neck as its site", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "text": "X-ray" }, "bodySite": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "45048000" }] }] }""" },
        { "words that name it", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "text": "Soft Neck collar" } }""" },
        { "a problem of it as the reason", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "text": "Consult" }, "reasonReference": [{ "reference": "Condition/opll" }] }""" },
        { "therapy of knee and neck", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "91251008" }] }, "bodySite": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "72696002" }] }, { "coding": [{ "system": "http://snomed.info/sct", "code": "45048000" }] }] }""" },
        { "therapy of a side", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "91251008" }] }, "bodySite": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "7771000" }] }] }""" },
        { "one of the three agents", """{ "resourceType": "MedicationRequest", "id": "d", "status": "draft", "intent": "order", "medicationCodeableConcept": { "coding": [{ "system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480" }] } }""" },
        { "nothing chosen yet", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "plan", "code": { "coding": [{}] } }""" },
        { "nobody knows what", """{ "id": "d" }""" },
        { "no resource", "[]" },
    };

    public static TheoryData<string, string> AboutSomethingElse => new()
    {
        { "an MRI of the knee", Knee },
        { "the left side of something else", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "text": "Hearing aid" }, "bodySite": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "7771000" }] }] }""" },
        { "therapy of the knee", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "91251008" }] }, "bodySite": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "72696002" }] }] }""" },
        { "therapy for a problem of the knee", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "308447003" }] }, "reasonCode": [{ "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M17.9" }] }] }""" },
        { "an assessment of the knee in words", """{ "resourceType": "ServiceRequest", "id": "d", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "410158009" }], "text": "Left knee" } }""" },
        { "an antibiotic", """{ "resourceType": "MedicationRequest", "id": "d", "status": "draft", "intent": "order", "medicationCodeableConcept": { "text": "Amoxicillin 500 mg" } }""" },
        { "a diet", """{ "resourceType": "NutritionOrder", "id": "d", "status": "draft", "intent": "order" }""" },
    };

    [Theory]
    [MemberData(nameof(AboutTheNeck))]
    public async Task An_order_about_the_neck_gets_the_pathway_card(string what, string draft) => (await Topics(Call("order-sign", Plain, draft))).ShouldNotBeEmpty(what);

    [Theory]
    [MemberData(nameof(AboutSomethingElse))]
    public async Task An_order_about_something_else_does_not(string what, string draft) => (await Topics(Call("order-sign", Plain, draft))).ShouldBeEmpty(what);

    [Fact]
    public async Task Of_several_drafts_those_that_were_selected_count()
    {
        var call = Call("order-select", Plain, Knee, AboutTheNeck.First().Data.Item2.Replace("\"d\"", "\"n\"", StringComparison.Ordinal));

        call["context"]!["selections"] = new JsonArray("ServiceRequest/d");
        (await Topics(call)).ShouldBeEmpty();
        call["context"]!["selections"] = new JsonArray("ServiceRequest/n");
        (await Topics(call)).ShouldNotBeEmpty();
        call["context"]!["selections"] = new JsonArray("ServiceRequest/unheard-of");
        (await Topics(call)).ShouldNotBeEmpty("all drafts are in question then");
    }

    [Fact]
    public async Task A_red_flag_a_referral_a_conflict_and_a_record_that_failed_come_at_any_order()
    {
        (await Topics(Call("order-sign", Plain.WithUnsided("gait-instability", present: true), Knee))).ShouldBe(["urgent-surgical-referral"]);
        (await Topics(Call("order-sign", Plain.WithSided("hoffmann-sign", left: true, right: true), Knee))).ShouldBe(["surgical-referral"]);
        (await Topics(Call("order-sign", Plain, Knee, """{ "resourceType": "ServiceRequest", "id": "m", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "119600000" }] } }"""))).ShouldContain("order-conflict");

        var failed = Call("order-sign", Plain, Knee);
        foreach (var key in failed["prefetch"]!.AsObject().Select(member => member.Key).Where(key => key is "signs" or "signFindings" or "measurements").ToList())
        {
            failed["prefetch"]![key] = JsonNode.Parse("""{ "resourceType": "OperationOutcome", "issue": [{ "severity": "error", "code": "exception" }] }""");
        }

        (await Topics(failed)).ShouldBe(["complete-assessment"]);
    }

    [Fact]
    public async Task The_chart_is_not_touched_and_neither_is_a_service_that_says_always()
    {
        (await Topics(TestHost.Call(patient: Plain))).ShouldBe(["conservative-plan"]);
        (await Topics(Call("order-sign", Plain, Knee), _host)).ShouldBe(["conservative-plan"]);
    }

    [Fact]
    public async Task A_client_may_have_a_focus_of_its_own()
    {
        using var client = new TestClient();
        using var trusting = new TrustHost([.. client.Settings(), "Clients:0:Focus=order"]);
        var body = Call("order-sign", Plain, Knee).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cds-services/cervical-rehab-order-sign") { Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Authorization", "Bearer " + client.Token(trusting.At("/cds-services/cervical-rehab-order-sign")));

        using var answer = await trusting.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"cards":[]}""");
    }

    [Theory]
    [InlineData("always", 0)]
    [InlineData("order", 0)]
    [InlineData("Order", 1)]
    [InlineData("never", 1)]
    public void Another_value_refuses_the_start(string focus, int refusals) => CardFocus.Refusals(new CardsOptions { Focus = focus }).Length.ShouldBe(refusals);

    public void Dispose()
    {
        _focused.Dispose();
        _host.Dispose();
    }

    private static SamplePatient Plain => SamplePatient.Baseline(TestHost.Today);

    private static JsonObject Call(string hook, SamplePatient patient, params string[] drafts)
    {
        var call = TestHost.Call(hook, patient);
        call["context"]!["draftOrders"] = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray([.. drafts.Select(draft => new JsonObject { ["resource"] = JsonNode.Parse(draft) })]) };
        if (hook == "order-select")
        {
            call["context"]!["selections"] = new JsonArray();
        }

        return call;
    }

    private async Task<string[]> Topics(JsonObject call, WebApplicationFactory<Program>? service = null)
    {
        using var client = (service ?? _focused).CreateClient();
        using var content = new StringContent(call.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync($"/cds-services/cervical-rehab-{call["hook"]}", content, TestContext.Current.CancellationToken);
        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!)];
    }
}
