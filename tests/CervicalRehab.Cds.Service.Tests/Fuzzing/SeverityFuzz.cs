using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>
/// A record with OPLL and a finding of today that demands a pathway, among resources of any kind and any damage: the answer is never a less
/// severe pathway than the sound part demands.
/// </summary>
internal static class SeverityFuzz
{
    private const string Flag = "the-flag";

    // Of today, so that nothing can be newer. A second examination can show a weakness of both arms to be stable, nothing can clear it.
    private static readonly ImmutableArray<(string Resource, Pathway Demands)> Flags =
    [
        (Written.Present("gait-instability", Written.Today), Pathway.UrgentSurgicalReferral),
        (Written.Observation("bowel-dysfunction", "\"valueBoolean\": true", Written.Today), Pathway.UrgentSurgicalReferral),
        (Written.Present("bladder-dysfunction", Written.Today, "preliminary"), Pathway.UrgentSurgicalReferral),
        (Written.Observation("lower-limb-neuro-symptom", $$""" "interpretation": [{{Written.Concept("v3|POS")}}] """, Written.Today), Pathway.UrgentSurgicalReferral),
        (Written.Condition("icd|R26.81", $"\"onsetDateTime\": \"{Written.Today}\""), Pathway.UrgentSurgicalReferral),
        (Written.Condition("sct|40492006", $"\"recordedDate\": \"{Written.Today}\"", clinical: ""), Pathway.UrgentSurgicalReferral),
        (Written.Sides("upper-limb-weakness", Written.Value("sct|52101004"), Written.Value("sct|52101004"), Written.Today), Pathway.SurgicalReferral),
        (Written.Sides("upper-limb-numbness", "\"valueBoolean\": true", "\"valueBoolean\": true", Written.Today), Pathway.SurgicalReferral),
        (Written.OnSide("hand-weakness", "sct|7771000", Written.Value("sct|52101004"), Written.Today), Pathway.SurgicalReferral),
        (Written.Sides("hoffmann-sign", "\"valueBoolean\": true", "\"valueBoolean\": true", Written.Today), Pathway.SurgicalReferral),
        (Written.Condition("sct|202664003", $"\"onsetDateTime\": \"{Written.Today}\""), Pathway.SurgicalReferral),
        (Written.Present("babinski-sign", Written.Today), Pathway.CompleteAssessment),
    ];

    // Without type, subject, code or status it is no usable record of this sign: the older negatives stand.
    private static readonly ImmutableArray<string> NoRecord = ["resourceType", "subject", "code", "status"];

    public static void AmongJunk(Dice dice)
    {
        var (flag, demanded) = dice.Of(Flags);
        var chart = dice.From(GeneratedChart.All.Generator);
        var call = chart.Chart.Without("90448008").With(Written.Condition("sct|90448008", "\"id\": \"sound-opll\", \"onsetDateTime\": \"2024-01-01\""), flag.Insert(1, $"\"id\": \"{Flag}\",")).Call(chart.Hook);
        var others = Entries(call).Where(resource => (string?)resource["id"] is not (Flag or "sound-opll")).ToList();
        for (var times = dice.Below(12); times > 0 && others.Count > 0; times--)
        {
            Damage.Once(dice.Of(others), dice);
        }

        var pathway = PathwayOf(call, chart.Hook);

        FuzzTarget.Must(pathway is null || pathway <= demanded, $"{pathway} instead of {demanded}: {flag}");
    }

    public static void Damaged(Dice dice)
    {
        var (flag, _) = dice.Of(Flags);
        var call = Chart.Baseline.With(flag.Insert(1, $"\"id\": \"{Flag}\",")).Call();
        var resource = Entries(call).Single(one => (string?)one["id"] == Flag);
        var member = dice.Of<string>([.. resource.Select(one => one.Key).Where(name => !NoRecord.Contains(name))]);

        // The member itself, or something within it.
        var holder = new JsonObject { [member] = resource[member]?.DeepClone() };
        // Half a Hoffmann sign or half a numbness is a sound record of one side: they are spoiled, not cut.
        var what = flag.Contains("component", StringComparison.Ordinal) ? Damage.Spoil(holder, dice) : Damage.Once(holder, dice);
        resource.Remove(member);
        foreach (var (name, value) in holder.ToArray())
        {
            holder.Remove(name);
            if (!NoRecord.Contains(name))
            {
                resource[name] = value;
            }
        }

        // Another date or status that can be read is another record, and may be answered by an older one.
        if (NamesAnotherDay(resource) || CorruptionTests.Text(resource).Contains("entered-in-error", StringComparison.Ordinal))
        {
            return;
        }

        var pathway = PathwayOf(call, "patient-view");
        FuzzTarget.Must(pathway is null or <= Pathway.CompleteAssessment, $"{pathway} after {what} of {member}: {resource.ToJsonString()}");
    }

    private static bool NamesAnotherDay(JsonObject resource) => new[] { "effectiveDateTime", "onsetDateTime", "recordedDate" }
        .Any(name => resource[name] is JsonValue value && value.TryGetValue<string>(out var text) && text != Written.Today && FhirDate.Parse(text) is not null);

    private static IEnumerable<JsonObject> Entries(JsonObject call) =>
        from key in call["prefetch"]!.AsObject()
        where key.Value?["entry"] is JsonArray
        from entry in key.Value["entry"]!.AsArray()
        select entry["resource"]!.AsObject();

    // Null when the call is no JSON that is read, and refused as a whole.
    private static Pathway? PathwayOf(JsonObject call, string hook)
    {
        string answer;
        try
        {
            answer = HookPath.Answer(Encoding.UTF8.GetBytes(CorruptionTests.Text(call)), hook);
        }
        catch (JsonException)
        {
            return null;
        }

        var cards = JsonElement.Parse(answer).GetProperty("cards");
        FuzzTarget.Must(cards.GetArrayLength() > 0, "no card");
        var decision = cards[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision");
        FuzzTarget.Must(decision.TryGetProperty("pathway", out var code), $"refused: {cards[0].GetProperty("summary")}");
        return Enum.GetValues<Pathway>().Single(pathway => pathway.Code() == code.GetString());
    }
}
