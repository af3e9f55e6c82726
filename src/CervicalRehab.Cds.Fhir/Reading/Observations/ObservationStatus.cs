using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class ObservationStatus
{
    /// <summary>Why an Observation of this status is not used (protocol section 3); null when it is, preliminary included.</summary>
    internal static Reason? Refusal(string? status) => status switch
    {
        "final" or "amended" or "corrected" or "preliminary" => null,
        "cancelled" => Reason.Cancelled,
        "registered" => Reason.Registered,
        _ => Statuses.Refusal(status),
    };
}
