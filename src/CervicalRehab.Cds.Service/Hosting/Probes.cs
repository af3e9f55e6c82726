using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Answer of a probe.</summary>
internal sealed record Probe(string Status)
{
    /// <summary><c>available</c> or <c>unavailable</c>; of readiness only.</summary>
    public string? Database { get; init; }

    /// <summary>Issued cards waiting for the database while it is away.</summary>
    public long? CardsWaiting { get; init; }

    /// <summary>Issued cards that could not be kept since the start; absent without any.</summary>
    public long? CardsLost { get; init; }
}

/// <summary>Health probes. Cards need nothing but the service itself, so it is ready once it is warm; a missing database is said and costs no status.</summary>
internal static class Probes
{
    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", () => TypedResults.Json(new Probe("live"), CdsHooksJson.Wire.Probe)).WithName("live").WithSummary("The process runs").Produces<Probe>();
        group.MapGet("/ready", Ready).AddEndpointFilter(WhenWarm).WithName("ready").WithSummary("The service answers hook calls; degraded while its database is away").Produces<Probe>().Produces<Probe>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<JsonHttpResult<Probe>> Ready(MemoryHealth memory) => TypedResults.Json(await memory.Ready(), CdsHooksJson.Wire.Probe);

    // Not before the warm-up, and not from the signal to stop on: the load balancer sends nothing more, what it sent before it knew is answered.
    private static async ValueTask<object?> WhenWarm(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var services = call.HttpContext.RequestServices;
        var wait = services.GetRequiredService<Drain>().IsDraining ? "stopping" : services.GetRequiredService<WarmUp>().IsDone ? null : "warming-up";
        return wait is null ? await next(call) : TypedResults.Json(new Probe(wait), CdsHooksJson.Wire.Probe, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
