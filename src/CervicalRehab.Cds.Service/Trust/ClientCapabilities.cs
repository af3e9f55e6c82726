using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What a client may be known to understand beyond CDS Hooks 2.0. Only what changes an answer is listed.</summary>
internal static class ClientCapabilities
{
    /// <summary>Suggestions say how their actions are taken (CDS Hooks 3.0 ballot, SUG-7); never sent to a client that may not know it (SUG-8).</summary>
    public const string ActionSelectionBehavior = "actionSelectionBehavior";

    /// <summary>Every name that <c>Capabilities</c> may hold.</summary>
    public static ImmutableArray<string> All { get; } = [ActionSelectionBehavior];
}
