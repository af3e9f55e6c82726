namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Expressions of SNOMED CT in the place of a code: a concept with its term, one that is refined, or one of a situation. What one says of its concepts nobody here tells, so that a sign among
/// them is open (D33).
/// </summary>
internal static class SnomedExpression
{
    private const string Leading = "=< ";
    private const string Marks = "|:+=<";

    private static readonly char[] Separators = [' ', '|', ':', '+', '=', ',', '<', '(', ')', '{', '}'];

    /// <summary>True for an expression.</summary>
    internal static bool Is(ReadOnlySpan<byte> code) => code.TrimStart("=< "u8) is [>= (byte)'0' and <= (byte)'9', ..] && code.IndexOfAny("|:+=<"u8) >= 0;

    /// <summary>The same of text.</summary>
    internal static bool Is(string code) => code.AsSpan().TrimStart(Leading) is [>= '0' and <= '9', ..] && code.AsSpan().IndexOfAny(Marks) >= 0;

    /// <summary>Its concepts, of whatever role: one of a situation names a finding only as what it is about. Words of terms are among them.</summary>
    internal static IEnumerable<string> Concepts(string expression) => expression.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
