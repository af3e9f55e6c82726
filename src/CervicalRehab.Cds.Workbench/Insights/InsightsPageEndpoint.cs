using CervicalRehab.Cds.Workbench.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Workbench.Insights;

/// <summary>The figures of <c>GET /insights</c> as a page.</summary>
internal static class InsightsPageEndpoint
{
    public static async Task<RazorComponentResult<InsightsPage>> Show(HttpContext http, IWorkbenchHost host, CancellationToken ct)
    {
        var from = http.Request.Query["from"].ToString();
        var to = http.Request.Query["to"].ToString();
        var (status, json) = await host.Insights(from, to, ct);
        return Page.Of<InsightsPage>(http, InsightsModel.Of(from, to, status, json), status, withCharts: true);
    }
}
