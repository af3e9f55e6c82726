using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using CervicalRehab.Cds.Workbench;
using CervicalRehab.Cds.Workbench.Course;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>A call that a page makes in the place of an EHR, and who is held to have made it.</summary>
internal sealed record PageCall(HookRequest Request, CallingClient Caller);

/// <summary>What was read for a page; without a reading the record says why.</summary>
internal sealed record PageReading(PictureReading? Reading, CourseRecord Record);

/// <summary>Records for the pages of one patient, gathered and read as for a hook call, and taken on like one: a page fetches and computes as much.</summary>
internal sealed class PageRecords(IWorkbenchHost host, PatientRecordSource records, SiteCodes site, EvaluationClock clock, TrustSettings trust, Admission admission) : ICourseSource
{
    private const string Hook = "patient-view";

    public ImmutableArray<SampleSituation> Samples => trust.IsDevelopment ? host.Samples : [];

    async Task<CourseRecord?> ICourseSource.OfSample(string name, CancellationToken ct) => OfSample(name) is { } call ? (await Read(call, [], ct)).Record : null;

    async Task<CourseRecord> ICourseSource.OfServer(CourseAccess access, CancellationToken ct) => (await Read(OfServer(access), [], ct)).Record;

    /// <summary>The call of a sample; null for a name that is not a sample's, and outside Development.</summary>
    public PageCall? OfSample(string name) => trust.IsDevelopment && host.Request(name, Hook) is { } call
        ? new(HookRequestReader.Read(HookBody.Read(Encoding.UTF8.GetBytes(call), site.Options), HookService.All.First(service => service.Hook == Hook)).Request!, CallingClient.Anonymous)
        : null;

    /// <summary>The call about the patient in context of a launch. Whether the server may be asked is decided as for the client it belongs to.</summary>
    public PageCall OfServer(CourseAccess access) => new(
        new HookRequest
        {
            HookInstance = Guid.NewGuid(),
            PatientId = access.PatientId,
            UserId = access.User ?? string.Empty,
            EncounterId = access.Encounter,
            FhirServer = access.Server,
            Authorization = new FhirAuthorization(access.Token, access.Scope, access.SecondsLeft),
        },
        SmartServerOptions.ClientOf(access.Server, trust) is { } client ? new CallingClient(client.Issuer, null) : CallingClient.Anonymous);

    /// <summary>The record of a call, with Observations beside it that are not in it yet.</summary>
    public async Task<PageReading> Read(PageCall call, ImmutableArray<SentResource> added, CancellationToken ct)
    {
        var client = call.Caller.Issuer ?? string.Empty;
        if (admission.Enter(client) is not Admitted.Yes)
        {
            return Without(["The service has all it can do and did not read the record. Open the page again in a moment."]);
        }

        try
        {
            return await Gather(call, added, ct);
        }
        finally
        {
            admission.Leave(client);
        }
    }

    private async Task<PageReading> Gather(PageCall call, ImmutableArray<SentResource> added, CancellationToken ct)
    {
        var gathering = await records.Gather(call.Request, call.Caller, ct);
        if (gathering.Record is not { } record)
        {
            return Without([.. gathering.Problems.Select(problem => problem.Text)]);
        }

        var whole = added.IsEmpty ? record : record with { Observations = record.Observations with { Resources = record.Observations.Resources.AddRange(added) } };
        var reading = PictureReader.Read(whole, site.Options);
        return reading.Fault is not PatientFault.None ? Without(["The Patient resource cannot be read, or it is not the patient of the launch."])
            : gathering.NoEmptySuccess(reading.Picture, clock.Now) is { } partial ? Without([partial.Text])
            : new(reading, new CourseRecord(reading.Picture, Person(record), clock.Now, []));
    }

    private PageReading Without(ImmutableArray<string> problems) => new(null, new CourseRecord(null, null, clock.Now, problems));

    private static ShownPerson Person(GatheredRecord record) =>
        new(Name(record.Patient.Json), record.PatientId, Text(record.Patient.Json, "birthDate"u8), Text(record.Patient.Json, "gender"u8));

    // The official name before any other; its text before its parts.
    private static string Name(JsonElement patient)
    {
        var name = Items(patient, "name"u8).OrderByDescending(one => Text(one, "use"u8) is "official").FirstOrDefault();
        return Text(name, "text"u8) is { Length: > 0 } text ? text
            : string.Join(' ', Items(name, "given"u8).Select(Text).Append(Text(name, "family"u8)).Where(part => part.Length > 0));
    }

    private static JsonElement[] Items(JsonElement json, ReadOnlySpan<byte> member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out var items) && items.ValueKind is JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static string Text(JsonElement json, ReadOnlySpan<byte> member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out var value) ? Text(value) : string.Empty;

    // It was valid Unicode when it was read.
    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : string.Empty;
}
