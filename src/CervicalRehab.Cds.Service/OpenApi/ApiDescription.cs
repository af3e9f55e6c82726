using System.Text.Json.Serialization.Metadata;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>The OpenAPI description at <c>/openapi/v1.json</c>: everything a generator needs for a client that works.</summary>
internal static class ApiDescription
{
    private const string Outcome = "OperationOutcome";

    private const JsonSchemaType Numeric = JsonSchemaType.Integer | JsonSchemaType.Number;

    /// <summary>Describes the service and where it may be called.</summary>
    public static void AddApiDescription(this IServiceCollection services, TrustSettings trust) => services.AddOpenApi(options =>
    {
        options.CreateSchemaReferenceId = ReferenceTo;
        // Where nobody can be an operator, what is for operators is not there.
        options.ShouldInclude = description => trust.IsOpenToOperators || !trust.Operators.IsEmpty || !TrustSetup.NeedsOperator(description.ActionDescriptor.EndpointMetadata);
        options.AddDocumentTransformer((document, _, _) => Describe(document, trust.PublicBaseUrl)).AddSchemaTransformer(Describe).DescribeTrust(trust);
    });

    private static Task Describe(OpenApiDocument document, string? publicBaseUrl)
    {
        document.Info.Title = CardText.Source;
        document.Info.Description = "CDS Hooks service for conservative rehabilitation of cervical spasm with minor OPLL. Draft content.";
        // A slash at the end would make addresses with two of them, which are not ours.
        var called = string.IsNullOrWhiteSpace(publicBaseUrl) ? document.Servers?.FirstOrDefault()?.Url : publicBaseUrl;
        document.Servers = [new OpenApiServer { Url = PublicAddress.WithoutSlash(called ?? HostSetup.DefaultAddress) }];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var document = context.Document!;
        if (context.JsonTypeInfo.Type == typeof(JsonPart) && context.JsonPropertyInfo is { Name: var name })
        {
            (schema.Description, schema.Type, schema.Items) = name switch
            {
                "detail" => ("GitHub Flavored Markdown.", JsonSchemaType.String, null),
                "overrideReasons" => ("Codings with code, system and display.", JsonSchemaType.Array, document.Named("Coding")),
                _ => (schema.Description, schema.Type, schema.Items),
            };
        }

        // A delete has none, which is no null.
        if (context.JsonTypeInfo.Type == typeof(SuggestedAction))
        {
            schema.Properties!["resource"] = document.Named(Schemas.Resource);
        }

        if (context.JsonTypeInfo.Type == typeof(OutcomeBody))
        {
            var outcome = document.Named(Outcome);
            (schema.Description, schema.Type, schema.Required, schema.Properties) = (outcome.Description, outcome.Type, outcome.Required, outcome.Properties);
        }

        // The serializer would read numbers from strings too; none is ever written so.
        if (schema.Type is { } type && (type & Numeric) != default && type.HasFlag(JsonSchemaType.String))
        {
            (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        }

        return Task.CompletedTask;
    }

    // Parts that write themselves are described where they stand.
    private static string? ReferenceTo(JsonTypeInfo type) => type.Type == typeof(JsonPart) ? null
        : type.Type == typeof(OutcomeBody) ? Outcome
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
