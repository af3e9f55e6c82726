using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.FhirApi;

/// <summary>What <c>$apply</c> takes and refuses (contract section 5).</summary>
public sealed partial class ApplyTests(TestHost host) : IClassFixture<TestHost>
{
    public const string Address = "/fhir/PlanDefinition/cervical-rehab/$apply";

    public static TheoryData<string> Subjects =>
    [
        """{ "name": "subject", "valueString": "Patient/ID" }""",
        """{ "name": "subject", "valueString": "ID" }""",
        """{ "name": "subject", "valueReference": { "reference": "Patient/ID" } }""",
        """{ "name": "subject", "valueReference": { "reference": "https://ehr.example/fhir/Patient/ID" } }""",
    ];

    public static TheoryData<string, int, string> Refused => new()
    {
        { "[]", 400, "not-parameters" },
        { """{ "resourceType": "Bundle" }""", 400, "not-parameters" },
        { """{ "resourceType": "Parameters" }""", 400, "missing-field" },
        { """{ "resourceType": "Parameters", "parameter": [{ "name": "subject", "valueString": "Group/x" }] }""", 400, "missing-field" },
        { """{ "resourceType": "Parameters", "parameter": [{ "name": "subject", "valueString": "Patient/x y" }] }""", 400, "missing-field" },
        { """{ "resourceType": "Parameters", "parameter": [{ "name": "subject", "valueString": "x" }] }""", 412, "data-missing" },
        { """{ "resourceType": "Parameters", "parameter": [{ "name": "subject", "valueString": "x" }, { "name": "data", "valueString": "y" }] }""", 412, "data-missing" },
        { Parameters("x", []), 412, "data-missing" },
        { Parameters("x", [Patient("other")]), 422, "other-patient" },
        { Parameters("x", [Patient("x"), Opll("x")]).Replace("collection", "document", StringComparison.Ordinal), 422, "data-unreadable" },
        { Parameters("x", [Patient("x")]).Replace("\"type\":\"collection\"", "\"type\":\"searchset\",\"link\":[{\"relation\":\"next\",\"url\":\"https://ehr.example/next\"}]", StringComparison.Ordinal), 412, "data-incomplete" },
        { """{ "resourceType": "Parameters", "parameter": [{ "name": "subject", "valueString": "x" }, { "name": "subject", "valueString": "y" }] }""", 400, "parameter-repeated" },
        { Parameters("x", [Patient("x"), Opll("x")]).Replace("\"parameter\":[", "\"parameter\":[{\"name\":\"data\"},", StringComparison.Ordinal), 400, "parameter-repeated" },
        { "{", 400, "not-json" },
    };

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task A_subject_may_be_a_string_or_a_reference(string subject)
    {
        var parameters = JsonNode.Parse(Parameters("p-1", [Patient("p-1"), Opll("p-1")]))!;
        parameters["parameter"]![0] = JsonNode.Parse(subject.Replace("ID", "p-1", StringComparison.Ordinal));

        var answer = await Apply(parameters.ToJsonString());

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("subject").GetProperty("reference").GetString().ShouldBe("Patient/p-1");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_wrong_is_named(string body, int status, string code)
    {
        var answer = await Apply(body);

        answer.Status.ShouldBe(status, answer.Text);
        answer.Codes.ShouldBe([code]);
    }

    [Fact]
    public async Task An_incomplete_record_counts_its_positives_and_clears_nothing()
    {
        var body = Parameters("p-1", [Patient("p-1"), Opll("p-1"), new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = "exception" }) }]);

        var answer = await Apply(body);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("title").GetString().ShouldEndWith("complete-assessment");
        answer.Text.ShouldNotContain("no red flags", Case.Insensitive);
    }

    [Fact]
    public async Task Advice_about_no_request_stands_in_the_plan_itself()
    {
        var program = new JsonObject
        {
            ["resourceType"] = "CarePlan",
            ["status"] = "active",
            ["intent"] = "plan",
            ["instantiatesCanonical"] = new JsonArray("https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab"),
            ["subject"] = new JsonObject { ["reference"] = "Patient/baseline" },
        };
        var record = SampleRequest.For(SamplePatient.Baseline(TestHost.Today), "patient-view", TestHost.HookInstance);
        var resources = record["prefetch"]!.AsObject().Select(member => member.Value).OfType<JsonObject>()
            .SelectMany(value => (string?)value["resourceType"] == "Bundle" ? (value["entry"]?.AsArray() ?? []).Select(entry => entry?["resource"]) : [value]).ToList();
        program["subject"]!["reference"] = "Patient/" + (string)record["context"]!["patientId"]!;

        var answer = await Apply(Parameters((string)record["context"]!["patientId"]!, [.. resources, program]));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("title").GetString().ShouldEndWith("hold");
        answer.Json.GetProperty("activity")[0].GetProperty("detail").GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Another_patients_OPLL_is_nobodys()
    {
        var answer = await Apply(Parameters("p-1", [Patient("p-1"), Opll("p-2")]));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.TryGetProperty("activity", out _).ShouldBeFalse();
        answer.Text.ShouldNotContain("p-2");
    }

    // R4, Bundle: a reference is first looked up among the fullUrls of the entries. A URN that no entry, or more than one, explains may be this patient (D31).
    [Theory]
    [InlineData("urn:uuid:0a3c9d3e-6f0c-4c53-9c7b-3a0f2f6f8b11", "urn:uuid:0a3c9d3e-6f0c-4c53-9c7b-3a0f2f6f8b11", "read", "open")]
    [InlineData("urn:uuid:0a3c9d3e-6f0c-4c53-9c7b-3a0f2f6f8b11", "urn:uuid:1a3c9d3e-6f0c-4c53-9c7b-3a0f2f6f8b11", "another's", "open")]
    [InlineData("https://ehr.example/fhir/Patient/other", "https://ehr.example/fhir/Patient/other", "another's", "another's")]
    [InlineData(null, "urn:uuid:0a3c9d3e-6f0c-4c53-9c7b-3a0f2f6f8b11", "open", "open")]
    public async Task Resources_may_name_the_patient_by_its_fullUrl(string? fullUrl, string subject, string expected, string whenTwoHaveIt)
    {
        var parameters = JsonNode.Parse(Parameters("p-1", [Patient("p-1"), Opll("p-1")]))!;
        var entries = parameters["parameter"]![1]!["resource"]!["entry"]!;
        entries[0]!["fullUrl"] = fullUrl;
        entries[1]!["resource"]!["subject"] = new JsonObject { ["reference"] = subject };

        var answer = await Apply(parameters.ToJsonString().Replace("\"fullUrl\":null,", string.Empty, StringComparison.Ordinal));
        entries[1]!["fullUrl"] = fullUrl;
        var ambiguous = await Apply(parameters.ToJsonString());

        answer.Status.ShouldBe(200, answer.Text);
        Taken(answer).ShouldBe(expected);
        Taken(ambiguous).ShouldBe(whenTwoHaveIt);

        static string Taken(Answer answer) => !answer.Json.GetProperty("title").GetString()!.EndsWith("complete-assessment", StringComparison.Ordinal) ? "another's"
            : answer.Text.Contains("confirm the OPLL diagnosis", StringComparison.Ordinal) ? "open"
            : "read";
    }

    /// <summary>Parameters with a subject and a Bundle of these resources.</summary>
    internal static string Parameters(string patientId, params IEnumerable<JsonNode?> resources) => new JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(
            new JsonObject { ["name"] = "subject", ["valueString"] = "Patient/" + patientId },
            new JsonObject
            {
                ["name"] = "data",
                ["resource"] = new JsonObject
                {
                    ["resourceType"] = "Bundle",
                    ["type"] = "collection",
                    ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["resource"] = resource?.DeepClone() })]),
                },
            }),
    }.ToJsonString();

    private static JsonObject Patient(string id) => new() { ["resourceType"] = "Patient", ["id"] = id, ["birthDate"] = "1970-01-01" };

    private static JsonObject Opll(string patientId) => new()
    {
        ["resourceType"] = "Condition",
        ["id"] = "opll",
        ["clinicalStatus"] = JsonNode.Parse("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }] }"""),
        ["code"] = JsonNode.Parse("""{ "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M48.8X2" }] }"""),
        ["subject"] = new JsonObject { ["reference"] = "Patient/" + patientId },
    };

    private Task<Answer> Apply(string body) => host.PostTo(Address, body);
}
