using CervicalRehab.Cds.Fhir.Reading;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>References of drafts.</summary>
internal static class References
{
    /// <summary>A literal reference.</summary>
    public static ResourceReference To(string literal) => new(literal);

    /// <summary>True for a relative reference to one of the types, with an id that R4 allows.</summary>
    public static bool IsTo(string? literal, ReadOnlySpan<string> types) =>
        literal?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && SentResource.IsId(literal.AsSpan(slash + 1))
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
