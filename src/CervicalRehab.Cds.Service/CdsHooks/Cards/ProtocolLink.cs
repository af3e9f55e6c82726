using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

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
