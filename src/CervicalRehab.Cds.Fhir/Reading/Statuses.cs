using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Statuses
{
    /// <summary>True for a draft of which nothing is being drafted any more.</summary>
    internal static bool IsNoDraft(string? status) => status is "revoked" or "completed" or "entered-in-error";

    /// <summary>Why an Observation or a study of this status is not used (protocol section 3); null when it is, preliminary included.</summary>
    internal static Reason? OfObservation(string? status) => status switch
    {
        "final" or "amended" or "corrected" or "preliminary" => null,
        "cancelled" => Reason.Cancelled,
        "registered" => Reason.Registered,
        _ => Refusal(status),
    };

    /// <summary>Why a record is not used whose status is none of those that its reader knows.</summary>
    internal static Reason Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };
}
