using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Calls about invented patients, of the size real calls have: the records of the samples, each among many resources no rule reads.</summary>
internal static class InventedCall
{
    private const int Others = 120;

    private static readonly DateOnly Day = new(2026, 1, 5);

    // Written once: every call has the same.
    private static readonly Lazy<ImmutableArray<string>> Conditions = new(() => [.. Enumerable.Range(0, Others / 2).Select(at => Other(Hypertension(at), at))]);

    private static readonly Lazy<ImmutableArray<string>> Observations = new(() => [.. Enumerable.Range(0, Others / 2).Select(at => Other(HeartRate(at), at))]);

    /// <summary>When the calls are made, which is the day of the samples.</summary>
    public static DateTimeOffset At { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A call of a service's hook about one of the samples: each of them in turn, by its number, and then from the first again. It is among <paramref name="others"/> resources no rule reads.</summary>
    public static byte[] For(HookService service, int number, int others = Others)
    {
        var sample = SampleCatalog.All[number % SampleCatalog.All.Length];
        var call = SampleRequest.For(sample.On(Day), service.Hook, Guid.Empty);
        foreach (var (key, texts) in new[] { ("conditions", Conditions.Value), ("measurements", Observations.Value) })
        {
            var bundle = call["prefetch"]![key]!;
            var entries = bundle["entry"]!.AsArray();
            for (var at = 0; at < others / 2; at++)
            {
                entries.Add(new JsonObject { ["resource"] = JsonNode.Parse(texts[at]) });
            }

            bundle["total"] = entries.Count;
        }

        return Encoding.UTF8.GetBytes(call.ToJsonString());
    }

    private static string Other(DomainResource resource, int at)
    {
        resource.Id = $"other-{at}";
        resource.Text = new() { Status = Narrative.NarrativeStatus.Generated, Div = $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{new string('x', 400)}</div>" };
        resource.SetValue("subject", new ResourceReference("Patient/sample-patient"));
        return Encoding.UTF8.GetString(ResourceJson.ToBytes(resource).Span);
    }

    private static Observation HeartRate(int at) => new()
    {
        Status = ObservationStatus.Final,
        Category = [new Term("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs").ToConcept()],
        Code = new Term(Systems.Loinc, "8867-4", "Heart rate").ToConcept(),
        Effective = new FhirDateTime(SampleFact.Date(Day.AddDays(-at))),
        Value = SampleFact.Quantity(60 + at, "/min"),
    };

    private static Condition Hypertension(int at) => new()
    {
        ClinicalStatus = new Term(Systems.ConditionClinical, "active").ToConcept(),
        VerificationStatus = new Term(Systems.ConditionVerification, "confirmed").ToConcept(),
        Category = [new Term("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item").ToConcept()],
        Code = new Term(Systems.Snomed, "59621000", "Essential hypertension").ToConcept(),
        Onset = new FhirDateTime(SampleFact.Date(Day.AddDays(-at))),
        RecordedDate = SampleFact.Date(Day.AddDays(-at)),
    };
}
