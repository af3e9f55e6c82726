using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>
/// What an export says about itself. An everyday remark changes nothing. Anything else makes what it names incomplete: what arrived counts as positive and nothing
/// as absent (contract section 5), for the patient or the types that it names, and for everything when it names none.
/// </summary>
internal static partial class ExportOutcome
{
    // Types that name no data of their own, and those that are words of any message ("Task timed out").
    private static readonly FrozenSet<string> s_saysNotWhat = FrozenSet.ToFrozenSet(
        ["Account", "Basic", "Binary", "Bundle", "CapabilityStatement", "CodeSystem", "Communication", "Endpoint", "Group", "Library", "Linkage", "List", "Measure", "OperationDefinition", "OperationOutcome", "Parameters",
        "Patient", "Person", "Schedule", "SearchParameter", "StructureDefinition", "Subscription", "Task", "ValueSet"],
        StringComparer.Ordinal);

    /// <summary>Reads an OperationOutcome.</summary>
    public static void Read(ReadOnlySpan<byte> json, SortedSoFar into)
    {
        var outcome = JsonElement.Parse(json);
        if (Completeness.IsHarmless(outcome))
        {
            return;
        }

        var text = string.Join('\n', outcome.Items("issue"u8).SelectMany(Words));
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

    // What is written for a reader: codes and their systems name types of their own.
    private static IEnumerable<string> Words(JsonElement issue) =>
    [
        issue.Text("diagnostics"u8) ?? string.Empty, issue.Member("details"u8)?.Text("text"u8) ?? string.Empty,
        .. issue.Items("expression"u8).Concat(issue.Items("location"u8)).Select(static place => place.ToString()),
    ];

    private static int Named(string text)
    {
        var (kinds, namesAny) = (0, false);
        foreach (Match word in ResourceType().Matches(text))
        {
            var tells = Hl7.Fhir.Model.ModelInfo.IsKnownResource(word.Value) && !s_saysNotWhat.Contains(word.Value);
            namesAny |= tells;
            kinds |= tells && RecordKinds.Of(word.Value) is { } kind ? RecordKinds.Bits(kind) : 0;
        }

        return namesAny ? kinds : RecordKinds.All;
    }

    [GeneratedRegex(@"\bPatient/(?<id>[A-Za-z0-9\-.]{1,64})", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PatientReference();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]{2,40}", RegexOptions.None, 1_000)]
    private static partial Regex ResourceType();
}
