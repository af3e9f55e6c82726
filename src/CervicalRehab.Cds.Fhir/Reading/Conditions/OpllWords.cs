using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The words for OPLL: a problem that is told in words alone is one that is not coded (D2). In English, Latin, and the languages whose records are exchanged with either.</summary>
internal static class OpllWords
{
    // One of these stands in every name below that is written in letters of ASCII.
    private static readonly ImmutableArray<string> s_marks = ["ligament", "longitudinal", "ngsband", "pll", "p.l.l"];

    private static readonly ImmutableArray<byte[]> s_bytes = [.. s_marks.Select(Encoding.UTF8.GetBytes)];

    private static readonly SearchValues<string> s_mayName = SearchValues.Create([.. s_marks], StringComparison.OrdinalIgnoreCase);

    // Each name alone, or a word of each column: the ligament, that it is the one behind, that it turns into bone.
    private static readonly SearchValues<string> s_names = SearchValues.Create(["posterior longitudinal ligament", "O.P.L.L", "後縦靭帯骨化", "后纵韧带骨化", "後縱韌帶骨化", "후종인대골화"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> s_ligament = SearchValues.Create(["longitudinal", "longitudinel", "ngsband"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> s_behind = SearchValues.Create(["posteri", "post.", "postér", "hinter", "achterst", "bakre", "bageste"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> s_bone = SearchValues.Create(["ossif", "osific", "ossik", "calcif", "kalzif", "verkn", "verkalk", "verben"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands in every such name, in lower case of ASCII, as UTF-8.</summary>
    internal static ReadOnlySpan<byte[]> Marks => s_bytes.AsSpan();

    /// <summary>False when no such name is in a text of ASCII.</summary>
    internal static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny(s_mayName);

    /// <summary>True for words that name OPLL.</summary>
    internal static bool Name(string text) =>
        text.AsSpan().ContainsAny(s_names)
        || (text.AsSpan().ContainsAny(s_bone) && ((text.AsSpan().ContainsAny(s_ligament) && text.AsSpan().ContainsAny(s_behind)) || Has(text, "PLL")))
        || Has(text, "OPLL");

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase) && Words.Of(text).Contains(word, StringComparer.OrdinalIgnoreCase);
}
