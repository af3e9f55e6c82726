using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings section <c>Workbench</c>.</summary>
internal sealed class WorkbenchOptions
{
    /// <summary>Whether the pages for people are served: workbench, course, assessment, review, insights. Unset: in Development, or when there are operators or an EHR that may launch the course page.</summary>
    public bool? Enabled { get; set; }

    /// <summary>True when the pages are served. Without operators nobody outside Development may see them, whatever is set; the course page opens by a launch.</summary>
    public static bool IsOn(IConfiguration settings, TrustSettings trust) =>
        settings.GetSection("Workbench").Get<WorkbenchOptions>()?.Enabled ?? (trust.IsDevelopment || !trust.Operators.IsEmpty || !SmartServerOptions.All(settings).IsEmpty);
}
