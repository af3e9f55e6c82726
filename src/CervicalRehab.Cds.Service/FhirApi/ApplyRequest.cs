using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.FhirApi;

/// <summary>
/// Reads the Parameters of <c>$apply</c>: <c>subject</c> as a string or a Reference, <c>data</c> a Bundle with the patient's record. What the Bundle does
/// not hold counts as not found, unless it says itself that it is not whole (a next link, a larger total, an OperationOutcome).
/// </summary>
internal static class ApplyRequest
{
    private const string Subject = "Parameters.parameter.where(name = 'subject').value";
    private const string Data = "Parameters.parameter.where(name = 'data').resource";

    /// <summary>The record, or what is wrong: 400 no Parameters, 412 data missing, 422 another patient.</summary>
    public static (GatheredRecord? Record, Problem? PartialConditions, ImmutableArray<Problem> Problems) Read(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object || PrefetchValue.ResourceType(body) is not "Parameters")
        {
            return Refused(new Problem(400, "structure", "not-parameters", "The request body must be a Parameters resource with subject and data.", "Parameters"));
        }

        if (Repeated(body, "subject", "data") is { } repeated)
        {
            return Refused(new Problem(400, "structure", "parameter-repeated", $"The parameter {repeated} must be given once: put the whole record into one Bundle.", $"Parameters.parameter.where(name = '{repeated}')"));
        }

        if (Id(Named(body, "subject")) is not { } patientId)
        {
            return Refused(new Problem(400, "required", "missing-field", "The parameter subject must name one Patient, as valueString or valueReference, for instance Patient/123.", Subject));
        }

        if (Named(body, "data") is not { } data || !data.TryGetProperty("resource", out var bundle) || bundle.ValueKind is not JsonValueKind.Object || PrefetchValue.ResourceType(bundle) is not "Bundle")
        {
            return Refused(new Problem(412, "required", "data-missing", "The parameter data must hold a Bundle with the patient's record: this operation asks no FHIR server.", Data));
        }

        return Gather(patientId, bundle);
    }

    private static (GatheredRecord? Record, Problem? PartialConditions, ImmutableArray<Problem> Problems) Gather(string patientId, JsonElement bundle)
    {
        var patients = SearchResult.Classify("Patient", bundle);
        if (patients.State is KeyState.Failed)
        {
            return Refused(new Problem(422, "invalid", "data-unreadable", "The Bundle in data must be a searchset or a collection whose entries hold resources.", Data));
        }

        if (patients.Resources.FirstOrDefault(patient => PrefetchValue.ResourceType(patient) is "Patient" && PrefetchValue.Text(patient, "id"u8) == patientId) is not { ValueKind: JsonValueKind.Object } subject)
        {
            return Refused(patients.Resources.Any(patient => PrefetchValue.ResourceType(patient) is "Patient")
                ? new Problem(422, "business-rule", "other-patient", "The Patient in data is not the subject.", Data)
                : new Problem(412, "required", "data-missing", "The Bundle in data must hold the Patient that subject names.", Data));
        }

        GatheredPart Part(params ReadOnlySpan<string> types)
        {
            var parts = ImmutableArray.CreateBuilder<KeyResult>();
            foreach (var type in types)
            {
                parts.Add(SearchResult.Classify(type, bundle));
            }

            return PatientRecordSource.Together(parts.ToImmutable());
        }

        var record = new GatheredRecord
        {
            PatientId = patientId,
            PatientUrl = FullUrl(bundle, subject),
            Patient = subject,
            Conditions = Part("Condition"),
            Observations = Part("Observation"),
            Reports = Part("DiagnosticReport"),
            Procedures = Part("Procedure"),
            CarePlans = Part("CarePlan"),
            Orders = Part("ServiceRequest"),
            Medications = Part("MedicationRequest", "MedicationStatement"),
        };
        return (record, patients.State is KeyState.Incomplete ? Incomplete(patients.Reason) : null, []);
    }

    // An address ends with the id, which is compared anyway. What two entries are called by names neither.
    private static string? FullUrl(JsonElement bundle, JsonElement patient)
    {
        var entries = bundle.GetProperty("entry"u8).EnumerateArray()
            .Where(entry => entry.ValueKind is JsonValueKind.Object)
            .Select(entry => (Url: PrefetchValue.Text(entry, "fullUrl"u8), Resource: entry.TryGetProperty("resource"u8, out var resource) ? resource : default))
            .ToList();
        var url = entries.Find(entry => entry.Resource.ValueKind is JsonValueKind.Object && JsonElement.DeepEquals(entry.Resource, patient)).Url;
        return url?.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) is true && entries.Count(entry => entry.Url == url) == 1 ? url : null;
    }

    private static Problem Incomplete(string? reason) =>
        new(412, "incomplete", "data-incomplete", $"The Bundle in data is incomplete and shows no active cervical OPLL: {reason}.", Data);

    private static (GatheredRecord? Record, Problem? PartialConditions, ImmutableArray<Problem> Problems) Refused(Problem problem) => (null, null, [problem]);

    private static JsonElement? Named(JsonElement parameters, string name) => All(parameters, name).Select(item => (JsonElement?)item).FirstOrDefault();

    // Of two records the first might hold no red flag, and of two subjects each is somebody.
    private static string? Repeated(JsonElement parameters, params IEnumerable<string> names) => names.FirstOrDefault(name => All(parameters, name).Skip(1).Any());

    private static IEnumerable<JsonElement> All(JsonElement parameters, string name) =>
        parameters.TryGetProperty("parameter", out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object && PrefetchValue.Text(item, "name"u8) == name)
            : [];

    // Patient/x, a bare id, or an absolute address that ends so.
    private static string? Id(JsonElement? subject)
    {
        if (subject is not { } parameter)
        {
            return null;
        }

        var text = parameter.TryGetProperty("valueReference", out var reference) && reference.ValueKind is JsonValueKind.Object
            ? PrefetchValue.Text(reference, "reference"u8)
            : PrefetchValue.Text(parameter, "valueString"u8);
        var id = text?.Split('/') switch
        {
            [var bare] => bare,
            [.., "Patient", var last] => last,
            _ => null,
        };
        return id is not null && FieldReader.IsFhirId(id) ? id : null;
    }
}
