using System.Collections.Immutable;
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

/// <summary>Where the rule behind a card, its clauses and its evidence can be read (contract section 4). The address names the rule and nothing of the patient.</summary>
internal static class ProtocolLink
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/protocol";

    private const string Label = "Rule and evidence";

    /// <summary>Address of the rule that comes first among the findings.</summary>
    public static string Address(string baseAddress, ImmutableArray<Finding> findings) =>
        findings is [var first, ..] ? $"{baseAddress}{Path}#{first.Rule}" : baseAddress + Path;

    /// <summary>The link.</summary>
    public static CardLink Of(string address) => new(Label, address, "absolute");
}
