using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What gathering gives: the record, or why required data cannot be had.</summary>
internal sealed record Gathering(GatheredRecord? Record, ImmutableArray<Problem> Problems)
{
    /// <summary>The problem to answer with when Conditions arrived in part and no OPLL is among them; null when they are whole.</summary>
    public Problem? PartialConditions { get; init; }
}

/// <summary>Gathers one patient's record. The data comes from the call's prefetch: the one place that knows where data comes from.</summary>
internal static class PatientRecordSource
{
    /// <summary>The record for a call.</summary>
    public static Gathering Gather(HookRequest request)
    {
        var results = PrefetchKeys.All.ToImmutableDictionary(key => key, key => PrefetchValue.Classify(key, Value(request, key)));
        var problems = RequiredData.Problems(results, request.FhirServer is not null);
        return problems.IsEmpty
            ? new Gathering(Record(request, results), []) { PartialConditions = RequiredData.PartialConditions(results, request.FhirServer is not null) }
            : new Gathering(null, problems);
    }

    private static JsonElement? Value(HookRequest request, PrefetchKey key) =>
        request.Prefetch is { } prefetch && prefetch.TryGetProperty(key.Name, out var value) ? value : null;

    private static GatheredRecord Record(HookRequest request, ImmutableDictionary<PrefetchKey, KeyResult> results)
    {
        return new GatheredRecord
        {
            PatientId = request.PatientId,
            FhirServer = request.FhirServer,
            Patient = results.Single(result => result.Key.ResourceType is "Patient").Value.Resources[0],
            Conditions = Part("Condition"),
            Observations = Part("Observation"),
            Reports = Part("DiagnosticReport"),
            Procedures = Part("Procedure"),
            CarePlans = Part("CarePlan"),
            Orders = Part("ServiceRequest"),
            Medications = Part("MedicationRequest", "MedicationStatement"),
            DraftOrders = request.DraftOrders,
            Selections = request.Selections,
        };

        GatheredPart Part(params ReadOnlySpan<string> types)
        {
            var parts = ImmutableArray.CreateBuilder<KeyResult>();
            foreach (var key in PrefetchKeys.All)
            {
                if (types.Contains(key.ResourceType))
                {
                    parts.Add(results[key]);
                }
            }

            return Together(parts.ToImmutable());
        }
    }

    /// <summary>Several keys as one part: it is as complete as the least complete of them.</summary>
    internal static GatheredPart Together(ImmutableArray<KeyResult> parts)
    {
        var state = parts.Any(part => part.State is KeyState.Failed) ? LoadState.Failed
            : parts.All(part => part.State is KeyState.Absent) ? LoadState.NotSupplied
            : parts.Any(part => part.State is KeyState.Incomplete or KeyState.Absent) ? LoadState.Incomplete
            : LoadState.Complete;
        return new GatheredPart(state, Distinct(parts.SelectMany(part => part.Resources)));
    }

    // One resource may answer two searches; it is one record all the same. Two versions of it stay two.
    private static ImmutableArray<JsonElement> Distinct(IEnumerable<JsonElement> resources) =>
        [.. resources.GroupBy(resource => PrefetchValue.Text(resource, "id") ?? string.Empty, StringComparer.Ordinal)
            .SelectMany(same => same.Key.Length == 0 ? same.AsEnumerable() : same.Distinct(SameJson))];

    private static readonly IEqualityComparer<JsonElement> SameJson =
        EqualityComparer<JsonElement>.Create(JsonElement.DeepEquals, resource => (int)resource.ValueKind);
}
