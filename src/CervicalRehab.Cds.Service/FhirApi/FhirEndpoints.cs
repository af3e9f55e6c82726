using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.FhirApi;

/// <summary>Routes below <c>/fhir</c>: what the service publishes, and <c>$apply</c> (contract section 1). Patient data is neither stored nor served.</summary>
internal static class FhirEndpoints
{
    /// <summary>Media type of R4 JSON.</summary>
    public const string FhirJsonType = "application/fhir+json; charset=utf-8";

    public static void MapFhir(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/fhir").WithTags("FHIR");
        group.MapGet("/metadata", (PublishedResources published, HttpContext http) => published.Metadata(http))
            .WithName("metadata")
            .WithSummary("The CapabilityStatement")
            .Produces(StatusCodes.Status200OK, contentType: "application/fhir+json");
        group.MapGet("/{type}/{id}", (string type, string id, HttpContext http) => PublishedResources.Read(type, id, http))
            .WithName("read")
            .WithSummary("Reads a published conformance or knowledge resource")
            .Produces(StatusCodes.Status200OK, contentType: "application/fhir+json")
            .Produces<OutcomeBody>(404);
        group.MapGet("/{type}", (string type, HttpContext http) => PublishedResources.Search(type, http))
            .WithName("search")
            .WithSummary("Finds published resources by url, optionally with a version behind a bar; without url all of the type")
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter { Name = "url", In = ParameterLocation.Query, Schema = HookCallSchema.String("uri") });
                return Task.CompletedTask;
            })
            .Produces(StatusCodes.Status200OK, contentType: "application/fhir+json")
            .Produces<OutcomeBody>(400)
            .Produces<OutcomeBody>(404);
        group.MapPost("/PlanDefinition/" + PlanDefinition + "/$apply", (HttpRequest http, ApplyOperation apply, CancellationToken ct) => apply.Answer(http, ct))
            .RequireClient()
            .WithAdmission()
            .WithName("apply")
            .WithSummary("Applies the protocol to one patient: Parameters in (subject, data), CarePlan out, from the same decision as the cards")
            .AddOpenApiOperationTransformer(static (operation, _, _) => Describe(operation))
            .Produces(StatusCodes.Status200OK, contentType: "application/fhir+json")
            .ProducesOutcomes(400, 408, 412, 413, 415, 422, 429, 500, 503);
    }

    // The media type is judged by the operation itself, behind the token and with words, and not by routing.
    private static Task Describe(OpenApiOperation operation)
    {
        var parameters = HookCallSchema.Object(
            ["resourceType", "parameter"],
            ("resourceType", HookCallSchema.OneOf("Parameters")),
            ("parameter", HookCallSchema.ListOf(HookCallSchema.Object(
                ["name"],
                ("name", HookCallSchema.OneOf("subject", "data")),
                ("valueString", HookCallSchema.String()),
                ("valueReference", HookCallSchema.Object(["reference"], ("reference", HookCallSchema.String()))),
                ("resource", HookCallSchema.Object(["resourceType"], ("resourceType", HookCallSchema.OneOf("Bundle"))))))));
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "Parameters with subject (one Patient, as valueString or valueReference) and data (one Bundle with the Patient and the record).",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/fhir+json"] = new() { Schema = parameters }, ["application/json"] = new() { Schema = parameters } },
        };
        return Task.CompletedTask;
    }

    private const string PlanDefinition = "cervical-rehab";
}
