using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>The bodies of CDS Hooks calls and of FHIR.</summary>
internal static class Bodies
{
    private const string Json = "application/json";

    private const string FhirJson = "application/fhir+json";

    /// <summary>Adds the request body of a hook call.</summary>
    public static Task Call(OpenApiOperation operation, OpenApiDocument document, HookService service)
    {
        operation.Takes($"CDS Hooks request of the hook {service.Hook}.", Request(document, service), Json);
        return Task.CompletedTask;
    }

    /// <summary>Adds the request body of feedback.</summary>
    public static Task Feedback(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Takes(FormattableString.Invariant($"CDS Hooks feedback, at most {FeedbackReader.MaxItems} items."), document.Named("FeedbackRequest"), Json);
        operation.Answers("Every item is stored.", null);
        return Task.CompletedTask;
    }

    /// <summary>Answers with a complete request of any hook.</summary>
    public static Task AnswersRequest(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Answers("The request.", new OpenApiSchema { Description = "A complete hook request.", AnyOf = [.. HookService.All.Select(service => Request(document, service))] }, Json);
        return Task.CompletedTask;
    }

    /// <summary>Answers with a resource.</summary>
    public static Task AnswersResource(OpenApiOperation operation, OpenApiDocument document, string description)
    {
        operation.Answers(description, document.Named(Schemas.Resource), FhirJson);
        return Task.CompletedTask;
    }

    /// <summary>Takes Parameters and answers with a CarePlan. The media type is judged by the operation itself, behind the token and with words, and not by routing.</summary>
    public static Task Apply(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Takes(
            "Parameters with subject (one Patient, as valueString or valueReference) and data (one Bundle with the Patient and the record); practitioner and encounter, likewise, stand in the drafts.", document.Named("ApplyParameters"), FhirJson, Json);
        return AnswersResource(operation, document, "A CarePlan of the same decision as the cards.");
    }

    // patient-view -> PatientViewRequest
    private static OpenApiSchemaReference Request(OpenApiDocument document, HookService service) =>
        document.Named(string.Concat(service.Hook.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Request");
}
