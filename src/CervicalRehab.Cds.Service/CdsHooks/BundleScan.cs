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
        var (start, first, hasResource, isCut, isMatch) = (json.Start, cuts.Count, false, false, true);
        var gap = new MemberGap(json.End);
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var (name, isResource, isSearch, isAddress) = (json.Start, json.Is("resource"u8), json.Is("search"u8), json.Is("fullUrl"u8));
            json.Read();
            if (isAddress || (isSearch && json.Token == JsonTokenType.StartObject && SaysMatch(ref json)))
            {
                json.Skip();
                gap.Open();
                continue;
            }

            gap.CloseBefore(name, cuts.Unread);
            cuts.AddUnread();
            hasResource |= isResource;
            if (isResource && json.Token == JsonTokenType.StartObject)
            {
                isCut = ReadResource(ref json, cuts);
            }
            else
            {
                isMatch = false;
                json.Skip();
            }

            gap.StartsBehind(json.End);
        }

        if (isCut && isMatch)
        {
            cuts.Widen(start, json.End, first);
        }
        else if (hasResource)
        {
            gap.CloseAtTheEnd(json.Start, cuts.Unread);
            cuts.AddUnread();
        }
        else
        {
            // An entry that says something and has no resource is not the same as an empty one.
            cuts.Forget(first);
        }
    }

    private static bool SaysMatch(ref StrictReader json)
    {
        var isMatch = true;
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var isMode = json.Is("mode"u8);
            isMatch &= !json.IsEscaped && !json.Is("modifierExtension"u8);
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
            cuts.AddUnread();
        }

        return resource.IsPassedOver;
    }
}
