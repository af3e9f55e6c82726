using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Telemetry;
using CervicalRehab.Cds.Service.Terminology;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.FhirApi;

/// <summary>Answers <c>PlanDefinition/cervical-rehab/$apply</c>: the same reading and the same decision as a hook call, written as a CarePlan. Nothing is kept.</summary>
internal sealed class ApplyOperation(SiteCodes site, EvaluationClock clock, ContentApproval approval, HookMetrics metrics, Workers workers, IOptions<RequestLimits> limits, ILogger<HookLog> logger)
{
    private const string Name = "apply";

    /// <summary>200 with a CarePlan, or an OperationOutcome.</summary>
    public async Task<IResult> Answer(HttpRequest http, CancellationToken ct)
    {
        var started = clock.Wall.GetTimestamp();
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        var (bytes, unreadable) = await JsonBody.Receive(http, limits.Value, ct);
        if (bytes is null)
        {
            return Refuse(started, unreadable!);
        }

        var (body, malformed) = await workers.Run(() => JsonBody.Walk(bytes, site.Options), ct);
        if (body is null)
        {
            return Refuse(started, malformed!);
        }

        if (JsonBody.TooManyEntries(body, limits.Value.MaxEntries) is { } tooMany)
        {
            return Refuse(started, tooMany);
        }

        var (record, partialConditions, problems) = ApplyRequest.Read(body);
        if (record is null)
        {
            return Refuse(started, problems);
        }

        var reading = PictureReader.Read(record, site.Options);
        if (reading.Fault is not PatientFault.None)
        {
            return Refuse(started, new Problem(422, "invalid", "patient-unreadable", "The Patient in data cannot be read as a FHIR R4 Patient: look at id, birthDate and deceased."));
        }

        var at = clock.Now;
        if (!reading.Picture.HasOpllInQuestion(at) && (partialConditions ?? ApplyRequest.PartialConditions(reading.Picture.Loads)) is { } partial)
        {
            return Refuse(started, partial);
        }

        var decision = RehabProtocol.Evaluate(reading.Picture, at);
        var plan = AppliedPlan.For(decision, record.PatientId, at, approval.Current, ApplyRequest.Practitioner(body.Envelope), ApplyRequest.Encounter(body.Envelope));
        var elapsed = clock.Wall.GetElapsedTime(started);
        metrics.Answered(Name, decision, [], elapsed);
        HookLog.Answered(logger, Name, decision, plan.Contained.Count, elapsed.TotalMilliseconds);
        return TypedResults.Bytes(ResourceJson.ToBytes(plan), FhirEndpoints.FhirJsonType);
    }

    private JsonHttpResult<OutcomeBody> Refuse(long started, params ImmutableArray<Problem> problems)
    {
        var elapsed = clock.Wall.GetElapsedTime(started);
        metrics.Ended(Name, problems.Min(problem => problem.Status), elapsed);
        HookLog.Refused(logger, Name, problems, elapsed.TotalMilliseconds);
        return Problems.Answer(problems);
    }
}
