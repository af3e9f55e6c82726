using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CervicalRehab.Cds.Service.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>What the OpenAPI description cannot know by itself: the service's name, and the request body, which is checked by hand so that all faults are told at once.</summary>
internal static class HookCallSchema
{
    /// <summary>Names the service.</summary>
    public static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info.Title = CardText.Source;
        document.Info.Description = "CDS Hooks service for conservative rehabilitation of cervical spasm with minor OPLL. Draft content.";
        return Task.CompletedTask;
    }

    /// <summary>Adds the request body to an operation.</summary>
    public static Task Describe(OpenApiOperation operation, HookService service)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"CDS Hooks request of the hook {service.Hook}.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = Call(service) } },
        };
        return Task.CompletedTask;
    }

    /// <summary>Says what the parts of an answer are that write themselves.</summary>
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonTypeInfo.Type == typeof(JsonPart) && context.JsonPropertyInfo is { Name: var name })
        {
            (schema.Description, schema.Type, schema.Items) = name switch
            {
                "detail" => ("GitHub Flavored Markdown.", JsonSchemaType.String, null),
                "overrideReasons" => ("Codings with code, system and display.", JsonSchemaType.Array, Object(["code", "system", "display"], ("code", String()), ("system", String("uri")), ("display", String()))),
                _ => (schema.Description, schema.Type, schema.Items as OpenApiSchema),
            };
        }

        // A delete has none, which is no null.
        if (context.JsonTypeInfo.Type == typeof(SuggestedAction))
        {
            schema.Properties!["resource"] = new OpenApiSchema { Description = "A draft FHIR R4 resource.", Type = JsonSchemaType.Object };
        }

        if (context.JsonTypeInfo.Type == typeof(OutcomeBody))
        {
            var issue = Object(
                ["severity", "code", "details"],
                ("severity", OneOf("error")),
                ("code", String()),
                ("details", Object(["coding", "text"], ("coding", ListOf(Object(["system", "code"], ("system", String("uri")), ("code", String())))), ("text", String()))),
                ("diagnostics", String()),
                ("expression", ListOf(String())));
            var outcome = Object(["resourceType", "issue"], ("resourceType", OneOf("OperationOutcome")), ("issue", ListOf(issue)));
            (schema.Description, schema.Type, schema.Required, schema.Properties) = ("A FHIR R4 OperationOutcome.", outcome.Type, outcome.Required, outcome.Properties);
        }

        return Task.CompletedTask;
    }

    /// <summary>Parts that write themselves are described where they stand.</summary>
    public static string? ReferenceTo(JsonTypeInfo type) => type.Type == typeof(JsonPart) ? null
        : type.Type == typeof(OutcomeBody) ? "OperationOutcome"
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    private static OpenApiSchema Call(HookService service) => Object(
        ["hook", "hookInstance", "context"],
        ("hook", String()),
        ("hookInstance", String("uuid")),
        ("fhirServer", String("uri")),
        ("fhirAuthorization", Object(
            ["access_token", "token_type", "expires_in", "scope", "subject"],
            ("access_token", String()),
            ("token_type", OneOf("Bearer")),
            ("expires_in", new() { Type = JsonSchemaType.Integer }),
            ("scope", String()),
            ("subject", String()),
            ("patient", String()))),
        ("context", Object(
            ["userId", "patientId", .. service.HasSelections ? ["selections"] : Array.Empty<string>(), .. service.HasDraftOrders ? ["draftOrders"] : Array.Empty<string>()],
            [
                ("userId", String()),
                ("patientId", String()),
                ("encounterId", String()),
                .. service.HasSelections ? [("selections", ListOf(String()))] : Array.Empty<(string, OpenApiSchema)>(),
                .. service.HasDraftOrders ? [("draftOrders", Object(["resourceType"], ("resourceType", OneOf("Bundle"))))] : Array.Empty<(string, OpenApiSchema)>(),
            ])),
        ("prefetch", Object([])));

    /// <summary>An object with these members.</summary>
    internal static OpenApiSchema Object(string[] required, params ReadOnlySpan<(string Name, OpenApiSchema Schema)> properties)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = required.ToHashSet(StringComparer.Ordinal),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        };
        foreach (var (name, property) in properties)
        {
            schema.Properties.Add(name, property);
        }

        return schema;
    }

    /// <summary>An array of these.</summary>
    internal static OpenApiSchema ListOf(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    /// <summary>One of these strings.</summary>
    internal static OpenApiSchema OneOf(params ReadOnlySpan<string> values)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [] };
        foreach (var value in values)
        {
            schema.Enum.Add(JsonValue.Create(value));
        }

        return schema;
    }

    /// <summary>A string, of a format when one is named.</summary>
    internal static OpenApiSchema String(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };
}
