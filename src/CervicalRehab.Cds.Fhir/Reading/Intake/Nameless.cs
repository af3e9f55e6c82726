using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Records that came without what they are, and that the server calls a part of what it has: each may be any of those that were asked for (D30).</summary>
internal static class Nameless
{
    private const string ReasonsWhyAbsent = "data-absent-reason";
    private const string Masked = "masked";
    private const string Lost = "error";

    // Reasons why a code is not here although there is one: it may not be shown, or was lost on the way.
    private static readonly FrozenSet<string> s_withheld = FrozenSet.ToFrozenSet([Masked, Lost], StringComparer.Ordinal);

    // Problems and drugs are recognized by their words as well; all others are searched for by a code.
    private static readonly FrozenSet<string> s_byWords = FrozenSet.ToFrozenSet(["Condition", "MedicationRequest", "MedicationStatement"], StringComparer.Ordinal);

    // What else tells which one it is.
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
        ["CarePlan.instantiatesCanonical", "CarePlan.instantiatesUri", "CarePlan.category", "CarePlan.title", "CarePlan.activity", "ImagingStudy.series", "MedicationRequest.medicationReference", "MedicationStatement.medicationReference"],
        StringComparer.Ordinal);

    /// <summary>Whether a record is one of these.</summary>
    internal static bool Is(Arrived arrived) => arrived is { Known.IsEmpty: true, Unrecognized.IsEmpty: true } && !IsNamed(arrived) && (IsWithheld(arrived) || IsLabelled(arrived.Json));

    /// <summary>Whether a code may say that another one is withheld, whatever system it is of.</summary>
    internal static bool MayBeWithheld(ReadOnlySpan<byte> code) => Ascii.Equals(code, Masked) || Ascii.Equals(code, Lost);

    private static bool IsNamed(Arrived arrived)
    {
        var (isCoded, isWithheld) = (false, false);
        foreach (var coding in arrived.Code.Codings())
        {
            isWithheld |= SaysWithheld(coding);
            isCoded |= coding.CodeElement.Letters() is not null && !SaysWithheld(coding);
        }

        return isCoded || (!isWithheld && s_byWords.Contains(arrived.Type) && arrived.Code.TextElement.Letters() is not null)
            || (arrived.Json.ValueKind == JsonValueKind.Object && arrived.Json.EnumerateObject().Any(member => s_names.Contains($"{arrived.Type}.{member.Name}")));
    }

    private static bool SaysWithheld(Coding coding) =>
        coding.CodeElement.Letters() is { } code && s_withheld.Contains(code) && coding.SystemElement.Letters()?.EndsWith(ReasonsWhyAbsent, StringComparison.Ordinal) == true;

    // By a coding, or by an extension on the concept or on a part of it.
    private static bool IsWithheld(Arrived arrived) =>
        (arrived.Json.Member("code"u8) ?? arrived.Json.Member("medicationCodeableConcept"u8) ?? arrived.Json.Member("procedureCode"u8)) is { } code
        && JsonProbe.Scalars(code).Any(s_withheld.Contains) && JsonProbe.Scalars(code).Any(static text => text.EndsWith(ReasonsWhyAbsent, StringComparison.Ordinal));

    /// <summary>Whether a label says that a part of it was left out or hidden; one that is written in no form of R4 is one as well.</summary>
    internal static bool IsLabelled(JsonElement resource) => Labels(resource).Any();

    /// <summary>Whether a label says that what it names need not be what was recorded.</summary>
    internal static bool IsHidden(JsonElement resource) => Labels(resource).Any(static label => PartLabels.Hiding.Contains(label));

    private static IEnumerable<string> Labels(JsonElement resource) => resource.Member("meta"u8) is { } meta
        ? (meta.ValueKind == JsonValueKind.Object ? new[] { meta.Member("tag"u8), meta.Member("security"u8) } : [meta]).OfType<JsonElement>().SelectMany(JsonProbe.Scalars).Select(PartLabels.Find).OfType<string>()
        : [];
}
