using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Reasons offered for overriding a card (protocol section 9). Codes never change, so that feedback can be counted.</summary>
internal static class OverrideReasons
{
    /// <summary>HL7's clinical reasons, then our own.</summary>
    public static ImmutableArray<Term> All { get; } =
    [
        Hl7("cds-not-applicable", "Guidance not applicable to this patient"),
        Hl7("cds-suboptimal-context", "Guidance at the wrong moment or in the wrong setting"),
        Hl7("recipient-disagrees-evidence", "Disagree with the evidence"),
        Hl7("recipient-concerns-outcomes", "Concerned about the outcome"),
        Hl7("does-not-align-preferences", "Not in line with preferences"),
        Hl7("not-convenient-feasible", "Not convenient or feasible"),
        Hl7("action-completed", "Already done"),
        Hl7("patient-contraindication", "Contraindicated for this patient"),
        Hl7("patient-refuses", "Patient declines"),
        Hl7("too-costly-uncovered", "Too costly or not covered"),
        Hl7("service-not-available", "Service not available"),
        Hl7("recipient-does-not-understand", "Guidance not understood"),
        Ours("already-under-surgical-care", "Already under surgical care"),
        Ours("sign-chronic-known-stable", "Sign is chronic, known and stable"),
        Ours("documented-in-error", "Finding was documented in error"),
        Ours("extent-confirmed-minor", "Extent confirmed as minor"),
    ];

    private static readonly byte[] Bytes = JsonSerializer.SerializeToUtf8Bytes(All, CdsHooksJson.Wire.ImmutableArrayTerm);

    /// <summary>The same as every card sends them, written once.</summary>
    public static JsonPart Json { get; } = new(static json => json.WriteRawValue(Bytes, skipInputValidation: true));

    private static Term Hl7(string code, string display) => new(Systems.NonAdherenceReason, code, display);

    private static Term Ours(string code, string display) => new(Systems.OverrideReason, code, display);
}
