using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What the tags and the security labels of <c>meta</c> say about the resource itself: that it is not the whole of it (D29, D30, D40).</summary>
internal static class Labels
{
    private static readonly ImmutableArray<byte[]> Letters = [.. PartLabels.All.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Passes over a list of labels and notes those of a part; the reader stands on its first token.</summary>
    internal static bool Pass(ref Utf8JsonReader json, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject || !PassOne(ref json, noted))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes such a label.</summary>
    internal static void Judge(Coding label, Noted noted)
    {
        if (label.CodeElement.Letters() is { } code && PartLabels.Find(code) is { } part)
        {
            noted.Add(part);
        }
    }

    private static bool PassOne(ref Utf8JsonReader json, Noted noted)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isCode = json.ValueTextEquals("code"u8);
            json.Read();
            if (!isCode)
            {
                json.Skip();
                continue;
            }

            if (json is not { TokenType: JsonTokenType.String, ValueIsEscaped: false })
            {
                return false;
            }

            for (var at = 0; at < Letters.Length; at++)
            {
                if (Ascii.EqualsIgnoreCase(json.ValueSpan[Ascii.Trim(json.ValueSpan)], Letters[at]))
                {
                    noted.Add(PartLabels.All[at]);
                }
            }
        }

        return true;
    }
}
