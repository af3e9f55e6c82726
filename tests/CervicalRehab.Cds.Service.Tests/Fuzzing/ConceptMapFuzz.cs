using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Damaged ConceptMaps: a row is used only when it says one thing about one code of ours; without a fault the service can start with it.</summary>
internal static class ConceptMapFuzz
{
    private static readonly string Example = File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", "examples", "ConceptMap-example-site-codes.json"));

    public static void Case(Dice dice)
    {
        var map = JsonNode.Parse(Example)!;
        for (var times = dice.Below(5); times > 0; times--)
        {
            Damage.Once(dice.OneIn(2) ? map["group"] ?? map : map, dice);
        }

        var reading = ConceptMapReader.Read(Encoding.UTF8.GetString(Damage.Text(map, dice, broken: 4)));

        FuzzTarget.Must(reading.Rows.All(row => KnownCodes.IsKnown(row.Ours)), "a row for a code that is not ours");
        FuzzTarget.Must(!reading.Rows.IsEmpty || reading.NotEquivalent > 0 || !reading.Faults.IsEmpty, "a map that maps nothing says so");
        if (reading.Faults.IsEmpty)
        {
            using var codes = new SiteCodes(reading.Rows, acceptM488X2Alone: true);
            FuzzTarget.Must(codes.PrefetchKeys.All(key => key.Template.Length < PrefetchKeys.TemplateLimit), "an address that servers refuse");
        }
    }
}
