using CervicalRehab.Cds.Workbench.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>The patient's course.</summary>
internal static class CourseEndpoints
{
    /// <summary><c>GET /course</c>: of a sample in Development, else of the patient in context of the launch.</summary>
    public static async Task<RazorComponentResult<CoursePage>> Show(HttpContext http, ICourseSource source, CancellationToken ct)
    {
        var sample = http.Request.Query["sample"].ToString();
        if (sample.Length > 0)
        {
            var record = await source.OfSample(sample, ct);
            return record is null
                ? Page.Of<CoursePage>(http, new CourseModel { Samples = source.Samples, Problems = ["There is no sample of that name."] }, StatusCodes.Status404NotFound)
                : Page.Of<CoursePage>(http, CourseModel.Of(record) with { Samples = source.Samples, Sample = sample });
        }

        return source.Samples.IsEmpty
            ? Page.Of<CoursePage>(http, new CourseModel { Problems = ["No patient is open."], Advice = "Open this page from the EHR." }, StatusCodes.Status401Unauthorized)
            : Page.Of<CoursePage>(http, new CourseModel { Samples = source.Samples });
    }
}
