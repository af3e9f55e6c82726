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

/// <summary>Records for the course page, gathered and read as for a hook call.</summary>
internal sealed class CourseSource(IWorkbenchHost host, PatientRecordSource records, SiteCodes site, EvaluationClock clock, TrustSettings trust, Admission admission) : ICourseSource
{
    private const string Hook = "patient-view";

    public ImmutableArray<SampleSituation> Samples => trust.IsDevelopment ? host.Samples : [];

    public async Task<CourseRecord?> OfSample(string name, CancellationToken ct) =>
        trust.IsDevelopment && host.Request(name, Hook) is { } call
            ? await Read(HookRequestReader.Read(HookBody.Read(Encoding.UTF8.GetBytes(call), site.Options), Service()).Request!, CallingClient.Anonymous, ct)
            : null;

    public Task<CourseRecord> OfServer(CourseAccess access, CancellationToken ct)
    {
        var request = new HookRequest
        {
            HookInstance = Guid.NewGuid(),
            PatientId = access.PatientId,
            UserId = string.Empty,
            FhirServer = access.Server,
            Authorization = new FhirAuthorization(access.Token, access.Scope, access.SecondsLeft),
        };

        // Whether the server may be asked is decided as for the client it belongs to.
        return Read(request, SmartServerOptions.ClientOf(access.Server, trust) is { } client ? new CallingClient(client.Issuer, null) : CallingClient.Anonymous, ct);
    }

    private static HookService Service() => HookService.All.First(service => service.Hook == Hook);

    // A page is taken on like a hook call: it fetches and computes as much.
    private async Task<CourseRecord> Read(HookRequest request, CallingClient caller, CancellationToken ct)
    {
        var client = caller.Issuer ?? string.Empty;
        if (admission.Enter(client) is not Admitted.Yes)
        {
            return Without(["The service has all it can do and did not read the record. Open the page again in a moment."]);
        }

        try
        {
            return await Gather(request, caller, ct);
        }
        finally
        {
            admission.Leave(client);
        }
    }

    private async Task<CourseRecord> Gather(HookRequest request, CallingClient caller, CancellationToken ct)
    {
        var gathering = await records.Gather(request, caller, ct);
        if (gathering.Record is not { } record)
        {
            return Without([.. gathering.Problems.Select(problem => problem.Text)]);
        }

        var reading = PictureReader.Read(record, site.Options);
        return reading.Fault is not PatientFault.None ? Without(["The Patient resource cannot be read, or it is not the patient of the launch."])
            : gathering.PartialConditions is { } partial && !reading.Picture.HasOpllInQuestion ? Without([partial.Text])
            : new(reading.Picture, Person(record), clock.Now, []);
    }

    private CourseRecord Without(ImmutableArray<string> problems) => new(null, null, clock.Now, problems);

    private static ShownPerson Person(GatheredRecord record) =>
        new(Name(record.Patient.Json), record.PatientId, Text(record.Patient.Json, "birthDate"), Text(record.Patient.Json, "gender"));

    // The official name before any other; its text before its parts.
    private static string Name(JsonElement patient)
    {
        if (patient.ValueKind is not JsonValueKind.Object || !patient.TryGetProperty("name", out var names) || names.ValueKind is not JsonValueKind.Array)
        {
            return string.Empty;
        }

        var name = names.EnumerateArray().OrderByDescending(one => Text(one, "use") is "official").FirstOrDefault();
        return Text(name, "text") is { Length: > 0 } text ? text
            : string.Join(' ', (name.ValueKind is JsonValueKind.Object && name.TryGetProperty("given", out var given) && given.ValueKind is JsonValueKind.Array
                ? given.EnumerateArray().Select(Text) : []).Append(Text(name, "family")).Where(part => part.Length > 0));
    }

    private static string Text(JsonElement json, string member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out var value) ? Text(value) : string.Empty;

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString()! : string.Empty;
        }
        catch (InvalidOperationException)
        {
            // Not valid Unicode: nothing to show.
            return string.Empty;
        }
    }
}
