using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.RealData;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>Records that nobody here wrote, as an export: silent as they are, and asked about once OPLL is among them.</summary>
public sealed class SyntheaExportTests : IDisposable
{
    private const string Folder = "synthea";

    private readonly Exported _export = new();

    public static TheoryData<bool> Forms => [true, false];

    public void Dispose() => _export.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Patients_with_OPLL_added_are_found_among_the_others(bool asBundles)
    {
        string[] files = [.. SharedData.Files(Folder, "*.json").Select(row => row.Data)];
        var dice = new Random(20260601);
        var (withOpll, records) = (0, 0L);
        foreach (var file in files)
        {
            var bundle = SharedData.Read(Folder, file);
            var entries = bundle["entry"]!.AsArray();
            var patient = entries.Select(entry => entry!["resource"]!).Single(resource => (string?)resource["resourceType"] is "Patient");
            if (dice.Next(2) == 0)
            {
                var opll = JsonNode.Parse(Written.Condition("sct|90448008"))!.AsObject();
                opll["id"] = "added";
                opll["subject"] = new JsonObject { ["reference"] = $"urn:uuid:{(string)patient["id"]!}" };
                entries.Insert(dice.Next(entries.Count), new JsonObject { ["resource"] = opll });
                withOpll += patient["deceasedDateTime"] is null ? 1 : 0;
            }

            records += entries.Count;
            if (asBundles)
            {
                _export.Text(file, bundle.ToJsonString());
            }
            else
            {
                _export.Lines(Path.ChangeExtension(file, ".ndjson"), entries.Select(entry => entry!["resource"]!.ToJsonString()));
            }
        }

        var report = await _export.Run(settings => settings with { ReplaysEncounters = true });

        withOpll.ShouldBeGreaterThan(0);
        ((long)report.Summary["patients"]!).ShouldBe(files.Length);
        ((long)report.Summary["inScope"]!).ShouldBe(withOpll);
        report.Counts("pathways").ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["complete-assessment"] = withOpll });
        report.Counts("lines")["rejected"].ShouldBe(0);
        report.ShouldCount(records);
    }
}
