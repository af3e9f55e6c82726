using CervicalRehab.Cds.Service.Publishing;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>
/// Schemas that the types of the code cannot tell: of bodies that are read by hand, so that all faults are told at once, and of what writes itself. They are written in OpenAPI itself, in
/// <c>bodies.json</c>; FHIR is an open map there, because FHIR's own definitions say what is in it.
/// </summary>
internal static class Schemas
{
    /// <summary>Name of the schema of any R4 resource.</summary>
    public const string Resource = "FhirResource";

    /// <summary>A reference to a schema of <c>bodies.json</c>, all of which come into the document with the first.</summary>
    public static OpenApiSchemaReference Named(this OpenApiDocument document, string name)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            foreach (var (each, schema) in OpenApiDocument.Parse(Embedded.Text("openapi/bodies.json")!, OpenApiConstants.Json).Document!.Components!.Schemas!)
            {
                document.AddComponent(each, schema);
            }
        }

        return new(name, document);
    }

    /// <summary>A parameter of the query.</summary>
    public static OpenApiParameter Query(string name, string description, JsonSchemaType type = JsonSchemaType.String, string? format = null) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = type, Format = format } };

    /// <summary>Says what the request must hold, for each of these media types.</summary>
    public static void Takes(this OpenApiOperation operation, string description, IOpenApiSchema schema, params ReadOnlySpan<string> types) =>
        operation.RequestBody = new OpenApiRequestBody { Required = true, Description = description, Content = Content(schema, types) };

    /// <summary>Says what a successful answer holds.</summary>
    public static void Answers(this OpenApiOperation operation, string description, IOpenApiSchema? schema, params ReadOnlySpan<string> types) =>
        (operation.Responses ??= [])["200"] = new OpenApiResponse { Description = description, Content = schema is null ? null : Content(schema, types) };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema, ReadOnlySpan<string> types)
    {
        var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            content[type] = new OpenApiMediaType { Schema = schema };
        }

        return content;
    }
}
