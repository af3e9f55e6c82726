using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>A silent run says of a patient what a hook call says: the same pathway, and the same facts missing.</summary>
public sealed class SameAnswerTests
{
    // What names no patient can be anybody's in a file of all patients. In a Bundle of one patient it is left open, as in a call.
    private static readonly string[] s_namesNobody = ["73-red-flag-without-a-resolvable-subject"];

    public static TheoryData<string> Scenarios => [.. Scenario.All.Select(scenario => scenario.Name)];

    public static TheoryData<string> Named => [.. Scenario.All.Select(scenario => scenario.Name).Except(s_namesNobody, StringComparer.Ordinal)];

    public static TheoryData<string> Samples => [.. SampleCatalog.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Named))]
    public Task Of_a_scenario_line_by_line(string name) => ShouldSayTheSame(Of(name), asBundle: false);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Of_a_scenario_as_a_Bundle(string name) => ShouldSayTheSame(Of(name), asBundle: true);

    [Theory]
    [MemberData(nameof(Samples))]
    public Task Of_a_sample(string name)
    {
        var sample = SampleCatalog.All.Single(sample => sample.Name == name);
        return ShouldSayTheSame(new(SampleRequest.For(sample.On(TestHost.Today), "patient-view", TestHost.HookInstance)), asBundle: false);
    }

    [Fact]
    public async Task Of_2_000_generated_patients_in_one_export()
    {
        var charts = new List<Chart>();
        Generated.Holds(2_000, GeneratedChart.All, chart => charts.Add(chart.Chart));
        using var export = new Exported();
        export.With(charts.SelectMany((chart, at) => new HookCall(Renamed(chart.Call(), at)).Resources));

        var report = await export.Run(settings => settings with { At = Chart.Now, WithIds = true });

        var patients = report.Patients;
        charts.Count.ShouldBe(2_000);
        foreach (var (at, chart) in charts.Index())
        {
            Said(patients, IdOf(at)).ShouldBe(new HookCall(chart.Call()).Answer(Chart.Now), customMessage: $"chart {at}: {chart.Call().ToJsonString()}");
        }

        patients.Values.Select(row => row.Pathway).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(5);
    }

    private static async Task ShouldSayTheSame(HookCall call, bool asBundle)
    {
        using var export = call.Export(asBundle);

        var report = await export.Run(settings => settings with { WithIds = true });

        Said(report.Patients, call.PatientId).ShouldBe(call.Answer(Exported.At));
    }

    private static HookCall Of(string scenario) => new(JsonNode.Parse(new Scenario(scenario).Request)!.AsObject());

    private static (string Pathway, string Missing)? Said(Dictionary<string, (string Pathway, string Indicator, string Cards, string Missing)> patients, string id) =>
        patients.TryGetValue(id, out var row) && row.Pathway is not "not-applicable" ? (row.Pathway, row.Missing) : null;

    private static string IdOf(int at) => $"generated-{at}";

    private static JsonObject Renamed(JsonObject call, int at) => JsonNode.Parse(call.ToJsonString().Replace(Chart.PatientId, IdOf(at), StringComparison.Ordinal).Replace("Patient/other", $"Patient/other-than-{at}", StringComparison.Ordinal))!.AsObject();
}
