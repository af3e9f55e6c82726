using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Of resources with one id: the same one twice stands once, the latest of several versions decides, else the most cautious of them (D34).</summary>
internal sealed partial class Intake
{
    // Versions of a resource that are compared by what they say, however it is written: thousands of them are not each compared with all others.
    private const int ComparedByMeaning = 8;

    // Resources without an id, or with one and the same: the versions of one resource, or of one of each type.
    private void ReadAll(ReadOnlySpan<SentResource> resources, Request request)
    {
        var met = new List<Met>(resources.Length);
        var different = new List<SentResource>();
        for (var at = 0; at < resources.Length; at++)
        {
            // The same resource may arrive under two prefetch keys, and then stands beside itself.
            if (at > 0 && resources[at].Bytes.Span.SequenceEqual(resources[at - 1].Bytes.Span))
            {
                continue;
            }

            if (!string.IsNullOrEmpty(resources[at].Id) && !request.AreDrafts)
            {
                if (different.Exists(resources[at].SaysTheSameAs))
                {
                    continue;
                }

                if (different.Count < ComparedByMeaning)
                {
                    different.Add(resources[at]);
                }
            }

            if (Meet(resources[at], request) is { } one)
            {
                met.Add(one);
            }
        }

        if (string.IsNullOrEmpty(resources[0].Id) || request.AreDrafts || met.Count < 2)
        {
            met.ForEach(one => Take(one, request));
            return;
        }

        foreach (var versions in met.GroupBy(one => one.Arrived.Type, StringComparer.Ordinal))
        {
            ReadVersions([.. versions], request);
        }
    }

    private void ReadVersions(ImmutableArray<Met> versions, Request request)
    {
        if (Versions.Latest([.. versions.Select(static version => version.Arrived.Json)]) is not { } at)
        {
            ReadUnordered(versions, request);
            return;
        }

        var latest = versions[at];
        foreach (var (version, whose, _) in versions)
        {
            if (version != latest.Arrived && whose != Whose.Other)
            {
                picture.Unused(version, Reason.Superseded);
            }
        }

        Take(latest, request);
    }

    // Which one is the latest cannot be told: where they say the same one speaks for all, else the most cautious of them does.
    private void ReadUnordered(ImmutableArray<Met> versions, Request request)
    {
        // Any of them may say what it is.
        _isInPart |= versions.All(version => version.Whose != Whose.Other && IsNameless(version.Arrived, request));
        var (first, differ) = (default(PictureDraft), versions.Any(version => version.Whose != versions[0].Whose));
        foreach (var version in versions)
        {
            var said = Said(version, request);
            if (first is null)
            {
                first = said;
            }
            else if (!first.SaysTheSameAs(said))
            {
                differ = true;
                said.DropComfort();
                picture.Add(said);
            }
        }

        if (differ)
        {
            picture.Unused(versions[0].Arrived, Reason.Conflicting);
            first!.DropComfort();
        }

        picture.Add(first!);
    }

    private PictureDraft Said(Met met, Request request)
    {
        var (version, whose, isOurs) = met;
        var said = new PictureDraft();
        if (whose == Whose.Other)
        {
            picture.OtherPatientsResources++;
            return said;
        }

        if (isOurs)
        {
            request.Read(version, said);
        }

        if (!request.ReadsWithin)
        {
            Within.Read(version, said);
        }

        if (whose == Whose.ThisPatient)
        {
            return said;
        }

        picture.Unused(version, Reason.NoSubject);
        var opened = new PictureDraft();
        said.OpenIn(opened);
        return opened;
    }
}
