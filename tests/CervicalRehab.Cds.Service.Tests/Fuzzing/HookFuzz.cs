using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.FhirApi;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Whole calls, damaged anywhere: answered or refused with what to mend, never a 5xx.</summary>
internal static class HookFuzz
{
    private static readonly ImmutableArray<(string Hook, string Request)> Stories = [.. Scenario.All.Select(scenario => (scenario.Hook, scenario.Request))];

    private static readonly ImmutableArray<string> MediaTypes = ["application/json", "application/json", "application/json", "application/json; charset=utf-8", "application/fhir+json", "text/plain", "application/json; charset=utf-16"];

    public static void Call(FuzzHost host, Dice dice)
    {
        var (hook, call) = Damaged(dice, most: 6);
        var path = $"/cds-services/cervical-rehab-{(dice.OneIn(50) ? "order-sign" : hook)}";

        var (status, answer) = host.Post(path, Damage.Text(call, dice, broken: 5), dice.Of(MediaTypes));

        IsHonest(status, answer, [400, 412, 415, 422]);
        if (status == 200)
        {
            foreach (var card in JsonElement.Parse(answer).GetProperty("cards").EnumerateArray())
            {
                FuzzTarget.Must(card.GetProperty("summary").GetString() is { Length: > 0 and < 140 } && card.GetProperty("indicator").GetString() is "info" or "warning" or "critical", "a card as CDS Hooks asks for");
            }
        }
    }

    public static void Apply(FuzzHost host, Dice dice)
    {
        var (_, call) = Story(dice);
        var resources = call["prefetch"]!.AsObject().Select(key => key.Value).OfType<JsonObject>().SelectMany(value => value["entry"] is JsonArray entries ? entries.Select(entry => entry!["resource"]) : [value]);
        var parameters = JsonNode.Parse(ApplyTests.Parameters((string)call["context"]!["patientId"]!, resources))!;
        for (var times = dice.Below(6); times > 0; times--)
        {
            Damage.Once(parameters, dice);
        }

        var (status, answer) = host.Post(ApplyTests.Address, Damage.Text(parameters, dice, broken: 5), "application/fhir+json");

        IsHonest(status, answer, [400, 412, 422]);
    }

    /// <summary>A body without what nobody reads has the answer of the whole body.</summary>
    public static void Cut(Dice dice)
    {
        var (hook, call) = Damaged(dice, most: 4);
        var body = Damage.Text(call, dice, broken: 4);

        var (cut, whole) = (Answer(body, bytes => HookPath.Answer(bytes, hook)), Answer(body, bytes => HookPath.AnswerToWhole(bytes, hook)));
        FuzzTarget.Must(cut == whole, $"{cut}\n{whole}");
    }

    private static void IsHonest(int status, byte[] answer, int[] refusals)
    {
        FuzzTarget.Must(status == 200 || refusals.Contains(status), $"{status} {Encoding.UTF8.GetString(answer)}");
        if (status != 200)
        {
            FuzzTarget.Must(JsonElement.Parse(answer).GetProperty("issue")[0].GetProperty("details").GetProperty("text").GetString() is { Length: > 0 }, "a refusal says what to mend");
        }
    }

    private static (string Hook, JsonNode Call) Damaged(Dice dice, int most)
    {
        var (hook, call) = Story(dice);
        for (var times = dice.Below(most); times > 0; times--)
        {
            Damage.Once(dice.OneIn(2) ? call["prefetch"] ?? call : call, dice);
        }

        return (hook, call);
    }

    private static (string Hook, JsonObject Call) Story(Dice dice)
    {
        if (dice.OneIn(2))
        {
            var (hook, request) = dice.Of(Stories);
            return (hook, JsonNode.Parse(request)!.AsObject());
        }

        var chart = dice.From(GeneratedChart.All.Generator);
        return (chart.Hook, chart.Chart.Call(chart.Hook));
    }

    private static string Answer(byte[] body, Func<byte[], string> path)
    {
        try
        {
            return path(body);
        }
        catch (JsonException)
        {
            return "no JSON";
        }
    }
}
