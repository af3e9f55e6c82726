using System.Collections.Frozen;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What a server says about its own answer: whether it left something out, or says something that is not understood (D30). Pure.</summary>
internal static class Completeness
{
    // Whatever the severity: of these issues each may mean that a record of the patient did not come along.
    private static readonly FrozenSet<string> MayBeMissing = FrozenSet.ToFrozenSet(
        ["suppressed", "incomplete", "timeout", "too-costly", "forbidden", "security", "login", "expired", "session", "throttled", "no-store", "transient", "exception", "lock-error", "unknown"],
        StringComparer.OrdinalIgnoreCase);

    // What R4 has of a Bundle, and what may be said of anything.
    private static readonly FrozenSet<string> Members = FrozenSet.ToFrozenSet(
        ["resourceType", "id", "meta", "implicitRules", "language", "identifier", "type", "timestamp", "total", "link", "entry", "signature", "text", "extension", "fhir_comments"], StringComparer.Ordinal);

    /// <summary>
    /// False when the Bundle is tagged or labelled as a part, follows rules of its own, has a link that is modified or does not say where it leads, or holds objects that R4 does not have: they
    /// may be what was found, or say that it is not all (D29).
    /// </summary>
    public static bool IsWhole(JsonElement bundle) => IsPlain(bundle) && !HasLabels(bundle) && AllOf(bundle, "link"u8, IsKnownLink) && !bundle.EnumerateObject().Any(IsUnknown);

    private static bool IsUnknown(JsonProperty member) => !Members.Contains(member.Name) && !member.Name.StartsWith('_') && HoldsObjects(member.Value);

    private static bool HoldsObjects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.EnumerateArray().Any(HoldsObjects),
        _ => false,
    };

    // A link to a next page in other words leads to what is not here.
    private static bool IsKnownLink(JsonElement link) => IsPlain(link)
        && (link.ValueKind is not JsonValueKind.Object || !link.EnumerateObject().Any()
            || ((link.Text("relation"u8) ?? link.Text("rel"u8))?.Trim() is { Length: > 0 } relation
                && (!relation.Contains("next", StringComparison.OrdinalIgnoreCase) || (relation.Length == "next".Length && link.Text("relation"u8) is not null))));

    /// <summary>False when something on the entry, or on how it was found, changes what it means.</summary>
    public static bool IsPlain(JsonElement element) => !(IsThere(element, "modifierExtension"u8) || IsThere(element, "implicitRules"u8) || IsThere(element, "_implicitRules"u8));

    /// <summary>True for everyday remarks: only issues that say that they are harmless are, and anything that cannot be read may hide a failed part of the search.</summary>
    public static bool IsHarmless(JsonElement outcome) =>
        IsPlain(outcome) && outcome.Items("issue"u8).ToList() is { Count: > 0 } issues && issues.TrueForAll(IsHarmlessIssue);

    private static bool IsHarmlessIssue(JsonElement issue) =>
        issue.ValueKind is JsonValueKind.Object && IsPlain(issue)
        && issue.Text("severity"u8) is "warning" or "information"
        && issue.Text("code"u8) is { } code && !string.IsNullOrWhiteSpace(code) && !MayBeMissing.Contains(code.Trim());

    private static bool HasLabels(JsonElement bundle) =>
        bundle.Member("meta"u8) is { } meta
        && !(meta.ValueKind is JsonValueKind.Object && AllOf(meta, "tag"u8, IsHarmlessLabel) && AllOf(meta, "security"u8, IsHarmlessLabel));

    // A routine confidentiality (N, R) and whatever a site marks its answers with.
    private static bool IsHarmlessLabel(JsonElement label) =>
        label.ValueKind is JsonValueKind.Object
        && (!label.TryGetProperty("code"u8, out var code) || (code.ValueKind is JsonValueKind.String && PartLabels.Find(code.GetString()!) is null));

    private static bool AllOf(JsonElement parent, ReadOnlySpan<byte> name, Func<JsonElement, bool> holds) =>
        parent.Member(name) is not { } list || (list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(holds));

    private static bool IsThere(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.Member(name) is { } value && !(value.ValueKind is JsonValueKind.Array && value.GetArrayLength() == 0);
}
