using CervicalRehab.Cds.Workbench.Layout;
using CervicalRehab.Cds.Workbench.Smart;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>The patient's course.</summary>
internal static class CourseEndpoints
{
    /// <summary><c>GET /course</c>: of a sample in Development, else of the patient in context of the launch.</summary>
    public static async Task<RazorComponentResult<CoursePage>> Show(HttpContext http, ICourseSource source, SmartSessions sessions, CancellationToken ct)
    {
        var sample = http.Request.Query["sample"].ToString();
        if (sample.Length > 0)
        {
            var record = await source.OfSample(sample, ct);
            return record is null
                ? Page.Of<CoursePage>(http, new CourseModel { Samples = source.Samples, Problems = ["There is no sample of that name."] }, StatusCodes.Status404NotFound)
                : Page.Of<CoursePage>(http, CourseModel.Of(record) with { Samples = source.Samples, Sample = sample });
        }

        if (sessions.Find(SmartCookies.Session(http)) is { } session)
        {
            var access = new CourseAccess(session.Server.Issuer, session.PatientId, session.AccessToken, session.Scope, (long)(session.Until - sessions.Now).TotalSeconds);
            var opened = CourseModel.Of(await source.OfServer(access, ct));
            return opened.Course is null
                ? Page.Of<CoursePage>(http, opened with { Advice = "Launch again from the EHR; if it goes on, show this to who runs the EHR." }, StatusCodes.Status502BadGateway)
                : Page.Of<CoursePage>(http, opened with { IsLaunched = true });
        }

        return SmartCookies.Session(http).Length > 0
            ? Page.Of<CoursePage>(http, new CourseModel { Problems = ["Access to the record has ended."], Advice = "Launch again from the EHR." }, StatusCodes.Status401Unauthorized)
            : source.Samples.IsEmpty
            ? Page.Of<CoursePage>(http, new CourseModel { Problems = ["No patient is open."], Advice = "Open this page from the EHR." }, StatusCodes.Status401Unauthorized)
            : Page.Of<CoursePage>(http, new CourseModel { Samples = source.Samples });
    }

    /// <summary>
    /// <c>POST /course/close</c>: forgets the access at once, for a screen that others use. The cookie is not sent with a form of another
    /// site, so that nobody else closes it.
    /// </summary>
    public static RazorComponentResult<CoursePage> Close(HttpContext http, SmartSessions sessions, SmartSettings settings)
    {
        sessions.Close(SmartCookies.Session(http));
        SmartCookies.ForgetSession(http, settings);
        return Page.Of<CoursePage>(http, new CourseModel { Problems = ["The record is closed."], Advice = "Launch again from the EHR to open it." });
    }
}
