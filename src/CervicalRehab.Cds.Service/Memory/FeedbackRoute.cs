using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Route of feedback, and the request body its OpenAPI description cannot know by itself.</summary>
internal static class FeedbackRoute
{
    /// <summary>Maps the feedback address of a service within the group <c>/cds-services</c>.</summary>
    public static void MapFeedback(this RouteGroupBuilder group, HookService service)
    {
        group.MapPost($"{service.Id}/feedback", (HttpRequest http, FeedbackEndpoint feedback, CancellationToken ct) => feedback.Take(service, http, ct))
            .WithName($"{service.Id}-feedback")
            .WithSummary($"CDS Hooks feedback on the cards of the hook {service.Hook}: 200 once stored")
            .WithDescription("All items are stored or none. What is sent twice is stored once. A card nobody issued is stored as unknown.")
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation))
            .WithFeedbackBound()
            .ProducesOutcomes(400, 408, 413, 415, 500, 503);
    }

    private static Task Describe(OpenApiOperation operation)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = FormattableString.Invariant($"CDS Hooks feedback, 1 to {FeedbackReader.MaxItems} items."),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = Body } },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Body => HookCallSchema.Object(["feedback"], ("feedback", HookCallSchema.ListOf(Item)));

    private static OpenApiSchema Item => HookCallSchema.Object(
        ["card", "outcome", "outcomeTimestamp"],
        ("card", HookCallSchema.String("uuid")),
        ("outcome", HookCallSchema.OneOf("accepted", "overridden")),
        ("outcomeTimestamp", HookCallSchema.String("date-time")),
        ("acceptedSuggestions", HookCallSchema.ListOf(HookCallSchema.Object(["id"], ("id", HookCallSchema.String("uuid"))))),
        ("overrideReason", HookCallSchema.Object(
            [],
            ("reason", HookCallSchema.Object(["code"], ("code", HookCallSchema.String()), ("system", HookCallSchema.String("uri")), ("display", HookCallSchema.String()))),
            ("userComment", HookCallSchema.String()))));
}
