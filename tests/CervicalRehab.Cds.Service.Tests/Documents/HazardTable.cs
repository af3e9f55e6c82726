using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The hazard log as a table: one row per control.</summary>
internal static class HazardTable
{
    public static readonly string[] Heads = ["Hazard", "What", "Cause", "Control", "Where", "Tests"];

    public static IEnumerable<string[]> Rows => Hazards.All.SelectMany(hazard => hazard.Controls.Select(control => new[]
    {
        hazard.Id, hazard.Text, hazard.Cause, control.Text, $"`{control.Where}`", string.Join(' ', control.Tests.Select(test => $"`{test}`")),
    }));
}
