using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Workbench.Bench;
using CervicalRehab.Cds.Workbench.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using AssessmentAnswer = Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<CervicalRehab.Cds.Workbench.Assessment.AssessmentPage>;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>The assessment as a form, and what the service says once it is filled.</summary>
internal static class AssessmentEndpoints
{
    private const string Hook = "patient-view";

    /// <summary>A patient whose assessment is not there.</summary>
    private const string Unassessed = "missing-baseline";

    /// <summary><c>GET /assessment</c>: the empty form.</summary>
    public static AssessmentAnswer Show(HttpContext http, IWorkbenchHost host, IAntiforgery antiforgery) =>
        Page.Of<AssessmentPage>(http, Start(http, host, antiforgery, http.Request.Query["sample"].ToString()));

    /// <summary>The filled form to Observations, and a real hook call with them about the chosen sample patient.</summary>
    public static async Task<AssessmentAnswer> Submit(HttpContext http, IWorkbenchHost host, ServiceCaller caller, IAntiforgery antiforgery, CancellationToken ct)
    {
        var (form, fault) = await BenchForm.Read(http, antiforgery, ct);
        var page = Start(http, host, antiforgery, form?.Sample ?? string.Empty);
        if (form is null)
        {
            return Page.Of<AssessmentPage>(http, page with { Faults = [new(string.Empty, fault)] }, StatusCodes.Status400BadRequest);
        }

        var items = AssessmentForm.Form.Item;
        var answers = AskedItem.Questions(items).Select(question => (Id: question.Item.LinkId!, Given: form.Text(question.Item.LinkId!).Trim()))
            .Where(answer => answer.Given.Length > 0).ToImmutableDictionary(answer => answer.Id, answer => answer.Given, StringComparer.Ordinal);
        var filled = new FilledForm(items, answers);
        page = page with { Answers = answers, Faults = filled.Faults };
        if (!filled.Faults.IsEmpty)
        {
            return Page.Of<AssessmentPage>(http, page, StatusCodes.Status422UnprocessableEntity);
        }

        var call = JsonNode.Parse(host.Request(page.Sample, Hook)!)!.AsObject();
        var observations = AssessmentCall.Observations(filled, call, host.EvaluatedAt);
        var sent = await caller.Post($"/cds-services/{host.Hooks.First(address => address.Hook == Hook).ServiceId}", AssessmentCall.With(call, host.ObservationsKey, observations), form.Token, ct);
        return Page.Of<AssessmentPage>(http, page with
        {
            Observations = [.. observations.Select(observation => Encoding.UTF8.GetString(ResourceJson.ToBytes(observation).Span))],
            Call = sent,
        });
    }

    private static AssessmentModel Start(HttpContext http, IWorkbenchHost host, IAntiforgery antiforgery, string sample)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new()
        {
            Host = host,
            FormToken = (tokens.FormFieldName, tokens.RequestToken ?? string.Empty),
            Sample = host.Samples.Any(one => one.Name == sample) ? sample : Unassessed,
        };
    }
}
