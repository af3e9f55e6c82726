using System.Text.Json.Schema;
using CervicalRehab.Cds.Service.OpenApi;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.SilentRun.Reporting;

/// <summary>The JSON Schema of <c>summary.json</c>, made of the type that is written.</summary>
internal static class SummarySchema
{
    private const string Type = "application/schema+json";

    /// <summary>The schema as text.</summary>
    public static string Text
    {
        get
        {
            var schema = RunJson.Readable.Summary.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
            schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.Insert(1, "title", "Summary of a silent run");
            return schema.ToJsonString(RunJson.Readable.Options) + "\n";
        }
    }

    /// <summary>Publishes it.</summary>
    public static void MapSilentRun(this IEndpointRouteBuilder app) =>
        app.MapGet("/silent-run/summary.schema.json", static () => TypedResults.Text(Text, Type))
            .WithName("silent-run-summary-schema")
            .WithSummary("JSON Schema of summary.json of a silent run")
            .WithTags("Silent run")
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.Answers("The schema.", new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema() }, Type);
                return Task.CompletedTask;
            });
}
