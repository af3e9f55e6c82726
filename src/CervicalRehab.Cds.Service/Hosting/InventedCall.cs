using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Calls about invented patients, of the size real calls have: the records of the samples, each among many resources no rule reads.</summary>
internal static class InventedCall
{
    private const int Others = 120;

    private static readonly DateOnly Day = new(2026, 1, 5);

    /// <summary>When the calls are made, which is the day of the samples.</summary>
    public static DateTimeOffset At { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A call of a service's hook about one of the samples: each of them in turn, by its number, and then from the first again. It is among <paramref name="others"/> resources no rule reads.</summary>
    public static byte[] For(HookService service, int number, int others = Others)
    {
        var sample = SampleCatalog.All[number % SampleCatalog.All.Length];
        var call = SampleRequest.For(sample.On(Day), service.Hook, Guid.Empty);
        foreach (var (key, type) in new[] { ("conditions", "Condition"), ("measurements", "Observation") })
        {
            var bundle = call["prefetch"]![key]!;
            var entries = bundle["entry"]!.AsArray();
            for (var at = 0; at < others / 2; at++)
            {
                entries.Add(new JsonObject { ["resource"] = Other(type, at) });
            }

            bundle["total"] = entries.Count;
        }

        return Encoding.UTF8.GetBytes(call.ToJsonString());
    }

    private static JsonObject Other(string type, int at) => new()
    {
        ["resourceType"] = type,
        ["id"] = $"other-{at}",
        ["text"] = new JsonObject { ["status"] = "generated", ["div"] = $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{new string('x', 400)}</div>" },
        ["status"] = "final",
        ["category"] = new JsonArray(SampleFact.Concept("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")),
        ["code"] = SampleFact.Concept(new("http://loinc.org", "8867-4", "Heart rate")),
        ["subject"] = new JsonObject { ["reference"] = "Patient/sample-patient" },
        ["effectiveDateTime"] = SampleFact.Date(Day.AddDays(-at)),
        ["valueQuantity"] = SampleFact.Quantity(60 + at, "/min"),
    };
}
