using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What the tags and the security labels of <c>meta</c> say about the resource itself: that it is not the whole of it (D29, D30, D40).</summary>
internal static class Labels
{
    /// <summary>Codes of a resource of which something was left out. They are told by no other system of codes, so the code speaks alone.</summary>
    internal static readonly ImmutableArray<string> OfParts = ["SUBSETTED", "REDACTED", "MASKED", "ABSTRED", "AGGRED"];

    private static readonly ImmutableArray<byte[]> Letters = [.. OfParts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Passes over a <c>meta</c> and notes those labels; the reader stands on its first token.</summary>
    internal static bool Pass(ref Utf8JsonReader json, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var (isTag, isSecurity) = (json.ValueTextEquals("tag"u8), json.ValueTextEquals("security"u8));
            json.Read();
            if (!isTag && !isSecurity)
            {
                json.Skip();
            }
            else if (!PassCodings(ref json, isTag ? "tag" : "security", noted))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes those labels.</summary>
    internal static void Judge(Meta meta, Noted noted)
    {
        foreach (var (name, value) in meta.EnumerateElements())
        {
            if (name is "tag" or "security" && value is IEnumerable<Base> codings)
            {
                foreach (var coding in codings.OfType<Coding>())
                {
                    if (coding.CodeElement?.JsonValue is string code && OfParts.Contains(code.Trim(), StringComparer.OrdinalIgnoreCase))
                    {
                        noted.Add($"{name} {code.Trim().ToUpperInvariant()}");
                    }
                }
            }
        }
    }

    private static bool PassCodings(ref Utf8JsonReader json, string list, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject || !PassCoding(ref json, list, noted))
            {
                return false;
            }
        }

        return true;
    }

    private static bool PassCoding(ref Utf8JsonReader json, string list, Noted noted)
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
                    noted.Add($"{list} {OfParts[at]}");
                }
            }
        }

        return true;
    }
}
