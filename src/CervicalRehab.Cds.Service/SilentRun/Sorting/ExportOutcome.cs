using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>
/// What an export says about itself. An everyday remark changes nothing. Anything else makes what it names incomplete: what arrived counts as positive and nothing
/// as absent (contract section 5), for the patient or the types that it names, and for everything when it names none.
/// </summary>
internal static partial class ExportOutcome
{
    /// <summary>Reads an OperationOutcome.</summary>
    public static void Read(ReadOnlySpan<byte> json, SortedSoFar into)
    {
        var outcome = JsonElement.Parse(json);
        if (Completeness.IsHarmless(outcome))
        {
            return;
        }

        var text = Encoding.UTF8.GetString(json);
        into.Outcomes++;
        var patients = PatientReference().Matches(text).Select(found => found.Groups["id"].Value).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var patient in patients)
        {
            into.IncompletePatients.Add(RecordSorter.HashOf(Encoding.UTF8.GetBytes(patient)));
        }

        if (patients.Length == 0)
        {
            into.IncompleteKinds |= Named(text);
        }
    }

    private static int Named(string text)
    {
        var (kinds, namesAny) = (0, false);
        foreach (Match word in ResourceType().Matches(text))
        {
            namesAny |= Hl7.Fhir.Model.ModelInfo.IsKnownResource(word.Value) && word.Value is not "OperationOutcome";
            kinds |= RecordKinds.Of(word.Value) is { } kind ? RecordKinds.Bits(kind) : 0;
        }

        return namesAny ? kinds : RecordKinds.All;
    }

    [GeneratedRegex(@"\bPatient/(?<id>[A-Za-z0-9\-.]{1,64})", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PatientReference();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]{2,40}", RegexOptions.None, 1_000)]
    private static partial Regex ResourceType();
}
