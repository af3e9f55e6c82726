using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>FHIR R4 in the API description: open maps, because FHIR's own definitions say what is in them.</summary>
internal static class FhirSchemas
{
    private const string FhirJson = "application/fhir+json";

    /// <summary>Any R4 resource.</summary>
    public static OpenApiSchemaReference Resource(OpenApiDocument document) => document.Named("FhirResource", static () =>
    {
        var schema = Schemas.Open(Schemas.Object(["resourceType"], ("resourceType", Schemas.String()), ("id", Schemas.String())));
        schema.Description = "A FHIR R4 resource.";
        return schema;
    });

    /// <summary>Answers with a resource.</summary>
    public static Task AnswersResource(OpenApiOperation operation, OpenApiDocument document, string description)
    {
        operation.Answers(description, Resource(document), FhirJson);
        return Task.CompletedTask;
    }

    /// <summary>Takes Parameters and answers with a CarePlan. The media type is judged by the operation itself, behind the token and with words, and not by routing.</summary>
    public static Task Apply(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "Parameters with subject (one Patient, as valueString or valueReference) and data (one Bundle with the Patient and the record).",
            Content = Schemas.Content(document.Named("ApplyParameters", Parameters), FhirJson, "application/json"),
        };
        return AnswersResource(operation, document, "A CarePlan of the same decision as the cards.");

        OpenApiSchema Parameters() => Schemas.Object(
            ["resourceType", "parameter"],
            ("resourceType", Schemas.OneOf("Parameters")),
            ("parameter", Schemas.ListOf(Schemas.Object(
                ["name"],
                ("name", Schemas.OneOf("subject", "data")),
                ("valueString", Schemas.String()),
                ("valueReference", Schemas.Object(["reference"], ("reference", Schemas.String()))),
                ("resource", Resource(document))))));
    }

    /// <summary>An OperationOutcome as the service writes it.</summary>
    public static OpenApiSchema Outcome() => Schemas.Object(
        ["resourceType", "issue"],
        ("resourceType", Schemas.OneOf("OperationOutcome")),
        ("issue", Schemas.ListOf(Schemas.Object(
            ["severity", "code", "details"],
            ("severity", Schemas.OneOf("error")),
            ("code", Schemas.String()),
            ("details", Schemas.Object(["coding", "text"], ("coding", Schemas.ListOf(Schemas.Object(["system", "code"], ("system", Schemas.String("uri")), ("code", Schemas.String())))), ("text", Schemas.String()))),
            ("diagnostics", Schemas.String()),
            ("expression", Schemas.ListOf(Schemas.String()))))));
}
