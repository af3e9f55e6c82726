using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>When required data cannot be had: 412, each key named (contract sections 3 and 5).</summary>
internal static class RequiredData
{
    /// <summary>One problem per required key that cannot be had.</summary>
    public static ImmutableArray<Problem> Problems(ImmutableDictionary<PrefetchKey, KeyResult> results, bool serverNamed) =>
        [.. from key in PrefetchKeys.All
            where key.Required
            let problem = ProblemOf(key, results[key], serverNamed)
            where problem is not null
            select problem];

    /// <summary>The problem of Conditions that arrived in part; null when they are whole.</summary>
    public static Problem? PartialConditions(ImmutableDictionary<PrefetchKey, KeyResult> results, bool serverNamed) =>
        results.Where(result => result.Key.ResourceType is "Condition" && result.Value.State is KeyState.Incomplete)
            .Select(result => Named(result.Key, "incomplete", "prefetch-key-incomplete", $"is incomplete and shows no OPLL: {result.Value.Reason}", serverNamed))
            .FirstOrDefault();

    private static Problem? ProblemOf(PrefetchKey key, KeyResult result, bool serverNamed) => (key.ResourceType, result.State) switch
    {
        (_, KeyState.Absent) => Named(key, "required", "prefetch-key-absent", "is required and was not sent", serverNamed),
        ("Patient", KeyState.Nothing) => Named(key, "not-found", "prefetch-key-empty", "is null: the patient in context must exist", serverNamed),
        ("Patient", KeyState.Failed) when result.IsUnreadable => Unreadable(key),
        ("Patient" or "Condition", KeyState.Failed) => Named(key, "incomplete", "prefetch-key-failed", $"is required and failed: {result.Reason}", serverNamed),
        // Observations that failed are answered with a card: a client shows nothing on a 412.
        _ => null,
    };

    private static Problem Named(PrefetchKey key, string type, string code, string what, bool serverNamed) => new(
        412,
        type,
        code,
        $"Prefetch key {key.Name} {what}. "
            + (serverNamed ? "The fhirServer of the call was not contacted: fetching is not configured." : "The call names no fhirServer to ask."),
        Path(key),
        $"Run {key.Template} and send the result as prefetch.{key.Name}; send null when nothing was found.");

    private static Problem Unreadable(PrefetchKey key) =>
        new(422, "invalid", "patient-unreadable", $"Prefetch key {key.Name} does not hold a FHIR R4 Patient.", Path(key));

    private static string Path(PrefetchKey key) => $"prefetch.{key.Name}";
}
