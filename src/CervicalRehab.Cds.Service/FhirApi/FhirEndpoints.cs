using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.OpenApi;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.FhirApi;

/// <summary>Routes below <c>/fhir</c>: what the service publishes, and <c>$apply</c> (contract section 1). Patient data is neither stored nor served.</summary>
internal static class FhirEndpoints
{
    /// <summary>Media type of R4 JSON.</summary>
    public const string FhirJsonType = "application/fhir+json; charset=utf-8";

    /// <summary>Below <c>/fhir</c> an OperationOutcome is sent as FHIR, whoever writes it.</summary>
    public static Task NameOutcomes(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Base, StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                var response = context.Response;
                response.ContentType = response.StatusCode >= StatusCodes.Status400BadRequest && response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? FhirJsonType : response.ContentType;
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    public static void MapFhir(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Base).WithTags("FHIR");
        group.MapGet("/metadata", (PublishedResources published, HttpContext http) => published.Metadata(http))
            .WithName("metadata")
            .WithSummary("The CapabilityStatement")
            .AddOpenApiOperationTransformer(static (operation, context, _) => Bodies.AnswersResource(operation, context.Document!, "A CapabilityStatement."));
        group.MapGet("/{type}/{id}", (string type, string id, HttpContext http) => PublishedResources.Read(type, id, http))
            .WithName("read")
            .WithSummary("Reads a published conformance or knowledge resource")
            .AddOpenApiOperationTransformer(static (operation, context, _) => Bodies.AnswersResource(operation, context.Document!, "The resource."))
            .Produces<OutcomeBody>(404, OutcomeType);
        group.MapGet("/{type}", (string type, HttpContext http) => PublishedResources.Search(type, http))
            .WithName("search")
            .WithSummary("Finds published resources by url, optionally with a version behind a bar; without url all of the type")
            .AddOpenApiOperationTransformer(static (operation, context, _) =>
            {
                (operation.Parameters ??= []).Add(Schemas.Query("url", "Canonical address, optionally with |version.", format: "uri"));
                return Bodies.AnswersResource(operation, context.Document!, "A Bundle of type searchset.");
            })
            .Produces<OutcomeBody>(400, OutcomeType)
            .Produces<OutcomeBody>(404, OutcomeType);
        group.MapPost("/PlanDefinition/" + PlanDefinition + "/$apply", (HttpRequest http, ApplyOperation apply, CancellationToken ct) => apply.Answer(http, ct))
            .RequireClient()
            .WithAdmission()
            .WithName("apply")
            .WithSummary("Applies the protocol to one patient: Parameters in (subject, data), CarePlan out, from the same decision as the cards")
            .AddOpenApiOperationTransformer(static (operation, context, _) => Bodies.Apply(operation, context.Document!))
            .ProducesOutcomes(OutcomeType, 400, 408, 412, 413, 415, 422, 429, 500, 503);
    }

    private const string OutcomeType = "application/fhir+json";

    private const string Base = "/fhir";

    private const string PlanDefinition = "cervical-rehab";
}
