using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>One element of a call replaced by junk: always answered, and never a false all-clear.</summary>
public sealed class CorruptionTests(TestHost host) : IClassFixture<TestHost>
{
    // The last, half a character, is nothing a JsonNode could carry: it goes through the whole service only.
    internal static readonly string?[] Junk = [null, "5", "-1", "\"\"", "\"junk\"", "true", "[]", "{}", "[null]", "[[{}]]", "{ \"coding\": 5 }", "1e400", "\"\\ud800\""];

    private static readonly string[] NoRecord = ["resourceType", "subject", "code", "status"];

    private static readonly string[] Signs =
    [
        Written.Present("gait-instability", Written.Today),
        Written.Observation("bowel-dysfunction", "\"valueBoolean\": true", Written.Today),
        Written.Observation("lower-limb-neuro-symptom", $$""" "interpretation": [{{Written.Concept("v3|POS")}}] """, Written.Today),
        Written.Sides("upper-limb-weakness", "\"valueBoolean\": true", "\"valueBoolean\": true", Written.Today),
        Written.Sides("upper-limb-strength-mrc", "\"valueInteger\": 3", "\"valueInteger\": 3", Written.Today),
        Written.OnSide("upper-limb-numbness", "sct|51440002", Written.Value("sct|10828004"), Written.Today),
        Written.Condition("sct|40492006"),
        Written.Condition("icd|R26.81", "\"recordedDate\": \"2026-05-31\"", clinical: ""),
    ];

    [Fact]
    public void H01_A_corrupted_red_flag_is_a_red_flag_or_a_question_and_never_a_plan() => Generated.Holds(
        2000,
        (from sign in Gen.Elements(Signs) from at in Gen.Choose(0, 40) from junk in Gen.Elements(Junk[..^1]) select (sign, at, junk)).ToArbitrary(),
        row =>
        {
            var sign = JsonNode.Parse(row.sign)!.AsObject();
            sign["id"] = "flag";
            sign["subject"] = new JsonObject { ["reference"] = $"Patient/{Chart.PatientId}" };
            var path = Replace(sign, row.at, row.junk);
            var chart = Chart.Baseline.WithExactly(Text(sign));

            // Without type, subject, code or status it is no usable record of this sign: the older negatives stand.
            if (!NoRecord.Any(member => path.StartsWith($"$.{member}", StringComparison.Ordinal)))
            {
                chart.Pathway.ShouldBeOneOf(["urgent-surgical-referral", "surgical-referral", "complete-assessment"], path);
                chart.Decision.NoRedFlags.ShouldBeFalse(path);
            }
        });

    [Fact]
    public void REQ_10_RESP_10_A_call_with_one_element_corrupted_is_answered_or_refused_and_never_fails() => Generated.Holds(
        150,
        (from chart in GeneratedChart.All.Generator from at in Gen.Choose(0, 3000) from junk in Gen.Elements(Junk) select (chart, at, junk)).ToArbitrary(),
        row =>
        {
            var call = row.chart.Chart.Call(row.chart.Hook);
            var path = Replace(call, row.at, row.junk);

            var answer = Task.Run(() => host.Post(row.chart.Hook, Text(call))).GetAwaiter().GetResult();

            answer.Status.ShouldBeOneOf([200, 400, 412, 422], path);
        });

    // JSON that System.Text.Json would not write: numbers too large, lone surrogates.
    internal static string Text(JsonNode node) => Junk.Where(junk => junk is not null)
        .Aggregate(node.ToJsonString(), (text, junk) => text.Replace($"\"junk#{Array.IndexOf(Junk, junk)}\"", junk, StringComparison.Ordinal));

    internal static string Replace(JsonNode root, int at, string? junk)
    {
        var places = Places(root).ToImmutableArray();
        var (path, parent, key) = places[at % places.Length];
        JsonNode? value = junk is null ? null : JsonValue.Create($"junk#{Array.IndexOf(Junk, junk)}");
        if (parent is JsonObject members)
        {
            members[(string)key] = value;
        }
        else
        {
            parent.AsArray()[(int)key] = value;
        }

        return path;
    }

    private static IEnumerable<(string Path, JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.ToArray().SelectMany(member => Places(member.Value).Prepend(($"{node.GetPath()}.{member.Key}", node, member.Key))),
        JsonArray items => items.ToArray().SelectMany((item, at) => Places(item).Prepend(($"{node.GetPath()}[{at}]", node, (object)at))),
        _ => [],
    };
}
