using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
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
internal sealed class CervicalRehabService(PatientRecordSource source, SiteCodes site, EvaluationClock clock, CardLog cards, HookMetrics metrics, Workers workers, CourseLink course, PublicAddress address, ContentApproval approval, CardsOptions focus, IOptions<RequestLimits> limits, ILogger<HookLog> logger)
{
    // Up to this size a call takes about a millisecond: to wake a worker for it costs a tenth as much again, and nobody waits long for the thread it came on.
    private const int SmallBytes = 512 * 1024;

    /// <summary>200 with cards, or an OperationOutcome.</summary>
    public async Task<Results<HookAnswer, JsonHttpResult<OutcomeBody>>> Answer(HookService service, HttpRequest http, CancellationToken ct)
    {
        var started = clock.Wall.GetTimestamp();
        http.HttpContext.Response.Headers.CacheControl = "no-store";

        var caller = CallingClient.Of(http.HttpContext);
        var (bytes, unreadable) = await JsonBody.Receive(http, limits.Value, ct);
        if (bytes is null)
        {
            return Refuse(service, started, unreadable!);
        }

        var step = bytes.Memory.Length <= SmallBytes ? Begin(service, http, bytes, caller, ct) : await workers.Run(() => Begin(service, http, bytes, caller, ct), ct);
        if (step.Pending is { } pending)
        {
            var gathering = await pending;
            step = await workers.Run(() => Decide(service, gathering, step.Request!, http, caller), ct);
        }

        if (step.IsForNobody)
        {
            var passed = clock.Wall.GetElapsedTime(started);
            metrics.Ended(service.Id, StatusCodes.Status200OK, passed);
            HookLog.NotForPatients(logger, service.Id, passed.TotalMilliseconds);
            return new HookAnswer(new HookResponse([]));
        }

        if (step.Made is not (var decision, var answer, var drafts, var at))
        {
            return Refuse(service, started, step.Problems);
        }

        var elapsed = clock.Wall.GetElapsedTime(started);
        cards.Note(service.Id, caller, decision, answer, at);
        metrics.Answered(service.Id, decision, answer.Cards, elapsed);
        HookLog.Answered(logger, service.Id, decision, drafts, elapsed.TotalMilliseconds);
        return new HookAnswer(answer);
    }

    // All of a call on one thread, when nothing has to be asked for.
    private Step Begin(HookService service, HttpRequest http, PooledBytes bytes, CallingClient caller, CancellationToken ct)
    {
        var (body, unreadable) = JsonBody.Walk(bytes, site.Options);
        if (body is null)
        {
            return new Step([unreadable!]);
        }

        var (request, malformed) = HookRequestReader.Read(body, service);
        if (request is null)
        {
            return new Step(malformed);
        }

        if (JsonBody.TooManyEntries(body, limits.Value.MaxEntries) is { } tooMany)
        {
            return new Step([tooMany]);
        }

        if (service.HasPatientUsers && request.IsForPatient)
        {
            return new Step([]) { IsForNobody = true };
        }

        var gathering = Gather(request, caller, ct);
        return gathering.IsCompletedSuccessfully ? Decide(service, gathering.Result, request, http, caller) : new Step([]) { Request = request, Pending = gathering };
    }

    private Step Decide(HookService service, Gathering gathering, HookRequest request, HttpRequest http, CallingClient caller)
    {
        if (gathering.Record is not { } record)
        {
            return new Step(gathering.Problems);
        }

        var (reading, at) = (HookSteps.Read(record, site.Options), clock.Now);
        if (Unusable(reading, gathering, at) is { } unusable)
        {
            return new Step([unusable]);
        }

        var decision = HookSteps.Evaluate(reading, at);
        var shown = CardFocus.Shown(decision, caller.Focus ?? focus.Focus, service, record, site.Options);
        var (answer, drafts) = HookSteps.Write(shown, reading, request, new CardContext(at, request.IdFor, address.Base(http))
        {
            Client = caller,
            Course = course.LaunchAddress(http, request.FhirServer, caller),
            Approval = approval.Current,
        });
        return new Step([]) { Made = new Made(decision, answer, drafts, at) };
    }

    private async Task<Gathering> Gather(HookRequest request, CallingClient caller, CancellationToken ct)
    {
        using var span = Spans.Stage("gather");
        return await source.Gather(request, caller, ct);
    }

    // Refused for its problems, without a clinician to tell, waiting for a FHIR server, or made.
    private sealed record Step(ImmutableArray<Problem> Problems)
    {
        public bool IsForNobody { get; init; }

        public HookRequest? Request { get; init; }

        public Task<Gathering>? Pending { get; init; }

        public Made? Made { get; init; }
    }

    private sealed record Made(Decision Decision, HookResponse Answer, int Drafts, DateTimeOffset At);

    private JsonHttpResult<OutcomeBody> Refuse(HookService service, long started, params ImmutableArray<Problem> problems)
    {
        var elapsed = clock.Wall.GetElapsedTime(started);
        metrics.Ended(service.Id, problems.Min(problem => problem.Status), elapsed);
        HookLog.Refused(logger, service.Id, problems, elapsed.TotalMilliseconds);
        return Problems.Answer(problems);
    }

    private static Problem? Unusable(PictureReading reading, Gathering gathering, DateTimeOffset at) => reading.Fault switch
    {
        PatientFault.Unreadable =>
            new Problem(422, "invalid", "patient-unreadable", "prefetch.patient cannot be read as a FHIR R4 Patient: look at resourceType, id, birthDate and deceased.", "prefetch.patient"),
        PatientFault.NotThePatientInContext =>
            new Problem(422, "business-rule", "other-patient", "prefetch.patient is not the patient of context.patientId.", "prefetch.patient"),
        _ => gathering.NoEmptySuccess(reading.Picture, at),
    };
}
