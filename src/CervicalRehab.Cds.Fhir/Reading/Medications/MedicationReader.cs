using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drugs on the list that the information line asks for (D22). Nothing here ever softens a flag.</summary>
internal static class MedicationReader
{
    private static readonly FrozenDictionary<Meaning, DrugGroup> Groups = new Dictionary<Meaning, DrugGroup>
    {
        [Meaning.Gabapentin] = DrugGroup.Gabapentin,
        [Meaning.Pregabalin] = DrugGroup.Pregabalin,
        [Meaning.Duloxetine] = DrugGroup.Duloxetine,
        [Meaning.Opioid] = DrugGroup.Opioid,
        [Meaning.CnsDepressant] = DrugGroup.CnsDepressant,
        [Meaning.Maoi] = DrugGroup.Maoi,
    }.ToFrozenDictionary();

    // EHRs send clinical drugs, not ingredients, and no product list ships with us: the ingredient is also recognized by its
    // name. Good enough for a line of information, never for a rule.
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly FrozenDictionary<string, KnownCode> ByName =
        Codes.Drugs.DistinctBy(row => row.Display, StringComparer.Ordinal).ToFrozenDictionary(row => row.Display, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, KnownCode>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word of the text is a name of ours.</summary>
    internal static bool MayName(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var length = text.IndexOfAnyExcept(Letters);
            var word = length < 0 ? text : text[..length];
            if (BySpan.ContainsKey(word))
            {
                return true;
            }

            text = length < 0 ? [] : text[(length + 1)..];
        }

        return false;
    }

    internal static Request Uses(ImmutableArray<JsonElement> part)
    {
        var code = new MedicationCode(part);
        return new(["MedicationRequest", "MedicationStatement"], IsOurs) { Code = code.Of };
    }

    internal static void Read(Arrived arrived, PictureDraft picture)
    {
        var drugs = Recognized(arrived).ToList();
        var use = arrived.Read(FhirJson.Default.MedicationUse);
        if (use is null)
        {
            picture.Unused(arrived, Reason.Unreadable, Facts.Medication);
        }
        else if (Standing(arrived.Type, use.Status) is true && arrived.Json.Member("doNotPerform"u8) is not { ValueKind: JsonValueKind.True })
        {
            Add(arrived, use, drugs, picture);
        }
        else if (!MedicationElements.AreUnderstood(arrived.Json))
        {
            // It may be taken after all.
            picture.Unused(arrived, Reason.NotUnderstood, Facts.Medication);
        }
        else if (Standing(arrived.Type, use.Status) is null)
        {
            picture.Unused(arrived, Refusal(use.Status), Facts.Medication);
        }
    }

    // What names no drug at all may be any.
    private static bool IsOurs(Arrived arrived) => (!arrived.HasCode && arrived.Code.Text is null) || Recognized(arrived).Any();

    private static void Add(Arrived arrived, MedicationUse use, List<KnownCode> drugs, PictureDraft picture)
    {
        // It points to a Medication that did not come along.
        if (drugs.Count == 0)
        {
            picture.Unused(arrived, Reason.NotEvaluated, Facts.Medication);
        }

        foreach (var drug in drugs)
        {
            var date = FhirDate.Parse(use.AuthoredOn ?? use.EffectiveDateTime);
            picture.Drugs.Add(new DrugRecord(Groups[drug.Meaning], arrived.Evidence(Facts.Medication, drug.Display, date, use.Status)));
        }
    }

    private static IEnumerable<KnownCode> Recognized(Arrived arrived)
    {
        var names = arrived.Code.Coding.Each().Where(coding => coding.System is Systems.RxNorm).Select(coding => coding.Display).Append(arrived.Code.Text);
        return arrived.Known.Where(row => Groups.ContainsKey(row.Meaning))
            .Concat(names.OfType<string>().SelectMany(Words.Of).Select(word => ByName.GetValueOrDefault(word)).OfType<KnownCode>())
            .DistinctBy(row => row.Display, StringComparer.Ordinal);
    }

    // Null for a status that says nothing, or is withdrawn.
    private static bool? Standing(string type, string? status) => (type, status) switch
    {
        (_, "active" or "on-hold") or ("MedicationStatement", "intended") => true,
        (_, "completed" or "stopped" or "cancelled" or "draft" or "not-taken") => false,
        _ => null,
    };

    private static Reason Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };
}
