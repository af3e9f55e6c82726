using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>Which status says what, and what the guide promises the integration engineer.</summary>
public sealed class StatusTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string, string, string, int> Broken => new()
    {
        // what, member, value, status
        { "no UUID", "hookInstance", "\"1\"", 400 },
        { "no object", "context", "[]", 400 },
        { "no URL", "fhirServer", "\"ehr\"", 400 },
        { "another scheme", "fhirServer", "\"ftp://ehr.example/fhir\"", 400 },
        { "prefetch is no object", "prefetch", "[]", 400 },
        { "hook of another service", "hook", "\"order-sign\"", 422 },
        { "token without a server", "fhirAuthorization", """{ "access_token": "t", "token_type": "Bearer", "expires_in": 300, "scope": "user/*.read", "subject": "s" }""", 422 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    [Meets("CRD-9")]
    public async Task RESP_8_REQ_5_REQ_6_REQ_7_What_cannot_be_read_is_400_and_what_breaks_a_rule_is_422(string what, string member, string value, int status)
    {
        var call = TestHost.Call();
        call[member] = JsonNode.Parse(value);

        var answer = await host.Post("patient-view", call.ToJsonString());

        answer.Status.ShouldBe(status, what);
        answer.Issues.ShouldNotBeEmpty();
    }

    // D42: a whole prefetch is answered whatever the authorization is; what is missing would have to be asked for with it.
    [Fact]
    public async Task RESP_8_REQ_7_An_authorization_that_is_no_object_is_400_only_where_a_server_would_have_to_be_asked()
    {
        var call = TestHost.Call();
        call["fhirServer"] = "https://ehr.example/fhir";
        call["fhirAuthorization"] = "token";
        (await host.Post("patient-view", call.ToJsonString())).Status.ShouldBe(200);

        call["prefetch"]!.AsObject().Remove("conditions");
        (await host.Post("patient-view", call.ToJsonString())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task RESP_8_What_is_no_JSON_is_400() => (await host.Post("patient-view", "{ hook: 1")).Status.ShouldBe(400);

    [Fact]
    public void FA_6_The_guide_says_where_this_service_must_be_registered_first() =>
        File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", "input", "pagecontent", "integrating.md")).ShouldContain("Register this service with the EHR's authorization server before it is sent prefetch or a token");
}
