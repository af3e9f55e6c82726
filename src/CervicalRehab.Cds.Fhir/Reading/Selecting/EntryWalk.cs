using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The part of <see cref="BodyWalk"/> that lies in the entries of a Bundle.</summary>
internal readonly struct EntryWalk(BodyWalk walk, SentBundle bundle)
{
    private const int FirstModifier = 0;
    private const int FullUrl = 3;
    private const int Resource = 4;
    private const int Search = 5;
    private const int Mode = 3;

    private static readonly NameTable s_ofEntry = new("modifierExtension", "implicitRules", "_implicitRules", "fullUrl", "resource", "search", "link", "request", "response", "id", "extension");
    private static readonly NameTable s_ofSearch = new("modifierExtension", "implicitRules", "_implicitRules", "mode", "score", "id", "extension");

    /// <summary>Reads what stands in the place of the entries; the reader is on its first token and is left on its last.</summary>
    internal void Read(ref Utf8JsonReader json, int startOfBundle)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            bundle.IsUnreadable |= json.TokenType != JsonTokenType.Null;
            json.Skip();
            return;
        }

        var start = (int)json.TokenStartIndex - startOfBundle;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            bundle.Count++;
            if (json.TokenType == JsonTokenType.StartObject)
            {
                ReadEntry(ref json);
            }
            else
            {
                bundle.IsDamaged = true;
                json.Skip();
            }
        }

        bundle.AddList(start, (int)json.BytesConsumed - startOfBundle);
    }

    private void ReadEntry(ref Utf8JsonReader json)
    {
        var (kept, passed, url, mode, isEmpty) = (default(SentResource), default(PassedOver), default(string), EntryMode.Match, true);
        for (var seen = 0; json.Read() && json.TokenType != JsonTokenType.EndObject; isEmpty = false)
        {
            var name = Name(s_ofEntry, ref json, ref seen);
            json.Read();
            switch (name)
            {
                case FullUrl:
                    url = walk.WithUrls && json.TokenType == JsonTokenType.String ? SharedTexts.Of(ref json) : null;
                    json.Skip();
                    break;
                case Resource when json.TokenType == JsonTokenType.StartObject:
                    // Of two in one entry neither is lost.
                    bundle.Add(kept, passed, mode);
                    (kept, passed) = walk.Resource(ref json);
                    break;
                case Search when json.TokenType == JsonTokenType.StartObject:
                    mode = ReadSearch(ref json);
                    break;
                case FirstModifier or FirstModifier + 1 or FirstModifier + 2:
                    bundle.IsDamaged |= IsThere(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (url is not null)
        {
            bundle.AddUrl(url);
        }

        // An entry that says something and has no resource is not the same as an empty one.
        bundle.IsDamaged |= !isEmpty && kept is null && passed.Type is null;

        // Nor is a resource that says nothing of what, which and whose it is.
        bundle.IsDamaged |= kept is { Type: null, Id: null, Subject: null };
        kept?.Url = url;
        bundle.Add(kept, passed, mode);
    }

    private EntryMode ReadSearch(ref Utf8JsonReader json)
    {
        var mode = EntryMode.Match;
        for (var seen = 0; json.Read() && json.TokenType != JsonTokenType.EndObject;)
        {
            var name = Name(s_ofSearch, ref json, ref seen);
            json.Read();
            if (name == Mode && json.TokenType == JsonTokenType.String)
            {
                mode = json.ValueTextEquals("include"u8) ? EntryMode.Include : json.ValueTextEquals("outcome"u8) ? EntryMode.Outcome : EntryMode.Match;
            }
            else if (name is FirstModifier or FirstModifier + 1 or FirstModifier + 2)
            {
                bundle.IsDamaged |= IsThere(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return mode;
    }

    // The place of a name; one that is said twice makes the Bundle unreliable.
    private int Name(NameTable names, ref Utf8JsonReader json, ref int seen)
    {
        var at = !json.ValueIsEscaped ? names.IndexOf(json.ValueSpan) : SharedTexts.Of(ref json) is { } name ? names.IndexOf(Encoding.UTF8.GetBytes(name)) : NameTable.None;
        if (at != NameTable.None)
        {
            bundle.IsDamaged |= (seen & (1 << at)) != 0;
            seen |= 1 << at;
        }

        return at;
    }

    // Null and an empty list say nothing.
    private static bool IsThere(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            var isThere = json.TokenType != JsonTokenType.Null;
            json.Skip();
            return isThere;
        }

        var isEmpty = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            isEmpty = false;
            json.Skip();
        }

        return !isEmpty;
    }
}
