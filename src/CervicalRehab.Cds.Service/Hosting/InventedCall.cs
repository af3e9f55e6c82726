using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Calls about an invented patient, of the size real calls have: the record of the samples among many resources no rule reads.</summary>
internal static class InventedCall
{
    private const int Others = 120;

    private static readonly DateOnly Day = new(2026, 1, 5);
    private static readonly ConcurrentDictionary<string, byte[]> Bodies = new(StringComparer.Ordinal);

    /// <summary>When the calls are made. The patient was examined five days before.</summary>
    public static DateTimeOffset At { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The call of a service's hook.</summary>
    public static byte[] For(HookService service) => Bodies.GetOrAdd(service.Hook, hook =>
    {
        var call = SampleRequest.For(SamplePatient.Baseline(Day), hook, Guid.Empty);
        foreach (var (key, type) in new[] { ("conditions", "Condition"), ("measurements", "Observation") })
        {
            var bundle = call["prefetch"]![key]!;
            var entries = bundle["entry"]!.AsArray();
            for (var at = 0; at < Others / 2; at++)
            {
                entries.Add(new JsonObject { ["resource"] = Other(type, at) });
            }

            bundle["total"] = entries.Count;
        }

        return Encoding.UTF8.GetBytes(call.ToJsonString());
    });

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
