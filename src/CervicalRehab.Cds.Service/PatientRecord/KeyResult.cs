using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What a key brought (contract section 3).</summary>
internal enum KeyState
{
    /// <summary>Resources, all that there are.</summary>
    Found,

    /// <summary>Asked for and nothing found.</summary>
    Nothing,

    /// <summary>Not served.</summary>
    Absent,

    /// <summary>Asked for and failed, or not an answer to the query.</summary>
    Failed,

    /// <summary>Some resources, and a sign that there are more.</summary>
    Incomplete,
}

/// <summary>What a key brought: its state, the resources, and why it is not whole.</summary>
internal sealed record KeyResult(KeyState State, ImmutableArray<SentResource> Resources, string? Reason = null)
{
    public static KeyResult Nothing { get; } = new(KeyState.Nothing, []);

    public static KeyResult Absent { get; } = new(KeyState.Absent, []);

    /// <summary>Resources of other types, which came along: each is read with its own kind.</summary>
    public ImmutableArray<SentResource> Beside { get; init; } = [];

    /// <summary>The Bundles that brought them.</summary>
    public ImmutableArray<SentBundle> Bundles { get; init; } = [];

    /// <summary>Failed because what arrived is not what was asked for, rather than because the query failed.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>How our own query for the key ended; null when the key came with the call.</summary>
    public string? FetchCode { get; init; }

    /// <summary>Address of the next page, as given.</summary>
    public string? NextPage { get; init; }

    /// <summary>How many matches this page holds, and how many there are in all according to it; 0 when it does not say.</summary>
    public (int Here, long Total) Matches { get; init; }

    public static KeyResult Failed(string reason) => new(KeyState.Failed, [], reason);

    public static KeyResult Unreadable(string reason) => Failed(reason) with { IsUnreadable = true };

    /// <summary>Our own query failed.</summary>
    public static KeyResult NotFetched(string code) => Failed(FetchReasons.Words(code)) with { FetchCode = code };

    /// <summary>The pages of one search as one result; <paramref name="code"/> says why there is no further page, null when none is missing.</summary>
    public static KeyResult OfPages(ImmutableArray<KeyResult> pages, string? code)
    {
        ImmutableArray<SentResource> resources = [.. pages.SelectMany(page => page.Resources)];
        var reason = code is not null ? FetchReasons.Words(code)
            : pages.FirstOrDefault(page => page.IsDamaged)?.Reason
            // The total is that of the whole search, and each page names it.
            ?? (pages.Max(page => page.Matches.Total) > pages.Sum(page => page.Matches.Here) ? SearchResult.TotalIsLarger : null);
        var state = reason is not null ? KeyState.Incomplete : resources.IsEmpty ? KeyState.Nothing : KeyState.Found;
        return new(state, resources, reason) { FetchCode = code, Beside = [.. pages.SelectMany(page => page.Beside)], Bundles = [.. pages.SelectMany(page => page.Bundles)] };
    }

    /// <summary>An entry is an error or cannot be read: no further page makes up for it.</summary>
    public bool IsDamaged { get; init; }
}

/// <summary>Codes of failed queries in words.</summary>
internal static class FetchReasons
{
    private static readonly ImmutableDictionary<string, string> Table = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["unreachable"] = "the FHIR server cannot be reached",
        ["connection-lost"] = "the connection to the FHIR server was lost",
        ["tls-failed"] = "the secure connection to the FHIR server failed: check its certificate",
        ["timeout"] = "the FHIR server did not answer in time",
        ["budget-exceeded"] = "the FHIR server did not answer within the time of the call",
        ["circuit-open"] = "the FHIR server failed repeatedly and is not asked for the moment",
        ["unauthorized"] = "the FHIR server refused the token (401)",
        ["forbidden"] = "the token does not allow this query (403)",
        ["not-found"] = "the FHIR server found nothing at this address (404)",
        ["redirected"] = "the FHIR server answered with a redirect, which is not followed",
        ["not-json"] = "the FHIR server answered with another content type than FHIR JSON",
        ["broken-json"] = "the FHIR server's answer is not valid JSON",
        ["unreadable-answer"] = "the FHIR server's answer cannot be read: check that it is compressed as its Content-Encoding says",
        ["too-large"] = "the FHIR server's answer is larger than accepted",
        ["too-many-pages"] = "there are more pages than are followed",
        ["next-page-elsewhere"] = "the next page lies on another server",
        ["next-page-repeated"] = "the next page is one that was read already",
        ["operation-outcome"] = "the FHIR server answered the query with an OperationOutcome",
        ["unexpected-answer"] = "what the FHIR server sent does not answer the query",
        ["scope-missing"] = "no scope of the token covers this query, so it was not sent",
        ["scope-limited"] = "the token's scope covers a part of this query only",
        ["token-expired"] = "the token has expired, so nothing was sent",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The codes that have words of their own.</summary>
    public static IEnumerable<string> Codes => Table.Keys.Order(StringComparer.Ordinal);

    /// <summary>For instance <c>the FHIR server cannot be reached</c>.</summary>
    public static string Words(string code) => Table.GetValueOrDefault(code) ?? $"the FHIR server answered {code}";
}
