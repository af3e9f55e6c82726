using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>D29, D30, D40: a resource or a Bundle that says that something was left out of it reassures nobody, by whichever label.</summary>
public sealed class PartLabelTests
{
    public static TheoryData<string, string> Labels => [.. from label in PartLabels.All from list in new[] { "tag", "security" } select (label, list)];

    [Theory]
    [MemberData(nameof(Labels))]
    public void Each_kind_of_resource_with_the_label_takes_its_comfort_away(string label, string list)
    {
        var silent = from chart in ReassuringRecords.OneMore
                     where Comfort.Of(chart).Said.Except(Comfort.Of(Labelled(chart, chart.Resources.Length, list, label)).Said).IsEmpty
                     select chart.Resources[^1].ToJsonString();

        string.Join('\n', silent).ShouldBeEmpty();
        Comfort.Of(Chart.Baseline).Said.Except(Comfort.Of(Labelled(Chart.Baseline, 0, list, label)).Said).ShouldNotBeEmpty("Patient");
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_Bundle_with_the_label_is_a_part(string label, string list)
    {
        Completeness.IsWhole(Bundle(list, $" {label.ToLowerInvariant()}")).ShouldBeFalse();
        Completeness.IsWhole(Bundle(list, $"{label}-NOT")).ShouldBeTrue();
    }

    [Fact]
    public void Any_other_label_changes_nothing()
    {
        foreach (var chart in ReassuringRecords.OneMore)
        {
            Comfort.Of(Labelled(chart, chart.Resources.Length, "tag", "NIGHTLY")).Unlike(Comfort.Of(chart)).ShouldBeNull(chart.Resources[^1].ToJsonString());
            Comfort.Of(Labelled(chart, chart.Resources.Length, "security", "R")).Unlike(Comfort.Of(chart)).ShouldBeNull(chart.Resources[^1].ToJsonString());
        }
    }

    private static Chart Labelled(Chart chart, int slot, string list, string label)
    {
        var resource = Slot.Resource(chart, slot);
        resource["meta"] = new JsonObject { [list] = new JsonArray(new JsonObject { ["code"] = label }) };
        return Slot.With(chart, slot, resource);
    }

    private static JsonElement Bundle(string list, string label) => JsonElement.Parse($$"""{ "resourceType": "Bundle", "meta": { "{{list}}": [{ "code": "{{label}}" }] } }""");
}
