using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Lets through what is about this patient and concerns us; lists or counts what must not be passed over in silence.</summary>
internal sealed class Intake(SubjectCheck subjects, CodeLookup codes, PictureDraft picture)
{
    private static readonly Comparer<JsonElement> ByText =
        Comparer<JsonElement>.Create((one, other) => JsonMarshal.GetRawUtf8Value(one).SequenceCompareTo(JsonMarshal.GetRawUtf8Value(other)));

    /// <summary>The resources of one part of the record that a reader asked for.</summary>
    internal IEnumerable<Arrived> Admit(ImmutableArray<JsonElement> resources, Request request)
    {
        var seen = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (var json in resources.IsDefault ? [] : InOneOrder(resources))
        {
            if (Meet(json, request) is var (arrived, whose) && IsFirst(arrived, seen))
            {
                if (whose == Whose.Other)
                {
                    picture.OtherPatientsResources++;
                }
                else if (whose == Whose.NotShown && !request.SubjectMayBeAbsent)
                {
                    request.WithoutSubject?.Invoke(arrived);
                    picture.Unused(arrived, Reason.NoSubject);
                }
                else
                {
                    yield return arrived;
                }
            }
        }
    }

    // Whatever order a server sends them in, the same resources give the same answer (DATA-7).
    private static IEnumerable<JsonElement> InOneOrder(ImmutableArray<JsonElement> resources) =>
        resources.OrderBy(IdOf, StringComparer.Ordinal).ThenBy(json => json, ByText);

    private static string? IdOf(JsonElement json)
    {
        try
        {
            return json.Text("id");
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Null when it is not our concern, or no resource at all: the latter is listed.
    private (Arrived Arrived, Whose Whose)? Meet(JsonElement json, Request request)
    {
        try
        {
            var type = json.Text("resourceType");
            if (json.ValueKind == JsonValueKind.Object)
            {
                return type is null || request.Types.Contains(type, StringComparer.Ordinal) ? Concern(json, type, request) : null;
            }
        }
        catch (InvalidOperationException)
        {
            // Names that are not valid Unicode: as unreadable as anything else that is no resource.
        }

        picture.Unused(request.Types[0], Reason.Unreadable);
        return null;
    }

    private (Arrived Arrived, Whose Whose)? Concern(JsonElement json, string? type, Request request)
    {
        var code = request.Code?.Invoke(json) ?? JsonProbe.Concept(json.Member("code"));
        var arrived = new Arrived(json, type ?? request.Types[0], code, codes.Find(code)) { Typed = type is not null };
        var whose = subjects.Of(json);
        return whose == Whose.Other || request.IsOurs(arrived) ? (arrived, whose) : null;
    }

    // The same resource may arrive under two prefetch keys. A different resource with the same id is kept.
    private static bool IsFirst(Arrived arrived, Dictionary<string, List<JsonElement>> seen)
    {
        ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, arrived.Reference, out _);
        same ??= [];
        if (same.Exists(other => JsonMarshal.GetRawUtf8Value(other).SequenceEqual(JsonMarshal.GetRawUtf8Value(arrived.Json))))
        {
            return false;
        }

        same.Add(arrived.Json);
        return true;
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
