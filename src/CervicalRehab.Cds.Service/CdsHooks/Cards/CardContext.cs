using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What the cards of one call need beside the decision.</summary>
/// <param name="At">Moment of evaluation.</param>
/// <param name="IdFor">Names cards and suggestions, so that a repeated call repeats their ids.</param>
/// <param name="BaseAddress">Where this service is called, without a slash at the end.</param>
internal sealed record CardContext(DateTimeOffset At, Func<string, string> IdFor, string BaseAddress)
{
    /// <summary>Who called.</summary>
    public CallingClient Client { get; init; } = CallingClient.Anonymous;

    /// <summary>What the client takes and shows.</summary>
    public ClientProfile Profile => Client.Profile;

    /// <summary>Where the caller's EHR launches the patient's course, when it can.</summary>
    public string? Course { get; init; }

    /// <summary>Who approved the content here; null when nobody did.</summary>
    public Approval? Approval { get; init; }

    /// <summary>True when the client understands how the actions of a suggestion are selected (SUG-7, SUG-8).</summary>
    public bool SaysSelection => Client.Capabilities.Contains(ClientCapabilities.ActionSelectionBehavior);
}
