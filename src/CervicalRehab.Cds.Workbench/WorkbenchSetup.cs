using CervicalRehab.Cds.Workbench.Assessment;
using CervicalRehab.Cds.Workbench.Bench;
using CervicalRehab.Cds.Workbench.Course;
using CervicalRehab.Cds.Workbench.Insights;
using CervicalRehab.Cds.Workbench.Layout;
using CervicalRehab.Cds.Workbench.Review;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace CervicalRehab.Cds.Workbench;

/// <summary>Puts the pages into a service; without these two calls nothing of them is there.</summary>
public static class WorkbenchSetup
{
    /// <summary>Registers what rendering and forms need. The host registers its <see cref="IWorkbenchHost"/>, <see cref="ICourseSource"/>, <see cref="IAssessmentSource"/> and <see cref="SmartSettings"/>.</summary>
    public static void AddWorkbench(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddRadzenComponents();

        // Keys of form tokens live as long as the process: nothing is written to disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cervical-rehab-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<ServiceCaller>();
        services.AddSingleton<AnswerShelf>();
        services.AddSingleton<SmartHttp>();
        services.AddSingleton<SmartSessions>();
        services.AddSingleton<EhrHttp>();
        services.AddSingleton(provider => new AssessmentWriter(provider.GetRequiredService<EhrHttp>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AssessmentDesk>();
    }

    /// <summary>Maps all pages; the group, for whoever protects it.</summary>
    public static RouteGroupBuilder MapWorkbench(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty);
        group.ExcludeFromDescription();
        group.MapGet("/", BenchEndpoints.Show);
        MapForm(group, "/workbench/send", "/", BenchEndpoints.Send);
        MapForm(group, "/workbench/fhir-server", "/", BenchEndpoints.AskServer);
        MapForm(group, "/workbench/feedback", "/", BenchEndpoints.GiveFeedback);
        group.MapGet("/review", ReviewEndpoint.Show);
        group.MapGet("/insights/page", InsightsPageEndpoint.Show);
        group.MapGet("/workbench/{file}", Assets.Get);
        return group;
    }

    /// <summary>Maps the patient's course, the assessment, and the launch that opens them. Who may see them is decided by the pages themselves: a sample in Development, or the session of a launch.</summary>
    public static void MapCourse(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/course");
        group.ExcludeFromDescription();
        group.MapGet(string.Empty, CourseEndpoints.Show);
        MapForm(group, "/close", "/course", CourseEndpoints.Close);
        group.MapGet("/{file}", Assets.Get);
        app.MapGet("/assessment", AssessmentEndpoints.Show).ExcludeFromDescription();
        app.MapPost("/assessment", AssessmentEndpoints.Submit).ExcludeFromDescription();
        app.MapGet("/launch", SmartEndpoints.Launch).ExcludeFromDescription();
        app.MapGet(SmartEndpoints.Callback, SmartEndpoints.Return).ExcludeFromDescription();
    }

    // The address of a form stays in the browser after it was sent; whoever opens it again is taken to its page.
    private static void MapForm(RouteGroupBuilder group, string address, string page, Delegate take)
    {
        group.MapPost(address, take);
        group.MapGet(address, () => TypedResults.Redirect(page));
    }
}
