using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Lets through what is about this patient and concerns us; lists or counts what must not be passed over in silence.</summary>
internal sealed class Intake(SubjectCheck subjects, CodeLookup codes, PictureDraft picture)
{
    // Whatever order a server sends them in, the same resources give the same answer (DATA-7).
    private static readonly Comparer<(string? Id, JsonElement Json)> ByIdAndText = Comparer<(string? Id, JsonElement Json)>.Create((one, other) =>
        string.CompareOrdinal(one.Id, other.Id) is not 0 and var order ? order : Raw(one.Json).SequenceCompareTo(Raw(other.Json)));

    /// <summary>
    /// What tells of an MRI and came among resources of another kind, as a server includes it: read wherever it came (D39).
    /// </summary>
    internal List<JsonElement> OfImaging { get; } = [];

    /// <summary>The resources of one part of the record that a reader asked for.</summary>
    internal IEnumerable<Arrived> Admit(ImmutableArray<JsonElement> resources, Request request) =>
        resources.IsDefaultOrEmpty ? [] : Admit(InOrder(resources), request);

    private IEnumerable<Arrived> Admit((string? Id, JsonElement Json)[] ordered, Request request)
    {
        for (var at = 0; at < ordered.Length; at++)
        {
            if (!(at > 0 && IsTheSame(ordered[at], ordered[at - 1])) && Meet(ordered[at].Json, ordered[at].Id, request) is var (arrived, whose) && IsToBeRead(arrived, whose, request))
            {
                yield return arrived;
            }
        }
    }

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

    // The same resource may arrive under two prefetch keys, and then stands beside itself. A different resource with the same id is kept.
    private static bool IsTheSame((string? Id, JsonElement Json) one, (string? Id, JsonElement Json) other) =>
        string.Equals(one.Id, other.Id, StringComparison.Ordinal) && Raw(one.Json).SequenceEqual(Raw(other.Json));

    private bool IsToBeRead(Arrived arrived, Whose whose, Request request)
    {
        if (whose == Whose.Other)
        {
            picture.OtherPatientsResources++;
            return false;
        }

        if (whose == Whose.NotShown && !request.SubjectMayBeAbsent)
        {
            request.WithoutSubject?.Invoke(arrived);
            picture.Unused(arrived, Reason.NoSubject);
            return false;
        }

        return true;
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

    /// <summary>Drafts in the hook context are this patient's unless they say otherwise.</summary>
    internal bool SubjectMayBeAbsent { get; init; }

    /// <summary>Called for a resource that is ours and names no subject.</summary>
    internal Action<Arrived>? WithoutSubject { get; init; }
}
