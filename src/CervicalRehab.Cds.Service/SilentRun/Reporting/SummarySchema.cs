using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using CervicalRehab.Cds.Service.OpenApi;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.SilentRun.Reporting;

/// <summary>The JSON Schema of <c>summary.json</c>, made of the type that is written.</summary>
internal static class SummarySchema
{
    private const string Type = "application/schema+json";

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema as text.</summary>
    public static string Text
    {
        get
        {
            var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "Summary of a silent run" };
            var written = RunJson.Readable.Summary.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
            foreach (var (name, value) in written.ToList())
            {
                written.Remove(name);
                schema[name] = value;
            }

            return schema.ToJsonString(s_readable) + "\n";
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
