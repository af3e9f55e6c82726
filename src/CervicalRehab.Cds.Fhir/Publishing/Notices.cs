using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>What the owners of a terminology ask to be said wherever its codes are shipped.</summary>
public static class Notices
{
    private const string UcumText = "This material includes UCUM codes. The UCUM codes, UCUM table (regardless of format), and UCUM Specification are copyright 1999 and later, Regenstrief Institute, Inc. "
        + "and the Unified Codes for Units of Measures (UCUM) Organization. All rights reserved. https://ucum.org/license";

    /// <summary>Each terminology with its notice.</summary>
    public static ImmutableArray<(string System, string Name, string Text)> All { get; } =
    [
        (Systems.Snomed, "SNOMED CT", "This material includes SNOMED Clinical Terms (SNOMED CT) which is used by permission of SNOMED International. All rights reserved. SNOMED CT was originally created by the College of American Pathologists. "
            + "\"SNOMED\" and \"SNOMED CT\" are registered trademarks of SNOMED International. Implementers need the license that applies in their country: https://www.snomed.org/get-snomed"),
        (Systems.Loinc, "LOINC", "This material contains content from LOINC (https://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee "
            + "and is available at no cost under the license at https://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."),
        (Systems.RxNorm, "RxNorm", "This product uses publicly available RxNorm data courtesy of the U.S. National Library of Medicine (NLM), National Institutes of Health, Department of Health and Human Services; "
            + "NLM is not responsible for the product and does not endorse or recommend this or any other product."),
        (Systems.Icd10Cm, "ICD-10-CM", "ICD-10-CM codes are published by the U.S. National Center for Health Statistics, Centers for Disease Control and Prevention. ICD-10 is copyright World Health Organization."),
        (Systems.Ucum, "UCUM", UcumText),
    ];

    /// <summary>The notices for these systems, or null when none asks for one.</summary>
    public static string? For(IEnumerable<string?> systems)
    {
        var used = systems.ToHashSet(StringComparer.Ordinal);
        var text = string.Join("\n\n", All.Where(row => used.Contains(row.System)).Select(row => row.Text));
        return text.Length is 0 ? null : text;
    }
}
