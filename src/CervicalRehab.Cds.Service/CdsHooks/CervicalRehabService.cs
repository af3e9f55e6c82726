using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Writing;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Telemetry;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Answers a hook call: gather, read, evaluate, draft, write. Everything between the body and the answer is a function.</summary>
internal sealed class CervicalRehabService(PatientRecordSource source, SiteCodes site, EvaluationClock clock, CardLog cards, HookMetrics metrics, Workers workers, CourseLink course, IOptions<RequestLimits> limits, ILogger<HookLog> logger)
{
    /// <summary>200 with cards, or an OperationOutcome.</summary>
    public async Task<Results<JsonHttpResult<HookResponse>, JsonHttpResult<OperationOutcome>>> Answer(HookService service, HttpRequest http, CancellationToken ct)
    {
        var started = clock.Wall.GetTimestamp();
        http.HttpContext.Response.Headers.CacheControl = "no-store";

        var caller = CallingClient.Of(http.HttpContext);
        var (body, unreadable) = await JsonBody.Read(http, limits.Value.MaxBodyBytes, workers, site.Options, ct);
        if (unreadable is not null)
        {
            return Refuse(service, started, unreadable);
        }

        var (request, malformed) = HookRequestReader.Read(body, service);
        if (request is null)
        {
            return Refuse(service, started, malformed);
        }

        var gathering = await await workers.Run(() => Gather(request, caller, ct), ct);
        if (gathering.Record is not { } record)
        {
            return Refuse(service, started, gathering.Problems);
        }

        var (unusable, made) = await workers.Run(() => Decide(record, gathering, request, caller, course.LaunchAddress(http, request.FhirServer, caller)), ct);
        if (made is not (var decision, var answer, var drafts, var at))
        {
            return Refuse(service, started, unusable!);
        }

        var elapsed = clock.Wall.GetElapsedTime(started);
        cards.Note(service.Id, caller, decision, answer, at);
        metrics.Answered(service.Id, decision, answer.Cards, elapsed);
        HookLog.Answered(logger, service.Id, decision, drafts, elapsed.TotalMilliseconds);
        return TypedResults.Json(answer, CdsHooksJson.Wire.HookResponse);
    }

    // Read, evaluate and write in one go on one thread.
    private (Problem? Unusable, Made? Made) Decide(GatheredRecord record, Gathering gathering, HookRequest request, CallingClient caller, string? launch)
    {
        var reading = Read(record);
        if (Unusable(reading, gathering) is { } unusable)
        {
            return (unusable, null);
        }

        var at = clock.Now;
        var decision = Evaluate(reading, at);
        var (answer, drafts) = Write(decision, reading, request, caller, at, launch);
        return (null, new Made(decision, answer, drafts, at));
    }

    private async Task<Gathering> Gather(HookRequest request, CallingClient caller, CancellationToken ct)
    {
        using var span = Spans.Stage("gather");
        return await source.Gather(request, caller, ct);
    }

    private PictureReading Read(GatheredRecord record)
    {
        using var span = Spans.Stage("read");
        return PictureReader.Read(record, site.Options);
    }

    private static Decision Evaluate(PictureReading reading, DateTimeOffset at)
    {
        using var span = Spans.Stage("evaluate");
        var decision = RehabProtocol.Evaluate(reading.Picture, at);
        span?.SetTag("cervical_rehab.pathway", decision.Pathway.Code());
        return decision;
    }

    private static (HookResponse Answer, int Drafts) Write(Decision decision, PictureReading reading, HookRequest request, CallingClient caller, DateTimeOffset at, string? launch)
    {
        using var span = Spans.Stage("write");
        var drafts = Drafts.For(decision, Context(request, at), RunningPlan(decision, reading));
        return (CardWriter.Write(decision, drafts, at, request.IdFor, caller.Capabilities, launch), drafts.Length);
    }

    private sealed record Made(Decision Decision, HookResponse Answer, int Drafts, DateTimeOffset At);

    private JsonHttpResult<OperationOutcome> Refuse(HookService service, long started, params ImmutableArray<Problem> problems)
    {
        var elapsed = clock.Wall.GetElapsedTime(started);
        metrics.Refused(service.Id, problems.Min(problem => problem.Status), elapsed);
        HookLog.Refused(logger, service.Id, problems, elapsed.TotalMilliseconds);
        return Problems.Answer(problems);
    }

    private static Problem? Unusable(PictureReading reading, Gathering gathering) => reading.Fault switch
    {
        PatientFault.Unreadable =>
            new Problem(422, "invalid", "patient-unreadable", "prefetch.patient cannot be read as a FHIR R4 Patient.", "prefetch.patient"),
        PatientFault.NotThePatientInContext =>
            new Problem(422, "business-rule", "other-patient", "prefetch.patient is not the patient of context.patientId.", "prefetch.patient"),
        _ => reading.Picture.Opll.IsEmpty ? gathering.PartialConditions : null,
    };

    private static JsonElement? RunningPlan(Decision decision, PictureReading reading) =>
        decision.RunningProgramme?.Source.Reference is { } reference && reading.Plans.TryGetValue(reference, out var plan) ? plan : null;

    private static DraftContext Context(HookRequest request, DateTimeOffset at) => new()
    {
        PatientId = request.PatientId,
        EncounterId = request.EncounterId,
        UserId = request.UserId,
        At = at,
        IdFor = request.IdFor,
    };
}
