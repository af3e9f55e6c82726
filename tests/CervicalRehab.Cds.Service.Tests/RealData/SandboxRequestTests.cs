using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.RealData;

/// <summary>What the CDS Hooks reference client posts: legal envelopes around drafts that are not valid FHIR.</summary>
public sealed class SandboxRequestTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Folder = "sandbox-requests";

    public static TheoryData<string> Calls => [.. SharedData.Files(Folder, "*-probe-*.json").Select(row => row.Data).Where(name => !name.StartsWith("feedback", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task HK_3_A_call_with_the_missing_keys_added_is_answered(string file)
    {
        foreach (var empty in new[] { "null", """{ "resourceType": "Bundle", "type": "searchset", "total": 0 }""" })
        {
            (await host.Post(Completed(file, empty))).Text.ShouldBe("""{"cards":[]}""", "their key for Conditions is not ours (DATA-8)");
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task HK_3_With_OPLL_under_our_key_the_assessment_is_asked_for(string file)
    {
        foreach (var empty in new[] { "null", """{ "resourceType": "Bundle", "type": "searchset", "total": 0 }""" })
        {
            var call = Completed(file, empty);
            call["prefetch"]!["conditions"] = call["prefetch"]!["opll"]!.DeepClone();
            call["prefetch"]!["measurements"] = call["prefetch"]!["vas"]!.DeepClone();

            var answer = await host.Post(call);

            answer.Status.ShouldBe(200);
            var card = answer.Json.GetProperty("cards").EnumerateArray().Single();
            card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("complete-assessment");
            card.GetProperty("indicator").GetString().ShouldBe("warning");
            card.GetProperty("detail").GetString()!.ShouldContain("Score pain on the visual analog scale: future date", customMessage: "the probe's only score is dated after the evaluation");
            answer.Text.ShouldNotContain("Hana");
        }
    }

    private static JsonObject Completed(string file, string empty)
    {
        var call = SharedData.Read(Folder, file);
        foreach (var key in PrefetchKeys.All)
        {
            call["prefetch"]!.AsObject().TryAdd(key.Name, JsonNode.Parse(empty));
        }

        return call;
    }
}
