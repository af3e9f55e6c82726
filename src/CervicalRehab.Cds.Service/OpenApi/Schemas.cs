using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>Builds the schemas that the types of the code cannot tell: of what is read by hand, and of what writes itself.</summary>
internal static class Schemas
{
    /// <summary>An object with these members; others may be there.</summary>
    public static OpenApiSchema Object(string[] required, params ReadOnlySpan<(string Name, IOpenApiSchema Schema)> properties)
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

    /// <summary>The same object, open to members that are not listed.</summary>
    public static OpenApiSchema Open(OpenApiSchema schema, IOpenApiSchema? others = null)
    {
        (schema.AdditionalPropertiesAllowed, schema.AdditionalProperties) = (true, others ?? new OpenApiSchema());
        return schema;
    }

    /// <summary>An array of these.</summary>
    public static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    /// <summary>One of these strings.</summary>
    public static OpenApiSchema OneOf(params ReadOnlySpan<string> values)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [] };
        foreach (var value in values)
        {
            schema.Enum.Add(JsonValue.Create(value));
        }

        return schema;
    }

    /// <summary>A string, of a format when one is named.</summary>
    public static OpenApiSchema String(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    /// <summary>A whole number.</summary>
    public static OpenApiSchema Integer() => new() { Type = JsonSchemaType.Integer };

    /// <summary>True or false.</summary>
    public static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    /// <summary>A reference to a schema of this name, which is made when it is first asked for.</summary>
    public static OpenApiSchemaReference Named(this OpenApiDocument document, string name, Func<OpenApiSchema> make)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            document.AddComponent(name, make());
        }

        return new(name, document);
    }

    /// <summary>A parameter of the query.</summary>
    public static OpenApiParameter Query(string name, string description, OpenApiSchema schema) => new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    /// <summary>Says what a body holds, for each of these media types.</summary>
    public static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema, params ReadOnlySpan<string> types)
    {
        var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            content[type] = new() { Schema = schema };
        }

        return content;
    }

    /// <summary>Says what a successful answer holds.</summary>
    public static void Answers(this OpenApiOperation operation, string description, IOpenApiSchema? schema, params ReadOnlySpan<string> types) =>
        (operation.Responses ??= [])["200"] = new OpenApiResponse { Description = description, Content = schema is null ? null : Content(schema, types) };
}
