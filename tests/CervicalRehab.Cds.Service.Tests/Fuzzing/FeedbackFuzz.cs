using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Damaged feedback: all items of a call are taken or none, and what is refused is named.</summary>
internal static class FeedbackFuzz
{
    private const string Items = """
        { "feedback": [
          { "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted", "acceptedSuggestions": [{ "id": "e56e1945-20b3-4393-8503-a1a20fd73152" }], "outcomeTimestamp": "2026-06-01T09:05:00Z" },
          { "card": "4e0a3a1e-3283-4575-ab82-028d55fe2720", "outcome": "overridden", "outcomeTimestamp": "2026-06-01T09:05:00+14:00",
            "overrideReason": { "reason": { "system": "https://cervical-rehab.example/fhir/CodeSystem/override-reason", "code": "documented-in-error" }, "userComment": "clinician said" } }] }
        """;

    public static void Body(Dice dice)
    {
        JsonElement body;
        try
        {
            body = StrictJson.Parse(Bytes(dice));
        }
        catch (JsonException)
        {
            return;
        }

        var (items, problems) = FeedbackReader.Read(body);

        FuzzTarget.Must(IsEmpty(body) ? items.IsEmpty && problems.IsEmpty : items.IsEmpty != problems.IsEmpty, "all or none");
        FuzzTarget.Must(problems.All(problem => problem.Status == 400), "refused as 400");
        foreach (var item in items)
        {
            FuzzTarget.Must(item.Outcome is "accepted" or "overridden" && item.Card.Length > 0 && item.Identity("service", "client").Length == 64, "what is taken is whole");
        }
    }

    public static void Call(FuzzHost host, Dice dice)
    {
        var (status, answer) = host.Post("/cds-services/cervical-rehab-patient-view/feedback", Bytes(dice));

        FuzzTarget.Must(status is 200 or 400 or 503, $"{status} {Encoding.UTF8.GetString(answer)}");
        if (status != 200)
        {
            JsonElement.Parse(answer).GetProperty("resourceType").GetString().ShouldBe("OperationOutcome");
        }
    }

    // A call without an item is taken: there was nothing to tell.
    private static bool IsEmpty(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty("feedback", out var items) && items.ValueKind is JsonValueKind.Array && items.GetArrayLength() == 0;

    private static byte[] Bytes(Dice dice)
    {
        var body = JsonNode.Parse(Items)!;
        for (var times = dice.Below(4); times > 0; times--)
        {
            Damage.Once(body, dice);
        }

        return Damage.Text(body, dice, broken: 5);
    }
}
