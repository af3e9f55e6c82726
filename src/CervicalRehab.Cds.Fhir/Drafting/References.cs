using System.Buffers;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>References of drafts.</summary>
internal static class References
{
    private static readonly SearchValues<char> OfId = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>A literal reference.</summary>
    public static ResourceReference To(string literal) => new(literal);

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
}
