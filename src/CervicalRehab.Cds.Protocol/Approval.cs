using System.Globalization;

namespace CervicalRehab.Cds.Protocol;

/// <summary>Who approved this content for use here, and when (contract section 2, D26).</summary>
/// <param name="By">The person or committee, as the deploying organization names it.</param>
/// <param name="On">The day of the approval.</param>
public sealed record Approval(string By, DateOnly On)
{
    /// <summary>Longest name: it stands on every card.</summary>
    public const int LongestName = 80;

    /// <summary>The content's version, and whether it was approved, for instance <c>1.0.0-draft, draft, not approved here</c>.</summary>
    public static string Standing(Approval? approval) => $"{Content.Version}, {Words(approval)}";

    /// <summary>Whether the content was approved, by whom and when.</summary>
    public static string Words(Approval? approval) =>
        approval is null ? "draft, not approved here" : $"approved by {approval.By} on {approval.On.ToString("MMM d, yyyy", CultureInfo.InvariantCulture)}";
}
