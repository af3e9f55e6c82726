using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>One prefetch key: its template, the type it brings, and for a search by code the codes.</summary>
internal sealed record PrefetchKey(string Name, string ResourceType, string Template, bool Required)
{
    /// <summary>Codes searched for; empty when the search has none.</summary>
    public ImmutableArray<Term> Codes { get; init; } = [];

    /// <summary>True for a search, false for the read of the Patient.</summary>
    public bool IsSearch => Template.Contains('?');
}

/// <summary>The prefetch keys, once: discovery publishes them and gathering reads them. Only widely supported searches (PFR-1).</summary>
internal static class PrefetchKeys
{
    /// <summary>Templates stay below this, because servers limit the length of an address (commonly to 2,048).</summary>
    public const int TemplateLimit = 2_000;

    /// <summary>The token that stands for the patient's id (TOK-2).</summary>
    public const string PatientToken = "{{context.patientId}}";

    // What separates the parts of a search, and what takes that meaning from them (R4, 3.1.1.3.2).
    private const string SearchDelimiters = @"\,|$";

    /// <summary>All keys in the order of discovery, with our own codes only.</summary>
    public static ImmutableArray<PrefetchKey> All { get; } = With(_ => []);

    /// <summary>All keys, where a search by code also names the site's codes for each of ours.</summary>
    public static ImmutableArray<PrefetchKey> With(Func<Term, IEnumerable<Term>> siteCodes) =>
    [
        new("patient", "Patient", $"Patient/{PatientToken}", Required: true),
        // Without a code filter: an OPLL that is only text has no code to search for, and must be seen (D2).
        new("conditions", "Condition", Search("Condition"), Required: true),
        .. ByCode("signs", "Observation", And(KnownCodes.Signs, siteCodes), required: true),
        .. ByCode("signFindings", "Observation", And(KnownCodes.SignFindings, siteCodes), required: true),
        .. ByCode("measurements", "Observation", And(KnownCodes.Measurements, siteCodes), required: true),
        .. ByCode("reports", "DiagnosticReport", And(KnownCodes.Reports, siteCodes)),
        .. ByCode("procedures", "Procedure", And(KnownCodes.Procedures, siteCodes)),
        new("carePlans", "CarePlan", Search("CarePlan"), Required: false),
        .. ByCode("serviceRequests", "ServiceRequest", And(KnownCodes.Orders, siteCodes), filter: "&status=draft,active,on-hold"),
        new("medicationRequests", "MedicationRequest", Search("MedicationRequest") + "&status=active,on-hold", Required: false),
        new("medicationStatements", "MedicationStatement", Search("MedicationStatement") + "&status=active,intended,on-hold", Required: false),
    ];

    /// <summary>One key, or several when the codes do not fit into one template.</summary>
    private static IEnumerable<PrefetchKey> ByCode(string name, string type, ImmutableArray<Term> codes, bool required = false, string filter = "")
    {
        var whole = new PrefetchKey(name, type, $"{Search(type)}{filter}&code={string.Join(',', codes.Select(Token))}", required) { Codes = codes };
        if (whole.Template.Length < TemplateLimit || codes.Length == 1)
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

    private static ImmutableArray<Term> And(ImmutableArray<Term> ours, Func<Term, IEnumerable<Term>> siteCodes) => [.. ours, .. ours.SelectMany(siteCodes)];

    // A site's code may hold what FHIR or an address reads as something else.
    private static string Token(Term code) => $"{Escaped(code.System)}|{Escaped(code.Code)}";

    private static string Escaped(string? part) =>
        Uri.EscapeDataString(string.Concat((part ?? string.Empty).Select(letter => SearchDelimiters.Contains(letter) ? $"\\{letter}" : $"{letter}")))
            .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);

    private static string Search(string type) => $"{type}?patient={PatientToken}";
}
