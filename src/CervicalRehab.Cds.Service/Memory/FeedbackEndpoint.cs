using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.OpenApi;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Takes CDS Hooks feedback. 200 means: it is on disk.</summary>
internal sealed class FeedbackEndpoint(
    FeedbackStore store, EvaluationClock clock, Workers workers, IOptions<RequestLimits> limits, MemoryTelemetry telemetry, ILogger<HookLog> logger)
{
    /// <summary>200 without a body, or an OperationOutcome and nothing stored.</summary>
    public async Task<Results<Ok, JsonHttpResult<OutcomeBody>>> Take(HookService service, HttpRequest http, CancellationToken ct)
    {
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        var (body, unreadable) = await JsonBody.Read(http, limits.Value, workers, ct);
        if (unreadable is not null)
        {
            return Refuse(service, unreadable);
        }

        var (items, problems) = FeedbackReader.Read(body);
        if (!problems.IsEmpty)
        {
            return Refuse(service, problems);
        }

        // A client that sends what it has, and has nothing.
        if (items.IsEmpty)
        {
            return TypedResults.Ok();
        }

        try
        {
            var client = CallingClient.Of(http.HttpContext).Issuer ?? string.Empty;
            var stored = await store.Store(service.Id, client, items, clock.Now);
            telemetry.FeedbackStored(stored, items.Length - stored);
            HookLog.FeedbackStored(logger, service.Id, stored, items.Length - stored);
            return TypedResults.Ok();
        }
        catch (StoreUnavailableException)
        {
            telemetry.FeedbackNotStored(items.Length);
            return Unavailable.Answer(http.HttpContext, "The feedback was not stored, because the database is not available. Send it again later; what is sent twice is stored once.");
        }
    }

    private JsonHttpResult<OutcomeBody> Refuse(HookService service, params ImmutableArray<Problem> problems)
    {
        HookLog.FeedbackRefused(logger, service.Id, problems);
        return Problems.Answer(problems);
    }
}

/// <summary>The answer while the database is away.</summary>
internal static class Unavailable
{
    private const string RetryAfterSeconds = "5";

    /// <summary>503 with Retry-After.</summary>
    public static JsonHttpResult<OutcomeBody> Answer(HttpContext context, string text)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Answer(new Problem(503, "transient", "database-unavailable", text));
    }
}

/// <summary>Route of feedback.</summary>
internal static class FeedbackRoute
{
    /// <summary>Maps the feedback address of a service within the group <c>/cds-services</c>.</summary>
    public static void MapFeedback(this RouteGroupBuilder group, HookService service)
    {
        group.MapPost($"{service.Id}/feedback", (HttpRequest http, FeedbackEndpoint feedback, CancellationToken ct) => feedback.Take(service, http, ct))
            .WithName($"{service.Id}-feedback")
            .WithSummary($"CDS Hooks feedback on the cards of the hook {service.Hook}: 200 once stored")
            .WithDescription("All items are stored or none. What is sent twice is stored once. A card nobody issued is stored as unknown. overrideReasons, as Epic names it, may be one object or a list of such.")
            .AddOpenApiOperationTransformer((operation, context, _) => Bodies.Feedback(operation, context.Document!))
            .WithFeedbackBound()
            .ProducesOutcomes(400, 408, 413, 415, 500, 503);
    }
}
