using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Codes of ours that stand where R4 has none: a text, a list or a Coding in the place of a concept, a misspelt member, the form of another version of FHIR. Whatever is there is
/// looked at, in whatever system it may be, for what it would leave open (D29, D33).
/// </summary>
internal static class MisplacedCode
{
    private const int Shortest = 3;

    // A longer text is no code, nor one with its system or its words.
    private const int Longest = 256;

    private static readonly SearchValues<byte> s_between = SearchValues.Create(" |^~#/,;:()"u8);

    private static readonly char[] s_signs = [.. " |^~#/,;:()"];

    /// <summary>The members of a CodeableConcept.</summary>
    internal static NameTable OfConcept { get; } = new("coding", "text", "_text", "id", "extension");

    /// <summary>The members of a Coding.</summary>
    internal static NameTable OfCoding { get; } = new("system", "code", "display", "version", "userSelected", "id", "extension", "_system", "_code", "_display", "_version", "_userSelected");

    /// <summary>True where a text or a number within may be one, or words may name OPLL. The reader stands on the first token and is left on the last.</summary>
    internal static bool MayBeIn(ref Utf8JsonReader json, bool withWords)
    {
        var (depth, found) = (json.CurrentDepth, MayBe(ref json, withWords));
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (json.Read() && json.CurrentDepth > depth)
            {
                found = found || MayBe(ref json, withWords);
            }
        }

        return found;
    }

    /// <summary>The same of letters that stand alone, by what may be a code.</summary>
    internal static bool MayBeIn(ReadOnlySpan<byte> letters, Func<ReadOnlySpan<byte>, bool> mayBe)
    {
        if (letters.Length is < Shortest or > Longest)
        {
            return false;
        }

        foreach (var part in letters.SplitAny(s_between))
        {
            if (letters[part] is { Length: >= Shortest } code && mayBe(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What they mean, each once.</summary>
    internal static IEnumerable<KnownCode> Rows(JsonElement element)
    {
        var json = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element));
        return json.Read() && MayBeIn(ref json, withWords: false) ? JsonProbe.Scalars(element).SelectMany(Parts).SelectMany(CodeLookup.InAnySystem).Where(IsOfRecord).DistinctBy(static row => row.Meaning) : [];
    }

    /// <summary>A text, and what stands in it between the signs that part a code from its system and its words.</summary>
    internal static IEnumerable<string> Parts(string text) =>
        text.Length <= Longest && text.IndexOfAny(s_signs) >= 0 ? text.Split(s_signs, StringSplitOptions.RemoveEmptyEntries).Prepend(text) : [text];

    private static bool MayBe(ref Utf8JsonReader json, bool withWords) => json.TokenType is JsonTokenType.String or JsonTokenType.Number
        && (json.ValueIsEscaped || (withWords && OpllMention.MayBeNamedIn(json.ValueSpan)) || MayBeIn(json.ValueSpan, static code => CodeLookup.IsWrittenAsOurs(code) || CodeLookup.MayBeIcd(code)));

    // A number may be a drug's by chance, and a letter a value's.
    private static bool IsOfRecord(KnownCode row) => row.Meaning.Fact() is not (null or Facts.Medication);
}
