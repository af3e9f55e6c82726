using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The index of the scenarios: what each story is about, where it leads, and the rules it is there for.</summary>
internal static class ScenarioTable
{
    public static string Rows() => DocumentTables.Table(
        ["Story", "Hook", "Pathway", "Rules"],
        Scenario.All.Select(scenario => new[] { $"[{Title(scenario)}]({scenario.Name}/story.md)", $"`{scenario.Hook}`", Listed(scenario, "Pathway"), Listed(scenario, "Rules") }));

    private static string Title(Scenario scenario) => scenario.Story.Split('\n')[0].TrimStart('#', ' ');

    private static string Listed(Scenario scenario, string label) => string.Join(' ', scenario.Listed(label).Select(code => $"`{code}`"));
}
