using CervicalRehab.Cds.Workbench.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Workbench.Review;

/// <summary>The protocol as tables, for a clinical committee.</summary>
internal static class ReviewEndpoint
{
    public static RazorComponentResult<ReviewPage> Show(HttpContext http, IWorkbenchHost host) => Page.Of<ReviewPage>(http, new ReviewModel { Approval = host.Approval });
}
