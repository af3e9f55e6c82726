using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drugs on the list that the information line asks for (D22). Nothing here ever softens a flag.</summary>
internal static class MedicationReader
{
    private static readonly FrozenDictionary<Meaning, DrugGroup> Groups = Meanings.Named<DrugGroup>();

    internal static readonly Request OnFile = new(["MedicationRequest", "MedicationStatement"], IsOurs, Read) { Code = static (use, context) => context.Medications.Of(use) };

    private static void Read(Arrived arrived, PictureDraft picture)
    {
        var use = Use.Of(arrived);
        if (use is null)
        {
            picture.Unused(arrived, Reason.Unreadable, Facts.Medication);
        }
        else if (Standing(arrived.Type, use.Status) is true && !use.IsForbidden)
        {
            Add(arrived, use, picture);
        }
        else if (!use.IsUnderstood)
        {
            // It may be taken after all.
            picture.Unused(arrived, Reason.NotUnderstood, Facts.Medication);
        }
        else if (Standing(arrived.Type, use.Status) is null)
        {
            picture.Unused(arrived, Statuses.Refusal(use.Status), Facts.Medication);
        }
    }

    /// <summary>The drugs that a code names, by our rows, by its class or by name. Codes of any system may come with words, such as those of packages.</summary>
    internal static IEnumerable<NamedDrug> Drugs(ImmutableArray<KnownCode> known, CodeableConcept code) =>
        known.Where(row => Groups.ContainsKey(row.Meaning)).Select(static row => new NamedDrug(row.Display, row.Meaning))
            .Concat(code.Codings().Select(static coding => AtcClasses.Find(coding.SystemElement.Letters(), coding.CodeElement.Letters())).OfType<NamedDrug>())
            .Concat(code.Texts().SelectMany(Words.Of).Select(DrugNames.Find).OfType<NamedDrug>())
            .DistinctBy(static drug => drug.Ingredient, StringComparer.Ordinal);

    // What names no drug at all, only in codes that nobody knows here, or hidden, may be any.
    private static bool IsOurs(Arrived arrived) => !IsNamed(arrived.Code) || Drugs(arrived.Known, arrived.Code).Any() || (arrived.MayName("meta"u8) && Nameless.IsHidden(arrived.Json));

    /// <summary>Whether words, or a class, say which drug it is: another code alone that is not of our table may be of any product (D29).</summary>
    internal static bool IsNamed(CodeableConcept code) =>
        code.Texts().Any(static text => DrugNames.Judge(text).NamesOne) || code.Codings().Any(static coding => AtcClasses.Is(coding.SystemElement.Letters(), coding.CodeElement.Letters()));

    private static void Add(Arrived arrived, Use use, PictureDraft picture)
    {
        var drugs = Drugs(arrived.Known, arrived.Code).ToList();

        // It points to a Medication that did not come along, says in no way that is understood which it is, or not all of it came.
        if (drugs.Count == 0)
        {
            picture.Unused(arrived, Reason.NotEvaluated, Facts.Medication);
        }

        foreach (var drug in drugs)
        {
            picture.Drug(Groups[drug.Group], arrived.Evidence(Facts.Medication, drug.Ingredient, FhirDate.Parse(use.Date), use.Status));
        }
    }

    // Null for a status that says nothing, or is withdrawn.
    private static bool? Standing(string type, string? status) => (type, status) switch
    {
        (_, "active" or "on-hold") or ("MedicationStatement", "intended") => true,
        (_, "completed" or "stopped" or "cancelled" or "draft" or "not-taken") => false,
        _ => null,
    };

    /// <summary>What a MedicationRequest and a MedicationStatement have in common.</summary>
    private sealed record Use(string? Status, bool IsForbidden, string? Date, bool IsUnderstood)
    {
        internal static Use? Of(Arrived arrived) => arrived.Type is "MedicationStatement"
            ? arrived.Read<MedicationStatement>() is { Resource: var statement } told
                ? new(statement.StatusElement.Letters(), IsForbidden: false, (statement.Effective as FhirDateTime).Letters(), told is Understood<MedicationStatement>)
                : null
            : arrived.Read<MedicationRequest>() is { Resource: var request } received
                ? new(request.StatusElement.Letters(), request.DoNotPerformElement is { JsonValue: true }, request.AuthoredOnElement.Letters(), received is Understood<MedicationRequest>)
                : null;
    }
}
