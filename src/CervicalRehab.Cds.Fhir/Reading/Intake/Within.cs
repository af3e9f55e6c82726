using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// What a record of any type holds beside what its reader asks of it, in one place: examinations and problems that stand within it, which are present wherever they stand (D37, D39), and signs that are named as a reason, which are open until they
/// are examined (D41). What is withdrawn says nothing.
/// </summary>
internal static class Within
{
    /// <summary>Asks for resources of types that no reader asks for.</summary>
    internal static readonly Request OfOthers = new([], static _ => false, static (_, _) => { });

    /// <summary>The same among the drafts.</summary>
    internal static readonly Request OfOtherDrafts = OfOthers with { AreDrafts = true };

    private static readonly FrozenSet<string> s_asked = FrozenSet.ToFrozenSet(
        ["Patient", "Condition", "Observation", "DiagnosticReport", "ImagingStudy", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement", "OperationOutcome"], StringComparer.Ordinal);

    /// <summary>Whether a resource is of a type that a reader asks for.</summary>
    internal static bool IsAskedFor(string? type) => type is null || s_asked.Contains(type);

    /// <summary>False where its letters tell that it holds nothing of that, without a document.</summary>
    internal static bool MayHold(SentResource sent) =>
        sent.Kind == JsonValueKind.Object && (sent.Bytes.Span.IndexOf("contained"u8) >= 0 || sent.Bytes.Span.IndexOf("reasonCode"u8) >= 0 || sent.Bytes.Span.IndexOf("\\u00"u8) >= 0);

    /// <summary>Whether it holds anything of that.</summary>
    internal static bool Has(Arrived arrived) =>
        (arrived.MayName("contained"u8) && !StrayFindings.In(arrived).IsEmpty) || (arrived.MayName("reasonCode"u8) && Reasons(arrived.Json).SelectMany(concept => Rows(concept, arrived.Codes)).Any(static row => StrayFindings.Has(row.Meaning)));

    internal static void Read(Arrived arrived, PictureDraft picture)
    {
        if (!Has(arrived) || IsWithdrawn(arrived.Json))
        {
            return;
        }

        var since = Since(arrived);
        ContainedFindings.Read(new Holder(arrived, since, IsPreliminary: false, tie => tie with { Id = arrived.Id }), picture);
        foreach (var row in Reasons(arrived.Json).SelectMany(concept => Rows(concept, arrived.Codes)).DistinctBy(static row => row.Meaning))
        {
            if (row.Meaning == Meaning.NumbnessOfUnstatedSite)
            {
                picture.Named(new NamedSign(null, arrived.Evidence(Facts.NumbnessWithoutSite, "named as a reason", since)));
            }

            foreach (var sign in Behind(row.Meaning))
            {
                picture.Named(new NamedSign(sign, arrived.Evidence(Facts.Of(sign), "named as a reason", since)) { IsOfCord = IsOfCord(row.Meaning) });
            }
        }
    }

    private static bool IsOfCord(Meaning meaning) => meaning is Meaning.CordCompression or Meaning.Myelopathy || MriReader.Has(meaning);

    // A disease of the cord leaves open whether there is any sign of it (D12). A grade is no reason, and numbness that names no part is shown (D37).
    private static IEnumerable<Sign> Behind(Meaning meaning) =>
        meaning is Meaning.CordCompression || MriReader.Has(meaning) ? [Sign.OtherPyramidal]
        : meaning is Meaning.NumbnessOfUnstatedSite or Meaning.UpperLimbStrength or Meaning.StressIncontinence ? []
        : SignTable.Behind([meaning]).Select(static row => row.Sign);

    // What a concept says that something is not there, names nothing.
    private static ImmutableArray<KnownCode> Rows(CodeableConcept concept, CodeLookup codes) =>
        codes.Find(concept) is var known && known.Says(Meaning.Absent) ? [] : [.. known, .. codes.Unrecognized(concept, known), .. codes.Kinds(concept, known)];

    // Every reason in it, however deep: of an activity of a plan, of an order within a group.
    private static IEnumerable<CodeableConcept> Reasons(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when !IsWithdrawn(element) => element.EnumerateObject().SelectMany(static member => member.NameEquals("reasonCode"u8)
            ? member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().Select(static reason => JsonProbe.Concept(reason)) : [JsonProbe.Concept(member.Value)]
            : Reasons(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Reasons),
        _ => [],
    };

    // With something on it that is not understood it may not have been withdrawn (D29).
    private static bool IsWithdrawn(JsonElement record) =>
        record.Text("status"u8) is "entered-in-error" or "cancelled" or "revoked" && record.Member("modifierExtension"u8) is null && record.Member("implicitRules"u8) is null;

    // Since when it was on file; no later than the server took it in.
    private static RecordedDate? Since(Arrived arrived) => KnownSince.Of(arrived.Type, arrived.Bytes)
        ?? FhirDate.Parse(arrived.Json.Text("authoredOn"u8))
        ?? (arrived.Json.Member("period"u8) is { } period ? FhirDate.Parse(period.Text("start"u8)) : null)
        ?? (arrived.Json.Member("meta"u8) is { } meta ? FhirDate.Parse(meta.Text("lastUpdated"u8)) : null);
}
