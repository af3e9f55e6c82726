using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.FhirApi;

/// <summary>Reads the Parameters of <c>$apply</c>: <c>subject</c>, <c>data</c>, <c>practitioner</c> and <c>encounter</c>. What the Bundle in data does not hold counts as not found, unless it says that it is not whole.</summary>
internal static class ApplyRequest
{
    private const string Subject = "Parameters.parameter.where(name = 'subject').value";
    private const string Data = "Parameters.parameter.where(name = 'data').resource";

    /// <summary>The record, or what is wrong: 400 no Parameters, 412 data missing, 422 another patient.</summary>
    public static (GatheredRecord? Record, Problem? PartialConditions, ImmutableArray<Problem> Problems) Read(HookBody sent)
    {
        var body = sent.Envelope;
        if (body.Text("resourceType"u8) is not "Parameters")
        {
            return Refused(new Problem(400, "structure", "not-parameters", "The request body must be a Parameters resource with subject and data.", "Parameters"));
        }

        if (Repeated(body, "subject", "data", "practitioner", "encounter") is { } repeated)
        {
            return Refused(new Problem(400, "structure", "parameter-repeated", $"The parameter {repeated} must be given once: put the whole record into one Bundle.", $"Parameters.parameter.where(name = '{repeated}')"));
        }

        if (Id(All(body, "subject").Select(parameter => (JsonElement?)parameter.Item).FirstOrDefault()) is not { } patientId)
        {
            return Refused(new Problem(400, "required", "missing-field", "The parameter subject must name one Patient, as valueString or valueReference, for instance Patient/123.", Subject));
        }

        if (All(body, "data").Select(parameter => sent.OfParameter(parameter.At)).FirstOrDefault() is not { Type: "Bundle" } bundle)
        {
            return Refused(new Problem(412, "required", "data-missing", "The parameter data must hold a Bundle with the patient's record: this operation asks no FHIR server.", Data));
        }

        return Gather(patientId, bundle);
    }

    /// <summary>Who asks, as <c>Practitioner/x</c> or <c>PractitionerRole/x</c>; null when nobody is named so.</summary>
    public static string? Practitioner(JsonElement parameters) =>
        Named(parameters, "practitioner")?.Split('/') is ["Practitioner" or "PractitionerRole", var id] named && SentResource.IsId(id) ? string.Join('/', named) : null;

    /// <summary>Bare id of the encounter; null when none is named.</summary>
    public static string? Encounter(JsonElement parameters) => Named(parameters, "encounter")?.Split('/') switch
    {
        [var bare] when SentResource.IsId(bare) => bare,
        ["Encounter", var id] when SentResource.IsId(id) => id,
        _ => null,
    };

    private static (GatheredRecord? Record, Problem? PartialConditions, ImmutableArray<Problem> Problems) Gather(string patientId, SentResource bundle)
    {
        var patients = SearchResult.Classify("Patient", bundle, new SubjectCheck(patientId, null));
        if (patients.State is KeyState.Failed)
        {
            return Refused(new Problem(422, "invalid", "data-unreadable", "The Bundle in data must be a searchset or a collection whose entries hold resources.", Data));
        }

        ImmutableArray<SentResource> versions = [.. patients.Resources.Where(patient => patient.Type is "Patient" && patient.Id == patientId)];
        if (versions.IsEmpty)
        {
            return Refused(patients.Resources.Any(patient => patient.Type is "Patient")
                ? new Problem(422, "business-rule", "other-patient", "The Patient in data is not the subject.", Data)
                : new Problem(412, "required", "data-missing", "The Bundle in data must hold the Patient that subject names.", Data));
        }

        var subject = versions[PatientVersions.Chosen([.. versions.Select(static version => version.Bytes)], patientId)];
        var url = FullUrl(bundle, subject);
        var subjects = new SubjectCheck(patientId, null, url);
        GatheredPart Part(params ReadOnlySpan<string> types)
        {
            var parts = ImmutableArray.CreateBuilder<KeyResult>();
            foreach (var type in types)
            {
                parts.Add(SearchResult.Classify(type, bundle, subjects));
            }

            return PatientRecordSource.Together(parts.ToImmutable());
        }

        var record = new GatheredRecord
        {
            PatientId = patientId,
            PatientUrl = url,
            Patient = subject,
            Conditions = Part("Condition"),
            Observations = Part("Observation"),
            Reports = Part("DiagnosticReport"),
            Procedures = Part("Procedure"),
            CarePlans = Part("CarePlan"),
            Orders = Part("ServiceRequest"),
            Medications = Part("MedicationRequest", "MedicationStatement"),
            Others = [.. (bundle.Bundle?.All ?? []).Where(static sent => !SentBundle.IsRead(sent.Type))],
        };
        return (record, patients.State is KeyState.Incomplete ? Incomplete(patients.Reason) : null, []);
    }

    /// <summary>The problem of Conditions among which are some that do not say what they are; null when there are none.</summary>
    public static Problem? PartialConditions(Loads loads) =>
        loads.Conditions is LoadState.Complete ? null : Incomplete("a Condition in it does not say what it is, and is marked as a part");

    // An address ends with the id, which is compared anyway. What two entries are called by names neither.
    private static string? FullUrl(SentResource bundle, SentResource patient) =>
        patient.Url is { } url && url.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && bundle.Bundle!.Urls.Count(other => other == url) == 1 ? url : null;

    private static Problem Incomplete(string? reason) =>
        new(412, "incomplete", "data-incomplete", $"The Bundle in data is incomplete and shows no active cervical OPLL: {reason}.", Data);

    private static (GatheredRecord? Record, Problem? PartialConditions, ImmutableArray<Problem> Problems) Refused(Problem problem) => (null, null, [problem]);

    // Of two records the first might hold no red flag, and of two subjects each is somebody.
    private static string? Repeated(JsonElement parameters, params IEnumerable<string> names) => names.FirstOrDefault(name => All(parameters, name).Skip(1).Any());

    private static IEnumerable<(int At, JsonElement Item)> All(JsonElement parameters, string name) =>
        parameters.Items("parameter"u8).Select((item, at) => (at, item)).Where(row => row.item.Text("name"u8) == name);

    // Patient/x, a bare id, or an absolute address that ends so.
    private static string? Id(JsonElement? subject)
    {
        if (subject is not { } parameter)
        {
            return null;
        }

        var id = Text(parameter)?.Split('/') switch
        {
            [var bare] => bare,
            [.., "Patient", var last] => last,
            _ => null,
        };
        return id is not null && SentResource.IsId(id) ? id : null;
    }

    private static string? Named(JsonElement parameters, string name) => All(parameters, name).Select(static parameter => Text(parameter.Item)).FirstOrDefault();

    private static string? Text(JsonElement parameter) =>
        parameter.Member("valueReference"u8) is { ValueKind: JsonValueKind.Object } reference ? reference.Text("reference"u8) : parameter.Text("valueString"u8);
}
