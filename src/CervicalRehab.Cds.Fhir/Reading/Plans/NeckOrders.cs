using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Whether the drafts a call is about concern the neck, for sites that want no pathway card beside every order (contract section 2, <c>Cards__Focus</c>).</summary>
public static class NeckOrders
{
    // Of these types no code is to be expected: the type alone says that they are about something else.
    private static readonly FrozenSet<string> NeverOurs = FrozenSet.Create(StringComparer.Ordinal, "NutritionOrder", "VisionPrescription");

    // What is ordered, in the types that order selects and signs know.
    private static readonly ImmutableArray<string> Names = ["code", "codeCodeableConcept", "codeReference", "medicationCodeableConcept", "medicationReference"];

    private static readonly ImmutableArray<string> Words = ["neck", "cervic", "opll"];

    /// <summary>True when a draft in question orders what the protocol knows, names the neck or a problem of it, or does not say what it is; and when there is no draft to tell.</summary>
    public static bool AreInQuestion(GatheredRecord record, ReaderOptions? options = null)
    {
        var codes = new CodeLookup((options ?? new ReaderOptions()).SiteCode);
        var selected = DraftSelection.Of(record.Selections, record.DraftOrders);
        var problems = record.Conditions.Resources.Select(Reference).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        return record.DraftOrders.IsEmpty || record.DraftOrders.Any(draft => (selected is null || Reference(draft) is not { } reference || selected.Contains(reference)) && ConcernsTheNeck(draft, problems, codes));
    }

    private static string? Reference(SentResource resource) => resource is { Type: { } type, Id: { } id } ? $"{type}/{id}" : null;

    private static bool ConcernsTheNeck(SentResource draft, FrozenSet<string> problems, CodeLookup codes)
    {
        if (draft.Kind is not JsonValueKind.Object || draft.HasRepeatedMember)
        {
            return true;
        }

        var texts = JsonProbe.Scalars(draft.Json).ToList();
        return !(SaysWhat(draft) || NeverOurs.Contains(draft.Type ?? string.Empty))
            || texts.Exists(text => problems.Contains(text) || NamesTheNeck(text))
            || Named(draft).SelectMany(concept => codes.Find(concept)).Concat(texts.SelectMany(static text => CodeLookup.InAnySystem(text))).Any(row => IsOfTheNeck(row.Meaning) && !(NamesNoPart(row) && IsForAnotherProblem(draft, codes)));
    }

    // The code of therapy, and the general one of an assessment, are of no part of the body: their site, reason and words tell (D24).
    private static bool NamesNoPart(KnownCode row) => row is { Meaning: Meaning.PhysicalTherapy or Meaning.PhysicalTherapyReferral or Meaning.Assessment, System: Systems.Snomed };

    private static bool IsForAnotherProblem(SentResource draft, CodeLookup codes) => PurposeCode.PurposeOf(
    [
        .. draft.Json.Concepts("reasonCode"u8).Select(reason => PurposeCode.Of(reason, codes, toSurgeon: false)),
        .. draft.Json.Concepts("bodySite"u8).Select(site => OrderPurpose.OfSite(site, codes, toSurgeon: false)),
        .. Named(draft).SelectMany(SdkElements.Texts).Select(static text => PurposeText.Of(text, toSurgeon: false)),
    ]) == Purpose.AnotherProblem;

    private static IEnumerable<CodeableConcept> Named(SentResource draft) => Concepts(draft.Json).Select(static concept => JsonProbe.Concept(concept));

    private static bool SaysWhat(SentResource draft) => Concepts(draft.Json).SelectMany(JsonProbe.Scalars).Any(static text => !string.IsNullOrWhiteSpace(text));

    private static IEnumerable<JsonElement> Concepts(JsonElement draft) => draft.EnumerateObject().Where(static member => Names.Contains(member.Name, StringComparer.Ordinal)).Select(static member => member.Value);

    private static bool NamesTheNeck(string text) => Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsOfTheNeck(Meaning meaning) => meaning.IsAlarm()
        || meaning is Meaning.Spasm or Meaning.Dystonia or Meaning.CervicalRegion or (>= Meaning.MotionPanel and <= Meaning.Exertion) or (>= Meaning.Fusion and <= Meaning.Duloxetine);
}
