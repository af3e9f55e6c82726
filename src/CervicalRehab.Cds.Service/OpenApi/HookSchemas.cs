using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>The bodies of CDS Hooks calls, which are read by hand so that all faults are told at once.</summary>
internal static class HookSchemas
{
    private const string Json = "application/json";

    /// <summary>Adds the request body of a hook call.</summary>
    public static Task Call(OpenApiOperation operation, OpenApiDocument document, HookService service)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"CDS Hooks request of the hook {service.Hook}.",
            Content = Schemas.Content(document.Named(NameOf(service), () => Request(document, service)), Json),
        };
        return Task.CompletedTask;
    }

    /// <summary>Adds the request body of feedback.</summary>
    public static Task Feedback(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = FormattableString.Invariant($"CDS Hooks feedback, at most {FeedbackReader.MaxItems} items."),
            Content = Schemas.Content(document.Named("FeedbackRequest", () => Schemas.Open(Schemas.Object(["feedback"], ("feedback", Schemas.ListOf(document.Named("FeedbackItem", () => Item(document))))))), Json),
        };
        operation.Answers("Every item is stored.", null);
        return Task.CompletedTask;
    }

    /// <summary>A complete request of any hook.</summary>
    public static OpenApiSchema AnyRequest(OpenApiDocument document) =>
        new() { Description = "A complete hook request.", AnyOf = [.. HookService.All.Select(service => document.Named(NameOf(service), () => Request(document, service)))] };

    /// <summary>A coding as cards and feedback carry it.</summary>
    public static OpenApiSchemaReference Coding(OpenApiDocument document) =>
        document.Named("Coding", static () => Schemas.Open(Schemas.Object(["code"], ("code", Schemas.String()), ("system", Schemas.String("uri")), ("display", Schemas.String()))));

    // patient-view -> PatientViewRequest
    private static string NameOf(HookService service) => string.Concat(service.Hook.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Request";

    private static OpenApiSchema Request(OpenApiDocument document, HookService service)
    {
        var schema = Schemas.Open(Schemas.Object(
            ["hook", "hookInstance", "context"],
            ("hook", Schemas.OneOf(service.Hook)),
            ("hookInstance", Schemas.String("uuid")),
            ("fhirServer", Schemas.String("uri")),
            ("fhirAuthorization", document.Named("FhirAuthorization", Authorization)),
            ("context", Context(document, service)),
            ("prefetch", Schemas.Open(Schemas.Object([]), new OpenApiSchema { Description = "A resource, a Bundle of a search, or null when nothing was found.", AnyOf = [FhirSchemas.Resource(document), new OpenApiSchema { Type = JsonSchemaType.Null }] })),
            ("extension", Schemas.Open(Schemas.Object([])))));
        schema.Description = $"A CDS Hooks request of the hook {service.Hook}.";
        return schema;
    }

    private static OpenApiSchema Authorization() => Schemas.Open(Schemas.Object(
        ["access_token", "token_type", "expires_in", "scope", "subject"],
        ("access_token", Schemas.String()),
        ("token_type", Schemas.OneOf("Bearer")),
        ("expires_in", Schemas.Integer()),
        ("scope", Schemas.String()),
        ("subject", Schemas.String()),
        ("patient", Schemas.String())));

    private static OpenApiSchema Context(OpenApiDocument document, HookService service) => Schemas.Open(Schemas.Object(
        ["userId", "patientId", .. service.HasSelections ? ["selections"] : Array.Empty<string>(), .. service.HasDraftOrders ? ["draftOrders"] : Array.Empty<string>()],
        [
            ("userId", Schemas.String()),
            ("patientId", Schemas.String()),
            ("encounterId", Schemas.String()),
            .. service.HasSelections ? [("selections", Schemas.ListOf(Schemas.String()))] : Array.Empty<(string, IOpenApiSchema)>(),
            .. service.HasDraftOrders ? [("draftOrders", FhirSchemas.Resource(document))] : Array.Empty<(string, IOpenApiSchema)>(),
        ]));

    private static OpenApiSchema Item(OpenApiDocument document) => Schemas.Open(Schemas.Object(
        ["card", "outcome", "outcomeTimestamp"],
        ("card", Schemas.String("uuid")),
        ("outcome", Schemas.OneOf("accepted", "overridden")),
        ("outcomeTimestamp", Schemas.String("date-time")),
        ("acceptedSuggestions", Schemas.ListOf(Schemas.Open(Schemas.Object(["id"], ("id", Schemas.String("uuid")))))),
        ("overrideReason", Schemas.Open(Schemas.Object([], ("reason", Coding(document)), ("userComment", Schemas.String()))))));
}
