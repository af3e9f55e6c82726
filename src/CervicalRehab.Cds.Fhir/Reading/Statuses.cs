using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Statuses
{
    /// <summary>True for a draft of which nothing is being drafted any more.</summary>
    internal static bool IsNoDraft(string? status) => status is "revoked" or "completed" or "entered-in-error";

    /// <summary>Why a record is not used whose status is none of those that its reader knows.</summary>
    internal static Reason Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };
}
