using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// The certainty that German records give beside an ICD-10-GM code (profiles of HL7 Germany and of the KBV): G confirmed, V suspected, A ruled out, Z state after. Their problems have no
/// verificationStatus, so that this alone tells that one is not confirmed (D2, D35).
/// </summary>
internal static class DiagnosticCertainty
{
    private const string Address = "diagnosesicherheit";
    private const string Confirmed = "G";

    /// <summary>True when it says of the problem, or of a code of it, anything else than that it is confirmed.</summary>
    internal static bool IsDoubted(Arrived arrived) => arrived.MayName("iagnosesicherheit"u8) && Stated(arrived.Json).Any(static code => code is not Confirmed);

    private static IEnumerable<string?> Stated(JsonElement condition) =>
        from holder in Holders(condition)
        from extension in holder.Items("extension"u8)
        where extension.Text("url"u8)?.EndsWith(Address, StringComparison.OrdinalIgnoreCase) is true
        select Code(extension);

    private static IEnumerable<JsonElement> Holders(JsonElement condition) =>
        condition.Member("code"u8) is { } code ? [condition, code, .. code.Items("coding"u8)] : [condition];

    private static string? Code(JsonElement extension) =>
        (extension.Text("valueCode"u8) ?? extension.Member("valueCoding"u8)?.Text("code"u8)
            ?? (extension.Member("valueCodeableConcept"u8)?.Items("coding"u8) ?? []).Select(static coding => coding.Text("code"u8)).FirstOrDefault())?.Trim();
}
