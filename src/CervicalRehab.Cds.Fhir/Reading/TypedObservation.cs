using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// JSON to an examination, by far the most frequent reading: one walk over the members of the Observation, and no copy of what only has to be valid.
/// Throws <see cref="JsonException"/> where an element that is read has the wrong kind.
/// </summary>
internal static class TypedObservation
{
    // What states something is named the same in a component, and stands first in both tables.
    private static readonly ImmutableArray<string> Stating =
        ["code", "valueQuantity", "valueCodeableConcept", "valueBoolean", "valueInteger", "valueString", "dataAbsentReason", "interpretation", "referenceRange"];

    private static readonly NameTable NamesOfComponent = new([.. Stating]);

    /// <summary>The elements that are read.</summary>
    internal static readonly NameTable Names = new(
        [.. Stating, "id", "status", "subject", "effectiveDateTime", "effectivePeriod", "effectiveInstant", "bodySite", "method", "derivedFrom", "component", "focus", "hasMember"]);

    internal static Examination Of(Arrived arrived, CodeLookup codes, PictureDraft picture)
    {
        var members = default(ManyMembers);
        Members.Find(arrived.Json, Names, members);
        arrived.MustHaveReadableCode();
        members[9].MustBeText();
        members[11].MustBeReference();
        var (moment, period, instant) = (members[12].AsText(), members[13].AsPeriod(), members[14].AsText());
        var whole = Said(members, default, codes, isAbsent: false);
        var site = members[15].AsStated(codes);
        return new Examination(arrived, whole, picture)
        {
            Status = members[10].AsText(),
            HasDate = (moment ?? instant ?? period?.Start) is not null,
            Date = (moment ?? instant) is { } text ? FhirDate.Parse(text) : FhirDate.Parse(period),
            BodySite = site.Known,
            IsElsewhere = (site.HasCode || site.HasText) && !site.Known.Says(Meaning.CervicalRegion),
            HasBodySite = !members[15].IsAbsent(),
            Method = members[16].AsStated(codes).Known,
            DerivedFrom = members[17].AsList(TypedElements.AsReference),
            Components = Components(members[18], whole, codes),
            IsAboutOther = IsAboutOther(members[19], members[11]) || HasFocusCode(arrived.Json),
            HasMembers = !members[20].IsAbsent(),
            IsUnderstood = KnownObservation.Whole.Understands(arrived.Json) && (members[20].IsAbsent() || arrived.Known.Says(Meaning.MotionPanel)),
        };
    }

    // A focus is what an Observation is about when that is not its subject.
    private static bool IsAboutOther(JsonElement focus, JsonElement subject) =>
        focus.AsList(TypedElements.AsReference) is { IsEmpty: false } about && subject.AsReference()?.Literal is var patient
            && about.Any(one => !string.Equals(one?.Literal, patient, StringComparison.Ordinal));

    // The same as a code, such as that of a relative, for whom there is no resource.
    private static bool HasFocusCode(JsonElement observation) =>
        observation.Member("extension"u8) is { ValueKind: JsonValueKind.Array } extensions
            && extensions.EnumerateArray().Any(extension => extension.Text("url"u8)?.EndsWith("/observation-focusCode", StringComparison.OrdinalIgnoreCase) == true);

    private static ImmutableArray<Statement>? Components(JsonElement list, Statement whole, CodeLookup codes)
    {
        if (list.IsAbsent())
        {
            return null;
        }

        var components = ImmutableArray.CreateBuilder<Statement>(list.Length());
        foreach (var component in list.EnumerateArray())
        {
            components.Add(Component(component, whole, codes)!);
        }

        return components.MoveToImmutable();
    }

    // A data-absent reason of the whole holds for its parts.
    private static Statement? Component(JsonElement json, Statement whole, CodeLookup codes)
    {
        if (json.IsAbsent())
        {
            return null;
        }

        var members = default(ManyMembers);
        Members.Find(json, NamesOfComponent, members);
        return Said(members, members[0].AsStated(codes), codes, whole.Absent);
    }

    private static Statement Said(ReadOnlySpan<JsonElement> members, StatedConcept code, CodeLookup codes, bool isAbsent) => new()
    {
        Code = code,
        Quantity = members[1].AsQuantity(),
        Concept = members[2].AsStated(codes),
        Boolean = members[3].AsFlag(),
        Integer = members[4],
        HasText = !string.IsNullOrWhiteSpace(members[5].AsText()),
        Absent = members[6].AsConcept() is not null || isAbsent,
        Comment = members[7].IsAbsent() ? Interpretations.None : Interpretations.Of(members[7].AsList(TypedElements.AsConcept).Each(), codes),
        Ranges = members[8].AsList(TypedElements.AsRange),
    };
}
