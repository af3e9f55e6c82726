using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class RequestCheckTests
{
    [Fact]
    [Meets("CRD-10")]
    public async Task REQ_8_and_9_Extensions_and_unknown_fields_are_ignored()
    {
        var call = WithAuthorization(TestHost.Call());
        Set(call, "extension", """{ "org.example": 1 }""");
        Set(call, "surprise", "[1]");
        Set(call, "context.surprise", "null");
        Set(call, "prefetch.surprise", "5");

        (await host.Post(call)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task HK_4_A_patientId_with_its_type_is_the_same_patient()
    {
        var call = WithAuthorization(TestHost.Call());
        Set(call, "context.patientId", "\"Patient/sample-patient\"");
        Set(call, "fhirAuthorization.patient", "\"sample-patient\"");

        (await host.Post(call)).Text.ShouldBe((await host.Post(TestHost.Call())).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task HK_PV_3_A_call_without_an_encounter_is_answered_without_one(string value)
    {
        var call = TestHost.Call();
        Set(call, "context.encounterId", value);

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        answer.Text.ShouldNotContain("\"encounter\"");
    }

    [Fact]
    public async Task HK_2_and_3_Incomplete_drafts_never_fail_a_call()
    {
        var call = TestHost.Call("order-select", SamplePatient.Baseline(TestHost.Today));
        Set(call, "context.selections", """["ServiceRequest/nowhere", ""]""");
        Set(call, "context.draftOrders", """
            { "resourceType": "Bundle", "entry": [{}, 5, { "resource": null }, { "resource": { "resourceType": "ServiceRequest", "code": { "coding": [{}] }, "reasonCode": [] } }] }
            """);

        (await host.Post(call)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("https://ehr.example/drafts/1", true)]
    [InlineData("urn:uuid:1d0f5c1e-0000-0000-0000-000000000001", true)]
    [InlineData("http://ehr.example/fhir/ServiceRequest/manipulation/_history/1", true)]
    [InlineData("ServiceRequest/therapy", false)]
    [InlineData("urn:uuid:1d0f5c1e-0000-0000-0000-000000000002", false)]
    public async Task D41_A_selection_may_name_its_draft_by_the_address_of_its_entry(string selection, bool inQuestion)
    {
        var call = TestHost.Call("order-select", SamplePatient.Baseline(TestHost.Today));
        Set(call, "context.selections", $"[\"{selection}\"]");
        Set(call, "context.draftOrders", """
            { "resourceType": "Bundle", "entry": [
              { "fullUrl": "https://ehr.example/drafts/1", "resource": { "resourceType": "ServiceRequest", "id": "manipulation", "status": "draft", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "119600000" }] } } },
              { "fullUrl": "urn:uuid:1d0f5c1e-0000-0000-0000-000000000002", "resource": { "resourceType": "ServiceRequest", "id": "therapy", "status": "draft", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "308447003" }] } } }] }
            """);

        (await host.Post(call)).Text.Contains("order-conflict", StringComparison.Ordinal).ShouldBe(inQuestion);
    }

    // What holds no token is none, with or without a server that it could be for (D42).
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "access_token": "" }""")]
    [InlineData("""{ "access_token": 5 }""")]
    [InlineData("""{ "access_token": null, "token_type": "Bearer", "expires_in": 300, "scope": "user/Observation.rs", "subject": "cds-service" }""")]
    [InlineData("[]")]
    [InlineData("5")]
    public async Task D42_An_authorization_without_a_token_is_400_only_when_a_server_would_have_to_be_asked(string value)
    {
        foreach (var server in new[] { "", "\"https://ehr.example/fhir\"" })
        {
            var call = TestHost.Call();
            Set(call, "fhirServer", server);
            Set(call, "fhirAuthorization", value);

            var whole = await host.Post(call);
            Set(call, "prefetch.conditions", "");
            var part = await host.Post(call);

            whole.Status.ShouldBe(200, server);
            whole.Text.ShouldContain("conservative-plan");
            part.Status.ShouldBe(400, server);
            part.Expressions.ShouldAllBe(path => path.StartsWith("fhirAuthorization", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{ "access_token": "secret-token" }""", "fhirServer")]
    [InlineData("""{ "patient": "somebody-else" }""", "fhirAuthorization.patient")]
    public async Task REQ_5_FA_8_What_breaks_a_rule_is_422_whatever_else_is_wrong_with_the_authorization(string value, string expression)
    {
        var call = TestHost.Call();
        Set(call, "fhirAuthorization", value);

        var answer = await host.Post(call);

        answer.Status.ShouldBe(422);
        answer.Expressions.ShouldBe([expression]);
        answer.Text.ShouldNotContain("secret-token");
    }
}
