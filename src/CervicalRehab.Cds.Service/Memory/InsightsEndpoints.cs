using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What was stored, as data for the site's analysts.</summary>
internal static class InsightsEndpoints
{
    /// <summary>Maps <c>/insights</c> and what is below it; the group, for whoever protects it.</summary>
    public static RouteGroupBuilder MapInsights(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/insights").WithTags("Insights").AddEndpointFilter(Fresh);
        group.MapGet(string.Empty, Report)
            .WithName("insights")
            .WithSummary("What became of the cards: issued, accepted, overridden, by reason and week")
            .AddOpenApiOperationTransformer(static (operation, _, _) => Between(operation, "issue"))
            .Produces<InsightsReport>()
            .Produces<OutcomeBody>(400)
            .Produces<OutcomeBody>(503);
        group.MapGet("/feedback.ndjson", Export)
            .WithName("feedback-export")
            .WithSummary("Every stored item of feedback, one JSON object a line, in the order received")
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.Answers("One JSON object a line.", new OpenApiSchema { Type = JsonSchemaType.String }, "application/x-ndjson");
                return Between(operation, "receipt", Schemas.Query("comments", "true adds the clinicians' free text, which is sensitive.", JsonSchemaType.Boolean));
            })
            .Produces<OutcomeBody>(400)
            .Produces<OutcomeBody>(503);
        return group;
    }

    private static Task Between(OpenApiOperation operation, string time, params ReadOnlySpan<OpenApiParameter> others)
    {
        operation.Parameters =
        [
            Schemas.Query("from", $"First moment of {time}, included: a date or an RFC 3339 moment."),
            Schemas.Query("to", $"Last moment of {time}, excluded."),
            .. others,
        ];
        return Task.CompletedTask;
    }

    // Nobody keeps an answer, and none comes while the database is away.
    private static async ValueTask<object?> Fresh(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(call);
        }
        catch (StoreUnavailableException)
        {
            return Unavailable.Answer(call.HttpContext, "The insights cannot be read, because the database is not available. Ask again later.");
        }
    }

    private static async Task<Results<JsonHttpResult<InsightsReport>, JsonHttpResult<OutcomeBody>>> Report(
        HttpContext http, Insights insights, ILogger<HookLog> logger, CancellationToken ct)
    {
        var (range, _, problems) = InsightsRange.Read(http.Request.Query);
        if (!problems.IsEmpty)
        {
            return Problems.Answer(problems);
        }

        var report = await insights.Report(range, ct);
        HookLog.InsightsRead(logger, report.Cards.Length);
        return TypedResults.Json(report, CdsHooksJson.Wire.InsightsReport);
    }

    private static async Task<Results<PushStreamHttpResult, JsonHttpResult<OutcomeBody>>> Export(
        HttpContext http, Insights insights, ILogger<HookLog> logger, CancellationToken ct)
    {
        var (range, withComments, problems) = InsightsRange.Read(http.Request.Query, "comments");
        if (!problems.IsEmpty)
        {
            return Problems.Answer(problems);
        }

        var first = await insights.Page(range, withComments, after: 0, ct);
        return TypedResults.Stream(stream => Write(stream, first), "application/x-ndjson");

        async Task Write(Stream stream, ImmutableArray<ExportedFeedback> page)
        {
            var items = 0;
            try
            {
                for (; page is [.., var last]; page = await insights.Page(range, withComments, last.Sequence, ct))
                {
                    await Lines(stream, page, ct);
                    items += page.Length;
                }
            }
            catch (StoreUnavailableException)
            {
                // The status is out already: only a broken connection tells that the export is not whole.
                http.Abort();
            }

            HookLog.FeedbackExported(logger, items, withComments);
        }
    }

    private static async Task Lines(Stream stream, ImmutableArray<ExportedFeedback> page, CancellationToken ct)
    {
        foreach (var item in page)
        {
            await JsonSerializer.SerializeAsync(stream, item, CdsHooksJson.Wire.ExportedFeedback, ct);
            await stream.WriteAsync("\n"u8.ToArray(), ct);
        }

        await stream.FlushAsync(ct);
    }
}
