using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Reads a Bundle that answers a search: what it found, and every sign that it is not all. Pure.</summary>
internal static class SearchResult
{
    public const string TotalIsLarger = "its total is larger than what arrived";

    private enum EntryKind
    {
        Match,
        Beside,
        Lost,
    }

    /// <summary>The resources of <paramref name="type"/> in the Bundle, and whether that is all of them.</summary>
    public static KeyResult Classify(string type, JsonElement bundle)
    {
        if (bundle.TryGetProperty("type"u8, out _) && PrefetchValue.Text(bundle, "type"u8) is not ("searchset" or "collection"))
        {
            return KeyResult.Failed("its Bundle is neither a searchset nor a collection");
        }

        var entries = Entries(bundle);
        if (entries is null)
        {
            return KeyResult.Failed("its Bundle cannot be read");
        }

        var (matches, lost) = (0, false);
        var found = ImmutableArray.CreateBuilder<JsonElement>();
        foreach (var entry in entries.Value.EnumerateArray())
        {
            var kind = KindOf(entry);
            lost |= kind is EntryKind.Lost;
            if (kind is EntryKind.Match)
            {
                matches++;
                var resource = entry.GetProperty("resource");
                if (MayBe(type, resource))
                {
                    found.Add(resource);
                }
            }
        }

        var resources = found.DrainToImmutable();
        var next = NextPage(bundle);
        var reason = lost ? "an entry is an error or cannot be read"
            : next is not null ? "there are more pages"
            : Total(bundle) > matches ? TotalIsLarger
            : null;
        var result = reason is not null ? new KeyResult(KeyState.Incomplete, resources, reason)
            : resources.IsEmpty ? KeyResult.Nothing
            : new KeyResult(KeyState.Found, resources);
        return result with { NextPage = next, Matches = (matches, Total(bundle)), IsDamaged = lost };
    }

    private static readonly JsonElement NoEntries = JsonElement.Parse("[]"u8);

    private static JsonElement? Entries(JsonElement bundle) =>
        !bundle.TryGetProperty("entry"u8, out var entries) || entries.ValueKind is JsonValueKind.Null ? NoEntries
            : entries.ValueKind is JsonValueKind.Array ? entries
            : null;

    private static EntryKind KindOf(JsonElement entry)
    {
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            return EntryKind.Lost;
        }

        if (!entry.TryGetProperty("resource"u8, out var resource))
        {
            return entry.EnumerateObject().Any() ? EntryKind.Lost : EntryKind.Beside;
        }

        if (resource.ValueKind is not JsonValueKind.Object)
        {
            return EntryKind.Lost;
        }

        var hasMode = entry.TryGetProperty("search"u8, out var search) && search.ValueKind is JsonValueKind.Object;
        return Is(resource, "resourceType"u8, "OperationOutcome"u8) || (hasMode && Is(search, "mode"u8, "outcome"u8))
            ? (IsHarmless(resource) ? EntryKind.Beside : EntryKind.Lost)
            : hasMode && Is(search, "mode"u8, "include"u8) ? EntryKind.Beside : EntryKind.Match;
    }

    // Only issues that say they are harmless are; anything unreadable may hide a failed part of the search.
    private static bool IsHarmless(JsonElement outcome) =>
        outcome.TryGetProperty("issue"u8, out var issues) && issues.ValueKind is JsonValueKind.Array
        && issues.EnumerateArray().All(issue => issue.ValueKind is JsonValueKind.Object && PrefetchValue.Text(issue, "severity"u8) is "warning" or "information");

    // A resource without a type goes on to the reader, which lists it as unreadable.
    private static bool MayBe(string type, JsonElement resource) =>
        !resource.TryGetProperty("resourceType"u8, out var found) || found.ValueKind is not JsonValueKind.String || found.ValueEquals(type);

    private static bool Is(JsonElement json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.ValueEquals(text);

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
