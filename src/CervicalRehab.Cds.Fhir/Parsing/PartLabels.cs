using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>
/// The tags and security labels that say of a resource, or of a Bundle, that it is not the whole of it (D29, D30, D40). They have no other meaning in any
/// code system, and their own has several spellings, so the code speaks alone.
/// </summary>
public static class PartLabels
{
    /// <summary>v3-ObservationValue for what was done to the data: subsetted, redacted, masked, abstracted, aggregated. v3-ActCode for what had to be done.</summary>
    public static ImmutableArray<string> All { get; } = ["SUBSETTED", "REDACTED", "MASKED", "ABSTRED", "AGGRED", "REDACT", "MASK"];

    /// <summary>The label of ours that a code is, however it is written; null for any other.</summary>
    public static string? Find(string code) => All.FirstOrDefault(label => label.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase));
}
