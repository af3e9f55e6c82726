namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows on the contexts of the two order hooks.</summary>
public sealed class OrderHookTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [Meets("HK-OS-1", "HK-OS-2", "HK-SG-1", "HK-SG-2")]
    [InlineData("order-select", "userId")]
    [InlineData("order-select", "patientId")]
    [InlineData("order-sign", "userId")]
    [InlineData("order-sign", "patientId")]
    public async Task A_context_without_its_user_or_its_patient_is_400(string hook, string field)
    {
        var call = TestHost.Call(hook);
        call["context"]!.AsObject().Remove(field);

        var answer = await host.Post(call);

        answer.Status.ShouldBe(400);
        answer.Expressions.ShouldBe([$"context.{field}"]);
    }

    [Theory]
    [Meets("HK-OS-3", "HK-SG-3")]
    [InlineData("order-select")]
    [InlineData("order-sign")]
    public async Task A_context_without_an_encounter_is_answered_without_one(string hook)
    {
        var call = TestHost.Call(hook);
        call["context"]!.AsObject().Remove("encounterId");

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        answer.Text.ShouldNotContain("\"encounter\"");
    }

    [Theory]
    [Meets("HK-SG-4")]
    [InlineData("order-sign")]
    [InlineData("order-select")]
    public async Task An_order_in_place_of_the_Bundle_of_drafts_is_seen(string hook)
    {
        var call = TestHost.Call(hook);
        call["context"]!["draftOrders"] = System.Text.Json.Nodes.JsonNode.Parse("""
            {
              "resourceType": "ServiceRequest", "id": "alone", "status": "draft", "intent": "order", "subject": { "reference": "Patient/sample-patient" },
              "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "119600000" }] }
            }
            """);
        if (hook is "order-select")
        {
            call["context"]!["selections"] = new System.Text.Json.Nodes.JsonArray("ServiceRequest/alone");
        }

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        answer.Text.ShouldContain("order-conflict");
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("active")]
    public async Task An_order_that_is_signed_again_is_seen_like_a_draft(string status)
    {
        var call = TestHost.Call("order-sign");
        call["context"]!["draftOrders"] = System.Text.Json.Nodes.JsonNode.Parse($$"""
            {
              "resourceType": "Bundle", "type": "collection",
              "entry": [{ "resource": {
                "resourceType": "ServiceRequest", "id": "again", "status": "{{status}}", "intent": "order", "subject": { "reference": "Patient/sample-patient" },
                "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "119600000" }] } } }]
            }
            """);

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        answer.Text.ShouldContain("order-conflict");
        answer.Text.ShouldContain("ServiceRequest/again");
    }
}
