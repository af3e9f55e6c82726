using System.Buffers;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a Bundle says beside its entries, as nearly every server writes it. What says more leaves it not plain, and is then looked at as a document.</summary>
internal sealed class BundleHead
{
    private const int Type = 0;
    private const int Total = 1;
    private const int Link = 2;
    private const int Meta = 3;
    private const int LongestWord = 32;

    private static readonly NameTable s_names = new("type", "total", "link", "meta", "timestamp", "language");
    private static readonly NameTable s_ofLink = new("relation", "url");
    private static readonly NameTable s_ofMeta = new("lastUpdated", "versionId", "source");

    private int _seen;
    private bool _saysMore;

    /// <summary>It says that it answers a search, and nothing more than what is told here.</summary>
    internal bool IsPlain => !_saysMore && (_seen & (1 << Type)) != 0;

    /// <summary>How many matches there are in all; 0 when it does not say.</summary>
    internal long InAll { get; private set; }

    /// <summary>Reads a member, the reader on its name, and leaves it on the last token of the value.</summary>
    internal void Read(ref Utf8JsonReader json)
    {
        var at = json.ValueIsEscaped ? NameTable.None : s_names.IndexOf(json.ValueSpan);
        json.Read();
        var value = json;
        if (_saysMore || !Says(at, ref json))
        {
            _saysMore = true;
            json = value;
            json.Skip();
        }
    }

    private bool Says(int at, ref Utf8JsonReader json)
    {
        if (at == NameTable.None || (_seen & (1 << at)) != 0)
        {
            return false;
        }

        _seen |= 1 << at;
        return at switch
        {
            Type => json.TokenType == JsonTokenType.String && (json.ValueTextEquals("searchset"u8) || json.ValueTextEquals("collection"u8)),
            Total => json.TokenType == JsonTokenType.Number && IsTotal(ref json),
            Link => AreToItself(ref json),
            Meta => HasOnly(s_ofMeta, ref json),
            _ => json.TokenType == JsonTokenType.String,
        };
    }

    private bool IsTotal(ref Utf8JsonReader json)
    {
        var isNumber = json.TryGetInt64(out var total);
        InAll = total;
        return isNumber;
    }

    private static bool AreToItself(ref Utf8JsonReader json)
    {
        var isPlain = json.TokenType == JsonTokenType.StartArray;
        while (isPlain && json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            isPlain = HasOnly(s_ofLink, ref json, required: 1);
        }

        return isPlain;
    }

    // Whatever its spelling; only addresses are longer.
    private static bool MayBeNext(ref Utf8JsonReader json)
    {
        Span<byte> lower = stackalloc byte[LongestWord];
        return json.ValueIsEscaped || json.ValueSpan.Length > LongestWord || Ascii.ToLower(json.ValueSpan, lower, out var length) != OperationStatus.Done || lower[..length].IndexOf("next"u8) >= 0;
    }

    // Texts under these names, each once; a link to the next page says more, and one that does not say where it leads.
    private static bool HasOnly(NameTable names, ref Utf8JsonReader json, int required = 0)
    {
        var (isPlain, seen) = (json.TokenType == JsonTokenType.StartObject, 0);
        while (isPlain && json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var bit = json.ValueIsEscaped || names.IndexOf(json.ValueSpan) is not (>= 0 and var at) ? 0 : 1 << at;
            json.Read();
            isPlain = bit != 0 && (seen & bit) == 0 && json.TokenType == JsonTokenType.String && (bit != required || !MayBeNext(ref json));
            seen |= bit;
        }

        return isPlain && (seen & required) == required;
    }
}
