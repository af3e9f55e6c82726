using System.Buffers;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>References of drafts, and lists that may be absent.</summary>
internal static class Links
{
    private static readonly SearchValues<char> OfId = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>A literal reference.</summary>
    public static Reference To(string? literal, string? display = null) => new() { Literal = literal, Display = display };

    /// <summary>True for a relative reference to one of the types, with an id that R4 allows.</summary>
    public static bool IsTo(string? literal, ReadOnlySpan<string> types) =>
        literal?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && literal.Length - slash - 1 is > 0 and <= 64
        && !literal.AsSpan(slash + 1).ContainsAnyExcept(OfId)
        && IsOneOf(literal.AsSpan(0, slash), types);

    private static bool IsOneOf(ReadOnlySpan<char> type, ReadOnlySpan<string> types)
    {
        foreach (var one in types)
        {
            if (type.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when empty: FHIR JSON has no empty arrays.</summary>
    public static ImmutableArray<T>? OrAbsent<T>(this ImmutableArray<T> items) => items.IsEmpty ? null : items;
}
