using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Where the white space, strings and numbers of a JSON text end (RFC 8259). Each takes the text and where to start, and gives the place behind the last
/// byte, or <see cref="Broken"/>.
/// </summary>
internal static class Lexeme
{
    /// <summary>Given where there is no such lexeme.</summary>
    public const int Broken = -1;

    // What ends the plain part of a string.
    private static readonly SearchValues<byte> s_ends = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    private static readonly SearchValues<byte> s_hexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    /// <summary>Behind the white space, which may be none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Space(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] <= ' ' && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>Behind the closing quote of the string whose first letter is at <paramref name="at"/>.</summary>
    public static int String(ReadOnlySpan<byte> json, int at, ref bool isEscaped)
    {
        while (true)
        {
            at = Plain(json, at);
            if ((uint)at >= (uint)json.Length || json[at] < ' ')
            {
                return Broken;
            }

            if (json[at] == '"')
            {
                return at + 1;
            }

            isEscaped = true;
            at = Escape(json, at + 1);
            if (at == Broken)
            {
                return Broken;
            }
        }
    }

    /// <summary>Behind a word of JSON.</summary>
    public static int Word(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> word) => json[at..].StartsWith(word) ? at + word.Length : Broken;

    /// <summary>Behind the number that starts at <paramref name="at"/>.</summary>
    public static int Number(ReadOnlySpan<byte> json, int at)
    {
        at += Is(json, at, '-') ? 1 : 0;
        var whole = Digits(json, at);
        if (whole == at || (json[at] == '0' && whole > at + 1))
        {
            return Broken;
        }

        at = whole;
        if (Is(json, at, '.'))
        {
            var fraction = Digits(json, at + 1);
            if (fraction == at + 1)
            {
                return Broken;
            }

            at = fraction;
        }

        return Is(json, at, 'e') || Is(json, at, 'E') ? Exponent(json, at + 1) : at;
    }

    private static int Exponent(ReadOnlySpan<byte> json, int at)
    {
        at += Is(json, at, '+') || Is(json, at, '-') ? 1 : 0;
        var end = Digits(json, at);
        return end == at ? Broken : end;
    }

    private static int Digits(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && char.IsAsciiDigit((char)json[at]))
        {
            at++;
        }

        return at;
    }

    // The first quote, backslash or control character. Most names and texts end within the first block, before a general search would have begun.
    private static int Plain(ReadOnlySpan<byte> json, int at)
    {
        for (; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var letters = Vector256.Create(json.Slice(at, Vector256<byte>.Count));
            var found = (Vector256.Equals(letters, Vector256.Create((byte)'"')) | Vector256.Equals(letters, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(letters, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
            if (found != 0)
            {
                return at + BitOperations.TrailingZeroCount(found);
            }
        }

        var rest = json[at..].IndexOfAny(s_ends);
        return rest < 0 ? json.Length : at + rest;
    }

    private static int Escape(ReadOnlySpan<byte> json, int at) => (uint)at >= (uint)json.Length ? Broken : json[at] switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => at + 1,
        (byte)'u' when at + 4 < json.Length && !json.Slice(at + 1, 4).ContainsAnyExcept(s_hexDigits) => at + 5,
        _ => Broken,
    };

    private static bool Is(ReadOnlySpan<byte> json, int at, char letter) => (uint)at < (uint)json.Length && json[at] == letter;
}
