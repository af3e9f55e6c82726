using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>The part of <see cref="BodyScan"/> that lies in a prefetch value: the resources of a Bundle.</summary>
internal static class BundleScan
{
    /// <summary>Reads a Bundle, or any other object; the reader stands on its first token and is left on its last.</summary>
    public static void Read(ref StrictReader json, BodyCuts cuts)
    {
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var isEntries = json.Is("entry"u8);
            json.Read();
            if (isEntries && json.Token == JsonTokenType.StartArray)
            {
                ReadEntries(ref json, cuts);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadEntries(ref StrictReader json, BodyCuts cuts)
    {
        while (json.Read() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token == JsonTokenType.StartObject)
            {
                ReadEntry(ref json, cuts);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadEntry(ref StrictReader json, BodyCuts cuts)
    {
        var (start, isCut, isMatch) = (json.Start, false, true);
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var (isResource, isSearch, isAddress) = (json.Is("resource"u8), json.Is("search"u8), json.Is("fullUrl"u8));
            json.Read();
            if (isResource && json.Token == JsonTokenType.StartObject)
            {
                isCut = ReadResource(ref json, cuts);
            }
            else if (isSearch && json.Token == JsonTokenType.StartObject)
            {
                isMatch &= SaysMatch(ref json);
            }
            else
            {
                isMatch &= isAddress;
                json.Skip();
            }
        }

        if (isCut && isMatch)
        {
            cuts.Widen(start, json.End);
        }
    }

    private static bool SaysMatch(ref StrictReader json)
    {
        var isMatch = true;
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var isMode = json.Is("mode"u8);
            json.Read();
            isMatch &= !isMode || (json.Token == JsonTokenType.String && json.Is("match"u8));
            json.Skip();
        }

        return isMatch;
    }

    private static bool ReadResource(ref StrictReader json, BodyCuts cuts)
    {
        var start = json.Start;
        var resource = ResourceScan.Read(ref json, cuts.Options, cuts.Unread);
        if (resource.IsPassedOver)
        {
            cuts.Add(start, json.End, resource.Subject);
        }
        else
        {
            cuts.EmptyUnread();
        }

        return resource.IsPassedOver;
    }
}
