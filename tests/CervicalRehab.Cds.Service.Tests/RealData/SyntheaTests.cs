using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.RealData;

/// <summary>Eight synthetic patients with all their noise: silent as they are, and right once OPLL is among it.</summary>
public sealed class SyntheaTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Folder = "synthea";

    public static TheoryData<string> Patients => SharedData.Files(Folder, "*.json");

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task Without_OPLL_there_are_no_cards(string file) => (await host.Post(Call(file).Call)).Text.ShouldBe("""{"cards":[]}""");

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task With_minor_OPLL_and_a_baseline_the_plan_is_offered(string file)
    {
        var (call, deceased) = Call(file, Chart.Baseline);

        var answer = await host.Post(call);

        Topics(answer).ShouldBe(deceased ? [] : ["conservative-plan"]);
        if (!deceased)
        {
            var decision = Decision(answer);
            decision.TryGetProperty("missing", out _).ShouldBeFalse();
            decision.TryGetProperty("notUsed", out _).ShouldBeFalse("noise is passed over in silence");
            answer.Text.ShouldNotContain("another patient");
        }
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task With_OPLL_alone_the_assessment_is_asked_for(string file)
    {
        var (call, deceased) = Call(file, Chart.Empty.With(Written.Condition("sct|90448008", "\"onsetDateTime\": \"2024-01-01\"")));

        var answer = await host.Post(call);

        Topics(answer).ShouldBe(deceased ? [] : ["complete-assessment"]);
        if (!deceased)
        {
            var pain = Decision(answer).GetProperty("missing").EnumerateArray().Single(missing => missing.GetProperty("fact").GetString() == "pain-vas");
            pain.GetProperty("reason").GetString().ShouldBe("stale", "their last numeric rating is years old");
        }
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task A_red_flag_among_the_noise_is_urgent(string file)
    {
        var (call, deceased) = Call(file, Chart.Baseline.With(Written.Condition("icd|R26.81")));

        Topics(await host.Post(call)).ShouldBe(deceased ? [] : ["urgent-surgical-referral"]);
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task Names_and_identifiers_stay_inside(string file)
    {
        var (call, _) = Call(file, Chart.Baseline);
        var patient = call["prefetch"]!["patient"]!;

        var answer = await host.Post(call);

        foreach (var secret in patient["identifier"]!.AsArray().Select(identifier => (string)identifier!["value"]!)
            .Append((string)patient["name"]![0]!["family"]!).Append((string)patient["address"]![0]!["city"]!))
        {
            // The bare id is the reference that every draft needs; one of the identifiers repeats it.
            if (secret != (string)patient["id"]!)
            {
                answer.Text.ShouldNotContain(secret);
            }
        }
    }

    /// <summary>
    /// The patient's transaction as a hook call: each type under every key that brings it, the additions in the midst, or each wherever
    /// <paramref name="place"/> says among so many.
    /// </summary>
    internal static (JsonObject Call, bool Deceased) Call(string file, Chart? added = null, Func<int, int>? place = null)
    {
        var resources = SharedData.Read(Folder, file)["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).ToList();
        var patient = resources.Single(resource => (string?)resource["resourceType"] == "Patient");
        var id = (string)patient["id"]!;
        var more = (added ?? Chart.Empty).Resources.Select(resource => About(resource, id)).ToList();
        foreach (var (at, resource) in more.Index())
        {
            resources.Insert(place?.Invoke(resources.Count) ?? (resources.Count + at) / 2, resource);
        }

        var call = TestHost.Call(patient: SamplePatient.Baseline(TestHost.Today) with { Id = id });
        foreach (var key in PrefetchKeys.All)
        {
            call["prefetch"]![key.Name] = key.IsSearch ? Bundle(resources.Where(resource => (string?)resource["resourceType"] == key.ResourceType)) : patient.DeepClone();
        }

        return (call, patient["deceasedDateTime"] is not null);
    }

    private static JsonObject About(JsonObject resource, string patient)
    {
        var copy = resource.DeepClone().AsObject();
        copy["subject"] = new JsonObject { ["reference"] = $"urn:uuid:{patient}" };
        return copy;
    }

    private static JsonObject Bundle(IEnumerable<JsonObject> resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["resource"] = resource.DeepClone() })]),
    };

    private static string[] Topics(Answer answer)
    {
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!)];
    }

    private static JsonElement Decision(Answer answer) =>
        answer.Json.GetProperty("cards")[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision");
}
