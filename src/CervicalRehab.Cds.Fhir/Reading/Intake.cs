using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CodeableConcept = Hl7.Fhir.Model.CodeableConcept;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Lets through what is about this patient and concerns us; lists or counts what must not be passed over in silence.</summary>
internal sealed class Intake(SubjectCheck subjects, CodeLookup codes, PictureDraft picture)
{
    // Whatever order a server sends them in, the same resources give the same answer (DATA-7).
    private static readonly Comparer<(string? Id, JsonElement Json)> ByIdAndText = Comparer<(string? Id, JsonElement Json)>.Create((one, other) =>
        string.CompareOrdinal(one.Id, other.Id) is not 0 and var order ? order : Raw(one.Json).SequenceCompareTo(Raw(other.Json)));

    // What may be this patient's and is not shown to be: read apart, so that nothing of it reassures.
    private PictureDraft? _notShown;

    /// <summary>
    /// What tells of an MRI and came among resources of another kind, as a server includes it: read wherever it came (D39).
    /// </summary>
    internal List<JsonElement> OfImaging { get; } = [];

    /// <summary>Reads the resources of one part of the record that a reader asked for, each into the picture where it belongs.</summary>
    internal void Read(ImmutableArray<JsonElement> resources, Request request, Action<Arrived, PictureDraft> read)
    {
        if (resources.IsDefaultOrEmpty)
        {
            return;
        }

        var ordered = InOrder(resources);
        for (var (at, next) = (0, 0); at < ordered.Length; at = next)
        {
            next = at + 1;
            while (next < ordered.Length && string.Equals(ordered[next].Id, ordered[at].Id, StringComparison.Ordinal))
            {
                next++;
            }

            if (next == at + 1)
            {
                if (Meet(ordered[at].Json, ordered[at].Id, request) is var (arrived, whose))
                {
                    Take(arrived, whose, request, read);
                }
            }
            else
            {
                ReadAll(ordered.AsSpan(at, next - at), request, read);
            }
        }
    }

    /// <summary>Adds what is left open by that which may be this patient's, once all parts are read. True when a drug is among it.</summary>
    internal bool Settle() => _notShown is { } apart && InDoubt.Open(apart, picture);

    private static (string? Id, JsonElement Json)[] InOrder(ImmutableArray<JsonElement> resources)
    {
        var ordered = new (string? Id, JsonElement Json)[resources.Length];
        for (var at = 0; at < ordered.Length; at++)
        {
            ordered[at] = (IdOf(resources[at]), resources[at]);
        }

        Array.Sort(ordered, ByIdAndText);
        return ordered;
    }

    // Resources without an id, or with one and the same: the versions of one resource, or of one of each type.
    private void ReadAll(ReadOnlySpan<(string? Id, JsonElement Json)> resources, Request request, Action<Arrived, PictureDraft> read)
    {
        var met = new List<(Arrived Arrived, Whose Whose)>(resources.Length);
        for (var at = 0; at < resources.Length; at++)
        {
            // The same resource may arrive under two prefetch keys, and then stands beside itself.
            if (!(at > 0 && Raw(resources[at].Json).SequenceEqual(Raw(resources[at - 1].Json))) && Meet(resources[at].Json, resources[at].Id, request) is { } one)
            {
                met.Add(one);
            }
        }

        if (string.IsNullOrEmpty(resources[0].Id) || request.AreDrafts || met.Count < 2)
        {
            met.ForEach(one => Take(one.Arrived, one.Whose, request, read));
            return;
        }

        foreach (var versions in met.GroupBy(one => one.Arrived.Type, StringComparer.Ordinal))
        {
            ReadVersions([.. versions], request, read);
        }
    }

    private void ReadVersions(ImmutableArray<(Arrived Arrived, Whose Whose)> versions, Request request, Action<Arrived, PictureDraft> read)
    {
        if (Versions.Latest(versions, version => version.Arrived.Json) is not { } latest)
        {
            ReadUnordered(versions, read);
            return;
        }

        foreach (var (version, whose) in versions)
        {
            if (version != latest.Arrived && whose != Whose.Other)
            {
                picture.Unused(version, Reason.Superseded);
            }
        }

        Take(latest.Arrived, latest.Whose, request, read);
    }

    // Which one is the latest cannot be told: where they say the same one speaks for all, else the most cautious of them does.
    private void ReadUnordered(ImmutableArray<(Arrived Arrived, Whose Whose)> versions, Action<Arrived, PictureDraft> read)
    {
        var (first, differ) = (default(PictureDraft), versions.Any(version => version.Whose != versions[0].Whose));
        foreach (var (version, whose) in versions)
        {
            var said = Said(version, whose, read);
            if (first is null)
            {
                first = said;
            }
            else if (!first.SaysTheSameAs(said))
            {
                differ = true;
                InDoubt.Warn(said);
                picture.Add(said);
            }
        }

        if (differ)
        {
            picture.Unused(versions[0].Arrived, Reason.Conflicting);
            InDoubt.Warn(first!);
        }

        picture.Add(first!);
    }

    private PictureDraft Said(Arrived version, Whose whose, Action<Arrived, PictureDraft> read)
    {
        var said = new PictureDraft();
        if (whose == Whose.Other)
        {
            picture.OtherPatientsResources++;
            return said;
        }

        read(version, said);
        if (whose == Whose.ThisPatient)
        {
            return said;
        }

        picture.Unused(version, Reason.NoSubject);
        var opened = new PictureDraft();
        InDoubt.Open(said, opened);
        return opened;
    }

    private void Take(Arrived arrived, Whose whose, Request request, Action<Arrived, PictureDraft> read)
    {
        if (whose == Whose.Other)
        {
            picture.OtherPatientsResources++;
        }
        else if (whose == Whose.NotShown && !request.AreDrafts)
        {
            picture.Unused(arrived, Reason.NoSubject);
            read(arrived, _notShown ??= new PictureDraft());
        }
        else
        {
            read(arrived, picture);
        }
    }

    private static ReadOnlySpan<byte> Raw(JsonElement json) => JsonMarshal.GetRawUtf8Value(json);

    private static string? IdOf(JsonElement json)
    {
        try
        {
            return json.Text("id"u8);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Null when it is not our concern, or no resource at all: the latter is listed.
    private (Arrived Arrived, Whose Whose)? Meet(JsonElement json, string? id, Request request)
    {
        try
        {
            var type = json.Text("resourceType"u8);
            if (json.ValueKind == JsonValueKind.Object)
            {
                if (type is null || request.Types.AsSpan().Contains(type))
                {
                    return Concern(json, id, type, request);
                }

                if (type is "DiagnosticReport" or "ImagingStudy")
                {
                    OfImaging.Add(json);
                }

                return null;
            }
        }
        catch (InvalidOperationException)
        {
            // Names that are not valid Unicode: as unreadable as anything else that is no resource.
        }

        picture.Unused(request.Types[0], Reason.Unreadable);
        return null;
    }

    private (Arrived Arrived, Whose Whose)? Concern(JsonElement json, string? id, string? type, Request request)
    {
        var arrived = new Arrived(json, id, type ?? request.Types[0]) { Typed = type is not null };
        if (request.Code is { } code)
        {
            arrived.Recognize(code(json), codes);
        }
        else
        {
            arrived.Recognize(json.Member("code"u8) ?? default, codes);
        }

        var whose = subjects.Of(json);
        return whose == Whose.Other || request.IsOurs(arrived) ? (arrived, whose) : null;
    }
}

/// <summary>What a reader asks the intake for.</summary>
internal sealed record Request(ImmutableArray<string> Types, Func<Arrived, bool> IsOurs)
{
    /// <summary>Where the code is, when not in <c>code</c>.</summary>
    internal Func<JsonElement, CodeableConcept>? Code { get; init; }

    /// <summary>Drafts in the hook context: this patient's unless they say otherwise, and each stands for itself.</summary>
    internal bool AreDrafts { get; init; }
}
