using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Answer of a probe.</summary>
internal sealed record Probe(string Status);

/// <summary>Health probes: the service holds no state and depends on nothing, so it is ready once it is warm.</summary>
internal static class Probes
{
    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", () => TypedResults.Json(new Probe("live"), CdsHooksJson.Wire.Probe)).WithName("live").WithSummary("The process runs");
        group.MapGet("/ready", () => TypedResults.Json(new Probe("ready"), CdsHooksJson.Wire.Probe))
            .AddEndpointFilter(WhenWarm).WithName("ready").WithSummary("The service answers hook calls");
    }

    private static async ValueTask<object?> WhenWarm(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.RequestServices.GetRequiredService<WarmUp>().IsDone
            ? await next(call)
            : TypedResults.Json(new Probe("warming-up"), CdsHooksJson.Wire.Probe, statusCode: StatusCodes.Status503ServiceUnavailable);
}
