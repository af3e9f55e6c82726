using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>The list of samples.</summary>
internal sealed record SampleList(ImmutableArray<SampleEntry> Samples);

/// <summary>One sample in the list: get <paramref name="Url"/>, post the answer to <paramref name="PostTo"/>.</summary>
internal sealed record SampleEntry(string Name, string Hook, string Story, string ExpectedPathway, string Url, string PostTo);

/// <summary>Ready-made hook requests, dated from the day of evaluation. Development only.</summary>
internal static class SamplesEndpoints
{
    // Any constant will do: it keeps the ids of samples apart from all others.
    private static readonly Guid Space = new("6f0f1f0e-6f57-4c5c-9f0c-0d6c7a3a9b11");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static void MapSamples(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/samples").WithTags("Samples");
        group.MapGet(string.Empty, List).WithName("samples").WithSummary("The situations to try the service with").Produces<SampleList>();
        group.MapGet("/{name}", Get).WithName("sample").WithSummary("A complete hook request to post")
            .AddOpenApiOperationTransformer(static (operation, context, _) => Bodies.AnswersRequest(operation, context.Document!))
            .Produces<OutcomeBody>(404);
        group.MapGet("/{name}/apply", GetApply).WithName("sample-apply").WithSummary("The same record as Parameters of $apply, to post")
            .AddOpenApiOperationTransformer(static (operation, context, _) => Bodies.AnswersResource(operation, context.Document!, "Parameters with subject and data."))
            .Produces<OutcomeBody>(404);
    }

    /// <summary>A sample's request for a hook: the same on the same day.</summary>
    public static JsonObject Request(Sample sample, string hook, DateOnly today) =>
        SampleRequest.For(sample.On(today), hook, NameUuid.Of(Space, $"{sample.Name}/{(hook == sample.Hook ? string.Empty : hook + "/")}{SampleFact.Date(today)}"));

    private static JsonHttpResult<SampleList> List() =>
        TypedResults.Json(new SampleList([.. SampleCatalog.All.Select(Entry)]), CdsHooksJson.Wire.SampleList);

    private static Results<ContentHttpResult, NotFound> Get(string name, EvaluationClock clock) => Written(name, clock, static request => request, "application/json");

    private static Results<ContentHttpResult, NotFound> GetApply(string name, EvaluationClock clock) => Written(name, clock, SampleRequest.ForApply, "application/fhir+json");

    private static Results<ContentHttpResult, NotFound> Written(string name, EvaluationClock clock, Func<JsonObject, JsonObject> form, string type)
    {
        if (SampleCatalog.All.FirstOrDefault(sample => sample.Name == name) is not { } sample)
        {
            return TypedResults.NotFound();
        }

        var request = Request(sample, sample.Hook, DateOnly.FromDateTime(clock.Now.Date));
        return TypedResults.Text(form(request).ToJsonString(Readable), type);
    }

    private static SampleEntry Entry(Sample sample) => new(
        sample.Name,
        sample.Hook,
        sample.Story,
        sample.ExpectedPathway,
        $"/samples/{sample.Name}",
        $"/cds-services/{HookService.All.Single(service => service.Hook == sample.Hook).Id}");
}
