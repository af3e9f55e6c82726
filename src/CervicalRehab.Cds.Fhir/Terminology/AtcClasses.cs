using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Classes of the Anatomical Therapeutic Chemical classification (WHO) that hold drugs of the information line (D22). Records outside the United States code drugs so, beside names that no list
/// has; the class says what kind of drug it is.
/// </summary>
internal static class AtcClasses
{
    // Up to a subgroup nothing is told of the drug.
    private const int ShortestClass = 5;

    private static readonly ImmutableArray<(string Prefix, NamedDrug Drug)> Table =
    [
        ("N02BF01", new("gabapentin", Meaning.Gabapentin)),
        ("N03AX12", new("gabapentin", Meaning.Gabapentin)),
        ("N02BF02", new("pregabalin", Meaning.Pregabalin)),
        ("N03AX16", new("pregabalin", Meaning.Pregabalin)),
        ("N06AX21", new("duloxetine", Meaning.Duloxetine)),
        ("N02A", new("opioid", Meaning.Opioid)),
        ("N07BC", new("opioid", Meaning.Opioid)),
        ("R05DA", new("opioid", Meaning.Opioid)),
        ("N03AA", new("CNS depressant", Meaning.CnsDepressant)),
        ("N05B", new("CNS depressant", Meaning.CnsDepressant)),
        ("N05C", new("CNS depressant", Meaning.CnsDepressant)),
        ("M03B", new("CNS depressant", Meaning.CnsDepressant)),
        ("N06AF", new("MAO inhibitor", Meaning.Maoi)),
        ("N06AG", new("MAO inhibitor", Meaning.Maoi)),
        ("N04BD", new("MAO inhibitor", Meaning.Maoi)),
        ("L01XB01", new("procarbazine", Meaning.Maoi)),
        ("V03AB17", new("methylene blue", Meaning.Maoi)),
        ("J01XX08", new("linezolid", Meaning.Maoi)),
    ];

    /// <summary>Whether a system is this one, in the address of the WHO, of a country's edition, or by its OID.</summary>
    internal static bool Is(ReadOnlySpan<byte> system) => system.IndexOf("atc"u8) >= 0 || system.IndexOf("ATC"u8) >= 0 || system.EndsWith(".6.73"u8);

    /// <summary>The drug of ours that a code is, or its kind; null for every other.</summary>
    internal static NamedDrug? Find(string? system, string? code) =>
        !Is(system, code) ? null : Table.FirstOrDefault(row => code!.Trim().StartsWith(row.Prefix, StringComparison.OrdinalIgnoreCase)).Drug is { Ingredient: not null } drug ? drug : null;

    /// <summary>Whether a code says at least which kind of drug it is.</summary>
    internal static bool Is(string? system, string? code) => system is not null && code?.Trim().Length >= ShortestClass && Is(System.Text.Encoding.UTF8.GetBytes(system));
}
