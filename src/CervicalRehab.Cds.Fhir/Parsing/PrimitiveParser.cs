using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>JSON values to R4 primitives, as narrowly as what is certain: null for all that the SDK may complain about.</summary>
internal static class PrimitiveParser
{
    private const int LongestId = 64;
    private const int LongestText = 10_000;
    private const int LongestHost = 60;

    private static readonly SearchValues<byte> OfId = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> OfHost = SearchValues.Create("-.0123456789abcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> OfPath = SearchValues.Create("-._~/#?=&+|0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> Graphic = SearchValues.Create([.. Enumerable.Range(0x21, 0x5E).Select(letter => (byte)letter)]);
    private static readonly SearchValues<byte> OfNumber = SearchValues.Create("-.0123456789"u8);

    private static readonly FhirBoolean True = new(true);
    private static readonly FhirBoolean False = new(false);

    /// <summary>string.</summary>
    internal static FhirString? Words(ref Utf8JsonReader json) => Text(ref json) is { } text ? new FhirString(text) : null;

    /// <summary>The text of a JSON string that is not empty.</summary>
    internal static string? Text(ref Utf8JsonReader json) =>
        json.TokenType != JsonTokenType.String || json.ValueSpan.IsEmpty || json.ValueSpan.Length > LongestText ? null
            : (json.ValueIsEscaped ? null : SharedTexts.Find(json.ValueSpan)) ?? json.GetString();

    /// <summary>id of a resource.</summary>
    internal static Id? LogicalId(ref Utf8JsonReader json) =>
        json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && json.ValueSpan.Length is > 0 and <= LongestId && !json.ValueSpan.ContainsAnyExcept(OfId)
            ? new Id(Encoding.ASCII.GetString(json.ValueSpan))
            : null;

    /// <summary>The letters of a code; empty when it is not certain.</summary>
    internal static ReadOnlySpan<byte> Code(ref Utf8JsonReader json) =>
        json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && json.ValueSpan.Length <= LongestText && !json.ValueSpan.ContainsAnyExcept(Graphic) ? json.ValueSpan : [];

    /// <summary>The letters of an address; empty when it is not certain.</summary>
    internal static ReadOnlySpan<byte> Address(ref Utf8JsonReader json) =>
        json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && IsAddress(json.ValueSpan) ? json.ValueSpan : [];

    /// <summary>boolean.</summary>
    internal static FhirBoolean? Flag(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => null,
    };

    /// <summary>decimal: no exponent, and no more digits than are kept.</summary>
    internal static FhirDecimal? Decimal(ref Utf8JsonReader json) =>
        IsPlainNumber(ref json) && json.TryGetDecimal(out var value) && (value != 0 || json.ValueSpan[0] != (byte)'-') ? new FhirDecimal(value) : null;

    /// <summary>integer.</summary>
    internal static Integer? Whole(ref Utf8JsonReader json) =>
        IsPlainNumber(ref json) && !json.ValueSpan.Contains((byte)'.') && json.TryGetInt32(out var value) && (value != 0 || json.ValueSpan[0] != (byte)'-') ? new Integer(value) : null;

    /// <summary>The text of a date, or of a moment when <paramref name="withTime"/>.</summary>
    internal static string? Moment(ref Utf8JsonReader json, bool withDate, bool withTime)
    {
        if (json is not { TokenType: JsonTokenType.String, ValueIsEscaped: false } || json.ValueSpan.Length is < 4 or > 35)
        {
            return null;
        }

        var text = json.ValueSpan;
        var isCertain = text.Length <= 10 ? withDate && IsDate(text) : withTime && IsDate(text[..10]) && text[10] == (byte)'T' && IsTime(text[11..]);
        return isCertain ? Encoding.ASCII.GetString(text) : null;
    }

    private static bool IsPlainNumber(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.ValueSpan.Length <= 28 && !json.ValueSpan.ContainsAnyExcept(OfNumber);

    // Years at the ends of the calendar are left to the SDK.
    private static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length is 4 or 7 or 10 && Number(text[..4]) is >= 1000 and < 9999 and var year
        && (text.Length == 4 || (text[4] == (byte)'-' && Number(text[5..7]) is >= 1 and <= 12 and var month
            && (text.Length == 7 || (text[7] == (byte)'-' && Number(text[8..10]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)))));

    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 9 || !IsClock(text[..8]))
        {
            return false;
        }

        text = text[8..];
        if (text[0] == (byte)'.')
        {
            var digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits is < 1 or > 7)
            {
                return false;
            }

            text = text[(digits + 1)..];
        }

        return text.Length == 1 ? text[0] == (byte)'Z'
            : text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == (byte)':' && Number(text[1..3]) is >= 0 and < 14 && Number(text[4..]) is >= 0 and < 60;
    }

    private static bool IsClock(ReadOnlySpan<byte> text) =>
        text[2] == (byte)':' && text[5] == (byte)':' && Number(text[..2]) is >= 0 and < 24 && Number(text[3..5]) is >= 0 and < 60 && Number(text[6..8]) is >= 0 and < 60;

    /// <summary>The number of these letters, in UTF-8 or UTF-16; -1 when one of them is no digit.</summary>
    internal static int Number<T>(ReadOnlySpan<T> digits)
        where T : struct, IBinaryInteger<T>
    {
        var number = 0;
        foreach (var digit in digits)
        {
            var value = int.CreateTruncating(digit) - '0';
            if (value is < 0 or > 9)
            {
                return -1;
            }

            number = (number * 10) + value;
        }

        return number;
    }

    private static bool IsAddress(ReadOnlySpan<byte> text) =>
        text.StartsWith("http://"u8) ? IsWeb(text[7..])
        : text.StartsWith("https://"u8) ? IsWeb(text[8..])
        : text.StartsWith("urn:oid:"u8) && IsObjectIdentifier(text[8..]);

    private static bool IsWeb(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOf((byte)'/') is >= 0 and var slash ? slash : text.Length;
        var host = text[..length];
        return host.Length is > 0 and <= LongestHost && !host.ContainsAnyExcept(OfHost) && host.IndexOf(".."u8) < 0 && IsLetter(host[0]) && IsLetter(host[^1])
            && !text[length..].ContainsAnyExcept(OfPath) && text.Length <= LongestText;
    }

    private static bool IsLetter(byte letter) => letter is >= (byte)'a' and <= (byte)'z';

    private static bool IsObjectIdentifier(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestHost || text is not [(byte)'0' or (byte)'1' or (byte)'2', (byte)'.', ..])
        {
            return false;
        }

        foreach (var part in text[2..].Split((byte)'.'))
        {
            var digits = text[2..][part];
            if (digits.IsEmpty || (digits[0] == (byte)'0' && digits.Length > 1) || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }
        }

        return true;
    }
}
