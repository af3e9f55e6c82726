using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>One patient's record as FHIR JSON: the healthy baseline of the samples, changed by what a test is about.</summary>
internal sealed record Chart(ImmutableArray<JsonObject> Resources)
{
    public const string PatientId = "sample-patient";

    public static readonly DateTimeOffset Now = DateTimeOffset.Parse(TestHost.Now, CultureInfo.InvariantCulture);

    /// <summary>Adult, minor OPLL, active spasm, every sign absent and every measurement made on 2026-05-27.</summary>
    public static Chart Baseline { get; } = Of(SamplePatient.Baseline(TestHost.Today));

    /// <summary>Nothing on record.</summary>
    public static Chart Empty { get; } = new([]);

    public string Patient { get; init; } = $$"""{ "resourceType": "Patient", "id": "{{PatientId}}", "birthDate": "1972-03-05" }""";

    public ImmutableArray<JsonObject> Drafts { get; init; } = [];

    public ReaderOptions Options { get; init; } = new();

    public string? FhirServer { get; init; }

    public PictureReading Reading => PictureReader.Read(Gathered, Options);

    public PatientPicture Picture => Reading.Picture;

    public Decision Decision => RehabProtocol.Evaluate(Picture, Now);

    public string Pathway => Decision.Pathway.Code();

    /// <summary>Rules behind the pathway, its caveats and its notes.</summary>
    public ImmutableArray<string> Rules => [.. Decision.Because.Concat(Decision.Caveats).Concat(Decision.Notes).Select(finding => finding.Rule)];

    /// <summary>What is missing, for instance <c>hoffmann-sign left: stale</c>.</summary>
    public ImmutableArray<string> Missing =>
        [.. Decision.Missing.Select(fact => $"{fact.Fact}{(fact.Side is null ? string.Empty : " " + fact.Side)}: {fact.Reason.Code()}")];

    /// <summary>What was not used, for instance <c>Observation/x: entered-in-error</c>.</summary>
    public ImmutableArray<string> NotUsed => [.. Decision.NotUsed.Select(unused => $"{unused.Reference}: {unused.Reason.Code()}").Distinct(StringComparer.Ordinal)];

    public GatheredRecord Gathered => new()
    {
        PatientId = PatientId,
        FhirServer = FhirServer,
        Patient = SentResource.Of(JsonElement.Parse(Patient)),
        Conditions = Part("Condition"),
        Observations = Part("Observation"),
        Reports = Part("DiagnosticReport"),
        Procedures = Part("Procedure"),
        CarePlans = Part("CarePlan"),
        Orders = Part("ServiceRequest"),
        Medications = Part("MedicationRequest", "MedicationStatement", "Medication"),
        Others = [.. Resources.Select(Element).Where(static sent => !SentBundle.IsRead(sent.Type))],
        DraftOrders = [.. Drafts.Select(Element)],
    };

    public static Chart Of(SamplePatient patient) => new(
    [
        .. SampleRequest.Prefetch(patient).Where(key => key.Key != "patient")
            .SelectMany(key => key.Value!["entry"]!.AsArray()).Select(entry => entry!["resource"]!.DeepClone().AsObject()),
    ]);

    /// <summary>Adds resources; id and subject are filled in where they are not given.</summary>
    public Chart With(params ImmutableArray<string> resources) =>
        this with { Resources = [.. Resources, .. resources.Select((resource, at) => Completed(resource, $"added-{Resources.Length + at}"))] };

    /// <summary>Adds resources exactly as they are.</summary>
    public Chart WithExactly(params ImmutableArray<string> resources) =>
        this with { Resources = [.. Resources, .. resources.Select(resource => JsonNode.Parse(resource)!.AsObject())] };

    /// <summary>Removes every resource that has one of these codes.</summary>
    public Chart Without(params ImmutableArray<string> codes) => this with
    {
        Resources = [.. Resources.Where(resource => !codes.Contains((string?)resource["code"]?["coding"]?[0]?["code"] ?? string.Empty, StringComparer.Ordinal))],
    };

    public Chart WithDraft(params ImmutableArray<string> drafts) =>
        this with { Drafts = [.. Drafts, .. drafts.Select((draft, at) => Completed(draft, $"draft-{Drafts.Length + at}"))] };

    /// <summary>The record as a complete hook call: the first key of each type brings all resources of it.</summary>
    public JsonObject Call(string hook = "patient-view")
    {
        var call = TestHost.Call(hook);
        var prefetch = call["prefetch"]!.AsObject();
        foreach (var keys in PrefetchKeys.All.Where(key => key.IsSearch).GroupBy(key => key.ResourceType, StringComparer.Ordinal))
        {
            foreach (var key in keys)
            {
                prefetch[key.Name] = Bundle(key == keys.First() ? OfType(key.ResourceType) : []);
            }
        }

        prefetch["patient"] = JsonNode.Parse(Patient);
        if (call["context"]!["draftOrders"] is not null)
        {
            call["context"]!["draftOrders"] = Bundle(Drafts);
        }

        return call;
    }

    private static JsonObject Bundle(IEnumerable<JsonObject> resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["resource"] = resource.DeepClone() })]),
    };

    private static JsonObject Completed(string text, string id)
    {
        var resource = JsonNode.Parse(text)!.AsObject();
        resource.TryAdd("id", id);
        resource.TryAdd("subject", new JsonObject { ["reference"] = $"Patient/{PatientId}" });
        return resource;
    }

    private static SentResource Element(JsonObject resource) => SentResource.Of(JsonElement.Parse(resource.ToJsonString()));

    private GatheredPart Part(params string[] types) => new(LoadState.Complete, [.. types.SelectMany(OfType).Select(Element)]);

    private IEnumerable<JsonObject> OfType(string type) => Resources.Where(resource =>
        resource["resourceType"] is JsonValue named && named.TryGetValue<string>(out var name) && name == type);
}
