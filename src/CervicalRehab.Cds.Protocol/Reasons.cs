using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>Stable wire codes of <see cref="Reason"/>.</summary>
public static class Reasons
{
    private static readonly ImmutableArray<string> CodesByReason =
        [.. Enum.GetValues<Reason>().Select(reason => Kebab(reason.ToString()))];

    /// <summary>Kebab-case code, for instance <c>entered-in-error</c>.</summary>
    public static string Code(this Reason reason) => CodesByReason[(int)reason];

    /// <summary>The code in plain words, for instance <c>entered in error</c>.</summary>
    public static string Words(this Reason reason) => reason.Code().Replace('-', ' ');

    /// <summary>True when there was nothing to read: withdrawn, replaced by a later version, not done, or without a result yet.</summary>
    public static bool LeavesNothing(this Reason reason) => reason is Reason.EnteredInError or Reason.Cancelled or Reason.Registered or Reason.Refuted or Reason.NotPerformed or Reason.Superseded;

    internal static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter) : $"{char.ToLowerInvariant(letter)}"));
}
