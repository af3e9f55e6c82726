using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.RealData;

/// <summary>Generated records with OPLL strewn among everything else a synthetic patient has: the pathway of the bare record.</summary>
public sealed class InjectionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Folder = "synthea";
    private const int Records = 25;

    public static TheoryData<string> Patients => SharedData.Files(Folder, "*.json");

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task H01_H18_Among_the_noise_a_record_has_the_pathway_it_has_alone(string file)
    {
        for (var number = 0; number < Records; number++)
        {
            var dice = new Dice(FuzzTarget.TestSeed, file, number);
            var chart = dice.From(GeneratedChart.All.Generator).Chart;

            var (noisy, _) = SyntheaTests.Call(file, chart, count => dice.Below(count + 1));
            var (alone, _) = SyntheaTests.Call(file, chart);
            KeepOnly(alone, chart);

            var bare = await Pathway(alone);
            (await Pathway(noisy)).ShouldBe(bare, $"{file}, seed {FuzzTarget.TestSeed}, record {number}");
        }
    }

    // What the patient had is taken out of the same call.
    private static void KeepOnly(JsonObject call, Chart chart)
    {
        var ours = chart.Resources.Select(resource => (string)resource["id"]!).ToHashSet(StringComparer.Ordinal);
        foreach (var key in PrefetchKeys.All.Where(key => key.IsSearch))
        {
            var entries = call["prefetch"]![key.Name]!["entry"]!.AsArray();
            foreach (var entry in entries.Where(entry => !ours.Contains((string)entry!["resource"]!["id"]!)).ToList())
            {
                entries.Remove(entry);
            }
        }
    }

    private async Task<string> Pathway(JsonObject call)
    {
        var answer = await host.Post(call);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("cards").EnumerateArray()
            .Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!).FirstOrDefault() ?? "no card";
    }
}
