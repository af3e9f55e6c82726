using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Workbench.Layout;

/// <summary>A page as an answer: rendered once on the server, without script.</summary>
internal static class Page
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Charts say their size in a style attribute; on such a page those attributes, and nothing else, are let through.</summary>
    private const string ChartPolicy = Policy + "; style-src-attr 'unsafe-inline'";

    /// <summary>The component with its model.</summary>
    public static RazorComponentResult<TComponent> Of<TComponent>(HttpContext http, object model, int status = StatusCodes.Status200OK, bool withCharts = false)
        where TComponent : IComponent
    {
        http.Response.Headers.ContentSecurityPolicy = withCharts ? ChartPolicy : Policy;
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TComponent>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
    }
}
