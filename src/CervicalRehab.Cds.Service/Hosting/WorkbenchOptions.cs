using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings section <c>Workbench</c>.</summary>
internal sealed class WorkbenchOptions
{
    /// <summary>Whether the pages for people are served: workbench, review, insights. Unset: in Development, or when there are operators.</summary>
    public bool? Enabled { get; set; }

    /// <summary>True when the pages are served. Without operators nobody outside Development may see them, whatever is set.</summary>
    public static bool IsOn(IConfiguration settings, TrustSettings trust) =>
        settings.GetSection("Workbench").Get<WorkbenchOptions>()?.Enabled ?? (trust.IsDevelopment || !trust.Operators.IsEmpty);
}
