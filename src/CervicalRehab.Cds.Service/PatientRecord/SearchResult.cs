using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Reads a Bundle that answers a search: what it found, and every sign that it is not all. Pure.</summary>
internal static class SearchResult
{
    public const string TotalIsLarger = "its total is larger than what arrived";

    // So many records of a kind are many for one patient.
    private const int UsualCount = 16;

    // No type of R4 is longer.
    private const int LongestType = 64;

    private enum EntryKind
    {
        Match,
        Included,
        Beside,
        Lost,
    }

    /// <summary>The resources of <paramref name="type"/> in the Bundle, and whether that is all of them.</summary>
    public static KeyResult Classify(string type, JsonElement bundle)
    {
        if (bundle.TryGetProperty("type"u8, out var kind) && !PrefetchValue.Is(kind, "searchset"u8) && !PrefetchValue.Is(kind, "collection"u8))
        {
            return KeyResult.Failed("its Bundle is neither a searchset nor a collection");
        }

        if (Entries(bundle) is not { } entries)
        {
            return KeyResult.Failed("its Bundle cannot be read");
        }

        var (resources, matches, lost) = Read(entries, type);
        var isWhole = Completeness.IsWhole(bundle);
        var (next, total) = (NextPage(bundle), Total(bundle));
        var reason = lost ? "an entry is an error, says that something was left out or cannot be understood"
            : !isWhole ? "its Bundle is marked as a part of what there is, or in a way that is not understood"
            : next is not null ? "there are more pages"
            : total > matches ? TotalIsLarger
            : null;
        var state = reason is not null ? KeyState.Incomplete : resources.IsEmpty ? KeyState.Nothing : KeyState.Found;
        return state is KeyState.Nothing && (matches, total) is (0, 0) ? KeyResult.Nothing
            : new KeyResult(state, resources, reason) { NextPage = next, Matches = (matches, total), IsDamaged = lost || !isWhole };
    }

    private static (ImmutableArray<JsonElement> Resources, int Matches, bool Lost) Read(JsonElement entries, string type)
    {
        var count = entries.GetArrayLength();
        if (count == 0)
        {
            return ([], 0, false);
        }

        Span<byte> name = stackalloc byte[LongestType];
        name = name[..Encoding.UTF8.GetBytes(type, name)];
        var (matches, lost) = (0, false);
        var found = ImmutableArray.CreateBuilder<JsonElement>(Math.Min(count, UsualCount));
        foreach (var entry in entries.EnumerateArray())
        {
            var kind = KindOf(entry, out var resource, out var resourceType, out var search);
            lost |= kind is EntryKind.Lost || (entry.GetPropertyCount() > 1 && !(Completeness.IsPlain(entry) && Completeness.IsPlain(search)));
            matches += kind is EntryKind.Match ? 1 : 0;

            // A resource without a type goes on to the reader, which lists it as unreadable. What a server adds beside its matches may be of the type as well,
            // or tell of an MRI that is on file.
            if (kind is EntryKind.Match or EntryKind.Included && (resourceType.ValueKind is not JsonValueKind.String || resourceType.ValueEquals(name) || IsOfImaging(resourceType)))
            {
                found.Add(resource);
            }
        }

        return (found.DrainToImmutable(), matches, lost);
    }

    private static bool IsOfImaging(JsonElement type) => type.ValueEquals("ImagingStudy"u8) || type.ValueEquals("DiagnosticReport"u8);

    private static readonly JsonElement NoEntries = JsonElement.Parse("[]"u8);

    private static JsonElement? Entries(JsonElement bundle) =>
        !bundle.TryGetProperty("entry"u8, out var entries) || entries.ValueKind is JsonValueKind.Null ? NoEntries
            : entries.ValueKind is JsonValueKind.Array ? entries
            : null;

    private static EntryKind KindOf(JsonElement entry, out JsonElement resource, out JsonElement type, out JsonElement search)
    {
        (resource, type, search) = (default, default, default);
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            return EntryKind.Lost;
        }

        if (!entry.TryGetProperty("resource"u8, out resource))
        {
            return entry.EnumerateObject().Any() ? EntryKind.Lost : EntryKind.Beside;
        }

        if (resource.ValueKind is not JsonValueKind.Object)
        {
            return EntryKind.Lost;
        }

        resource.TryGetProperty("resourceType"u8, out type);
        var mode = default(JsonElement);
        if (entry.TryGetProperty("search"u8, out search) && search.ValueKind is JsonValueKind.Object)
        {
            search.TryGetProperty("mode"u8, out mode);
        }

        return PrefetchValue.Is(type, "OperationOutcome"u8) || PrefetchValue.Is(mode, "outcome"u8) ? (Completeness.IsHarmless(resource) ? EntryKind.Beside : EntryKind.Lost)
            : PrefetchValue.Is(mode, "include"u8) ? EntryKind.Included
            : EntryKind.Match;
    }

    /// <summary>The next link's address; empty when the link names none; null without a next link.</summary>
    private static string? NextPage(JsonElement bundle) =>
        bundle.TryGetProperty("link"u8, out var links) && links.ValueKind is JsonValueKind.Array
            ? links.EnumerateArray()
                .Where(link => link.ValueKind is JsonValueKind.Object && PrefetchValue.Text(link, "relation"u8) is "next")
                .Select(link => PrefetchValue.Text(link, "url"u8) ?? string.Empty)
                .FirstOrDefault()
            : null;

    private static long Total(JsonElement bundle) =>
        bundle.TryGetProperty("total"u8, out var total) && total.ValueKind is JsonValueKind.Number && total.TryGetInt64(out var count) ? count : 0;
}
