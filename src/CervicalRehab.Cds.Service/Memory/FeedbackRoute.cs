using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.OpenApi;
using CervicalRehab.Cds.Service.Pressure;

namespace CervicalRehab.Cds.Service.Memory;

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
            .AddOpenApiOperationTransformer((operation, context, _) => HookSchemas.Feedback(operation, context.Document!))
            .WithFeedbackBound()
            .ProducesOutcomes(400, 408, 413, 415, 500, 503);
    }
}
