using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>One prefetch key: its template, the type it brings, and for a search by code the codes.</summary>
internal sealed record PrefetchKey(string Name, string ResourceType, string Template, bool Required)
{
    /// <summary>Codes searched for; empty when the search has none.</summary>
    public ImmutableArray<Coding> Codes { get; init; } = [];

    /// <summary>True for a search, false for the read of the Patient.</summary>
    public bool IsSearch => Template.Contains('?');
}

/// <summary>The prefetch keys, once: discovery publishes them and gathering reads them. Only widely supported searches (PFR-1).</summary>
internal static class PrefetchKeys
{
    /// <summary>Templates stay below this, because servers limit the length of an address (commonly to 2,048).</summary>
    public const int TemplateLimit = 2_000;

    private const string Patient = "{{context.patientId}}";

    /// <summary>All keys in the order of discovery.</summary>
    public static ImmutableArray<PrefetchKey> All { get; } =
    [
        new("patient", "Patient", $"Patient/{Patient}", Required: true),
        // Without a code filter: an OPLL that is only text has no code to search for, and must be seen (D2).
        new("conditions", "Condition", Search("Condition"), Required: true),
        .. ByCode("signs", "Observation", KnownCodes.Signs, required: true),
        .. ByCode("signFindings", "Observation", KnownCodes.SignFindings, required: true),
        .. ByCode("measurements", "Observation", KnownCodes.Measurements, required: true),
        .. ByCode("reports", "DiagnosticReport", KnownCodes.Reports),
        .. ByCode("procedures", "Procedure", KnownCodes.Procedures),
        new("carePlans", "CarePlan", Search("CarePlan"), Required: false),
        .. ByCode("serviceRequests", "ServiceRequest", KnownCodes.Orders, filter: "&status=draft,active,on-hold"),
        new("medicationRequests", "MedicationRequest", Search("MedicationRequest") + "&status=active,on-hold", Required: false),
        new("medicationStatements", "MedicationStatement", Search("MedicationStatement") + "&status=active,intended,on-hold", Required: false),
    ];

    /// <summary>One key, or several when the codes do not fit into one template.</summary>
    private static IEnumerable<PrefetchKey> ByCode(string name, string type, ImmutableArray<Coding> codes, bool required = false, string filter = "")
    {
        var whole = new PrefetchKey(name, type, $"{Search(type)}{filter}&code={string.Join(',', codes.Select(code => $"{code.System}|{code.Code}"))}", required) { Codes = codes };
        if (whole.Template.Length < TemplateLimit)
        {
            return [whole];
        }

        var half = codes.Length / 2;
        return
        [
            .. ByCode(name + "1", type, codes[..half], required, filter),
            .. ByCode(name + "2", type, codes[half..], required, filter),
        ];
    }

    private static string Search(string type) => $"{type}?patient={Patient}";
}
