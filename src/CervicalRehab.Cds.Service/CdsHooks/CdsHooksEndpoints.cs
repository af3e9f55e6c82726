using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.OpenApi;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Routes of CDS Hooks. Each service has an address of its own, so an unknown id is 404 whatever the method.</summary>
internal static class CdsHooksEndpoints
{
    public static void MapCdsHooks(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/cds-services").WithTags("CDS Hooks").RequireClient();
        group.MapGet(string.Empty, (Discovery discovery, HttpContext http) => discovery.Get(http))
            .WithName("discovery")
            .WithSummary("CDS Hooks discovery: the services and their prefetch templates")
            .Produces<DiscoveryResponse>()
            .Produces(StatusCodes.Status304NotModified);

        foreach (var service in HookService.All)
        {
            group.MapPost(service.Id, (HttpRequest http, CervicalRehabService rehab, CancellationToken ct) => rehab.Answer(service, http, ct))
                .WithName(service.Id)
                .WithSummary($"CDS Hooks call of the hook {service.Hook}")
                .WithDescription(service.Description)
                .AddOpenApiOperationTransformer((operation, context, _) => Bodies.Call(operation, context.Document!, service))
                .Produces<HookResponse>()
                .WithAdmission()
                .ProducesOutcomes(400, 408, 412, 413, 415, 422, 429, 500, 503);
            group.MapFeedback(service);
        }
    }

    /// <summary>Error answers that are OperationOutcomes.</summary>
    internal static void ProducesOutcomes(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses) => route.ProducesOutcomes("application/json", statuses);

    /// <summary>The same of another media type.</summary>
    internal static void ProducesOutcomes(this RouteHandlerBuilder route, string type, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<OutcomeBody>(status, type);
        }
    }
}
