using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Telemetry;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>The FHIR server of one call: where it is, what the token allows, and until when the call can wait.</summary>
internal sealed record FhirAccess(Uri Server, FhirAuthorization? Authorization, string PatientId, long Deadline, CancellationToken Caller);

/// <summary>Runs the query of a prefetch key against the FHIR server, page by page.</summary>
internal sealed class FhirQueries(FhirHttp http, FetchTelemetry telemetry, IOptions<FetchOptions> options, TimeProvider time)
{
    /// <summary>What the key's query finds.</summary>
    public async Task<KeyResult> Run(PrefetchKey key, FhirAccess access, CancellationToken ct)
    {
        if (NotAllowed(key, access) is { } code)
        {
            return KeyResult.NotFetched(code);
        }

        var first = await Page(key, new Uri(access.Server, Query(key, access.PatientId)), access, ct);
        return Limited(key, access, first.NextPage is null ? first : await Follow(key, first, access, ct));
    }

    /// <summary>Completes a prefetched result that has more pages; what arrived stays whatever becomes of the rest (contract section 5).</summary>
    public async Task<KeyResult> Complete(PrefetchKey key, KeyResult first, FhirAccess access, CancellationToken ct) =>
        NotAllowed(key, access) is { } code ? KeyResult.OfPages([first], code) : Limited(key, access, await Follow(key, first, access, ct));

    private async Task<KeyResult> Follow(PrefetchKey key, KeyResult first, FhirAccess access, CancellationToken ct)
    {
        var pages = ImmutableArray.Create(first);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pages[^1].NextPage is { } link)
        {
            if (pages.Length == options.Value.MaxPages)
            {
                return KeyResult.OfPages(pages, "too-many-pages");
            }

            // Only the same server: a link to another host would carry the token away (FA-7).
            if (!Uri.TryCreate(access.Server, link, out var next) || !IsSameServer(next, access.Server))
            {
                return KeyResult.OfPages(pages, "next-page-elsewhere");
            }

            if (!seen.Add(next.AbsoluteUri))
            {
                return KeyResult.OfPages(pages, "next-page-repeated");
            }

            var page = await Page(key, next, access, ct);
            if (page.State is KeyState.Failed)
            {
                return KeyResult.OfPages(pages, page.FetchCode);
            }

            pages = pages.Add(page);
        }

        return KeyResult.OfPages(pages, null);
    }

    private async Task<KeyResult> Page(PrefetchKey key, Uri address, FhirAccess access, CancellationToken ct)
    {
        using var span = Spans.Query(key.Name);
        var started = time.GetTimestamp();
        using var query = new FhirRequest(address, access, key.Required);
        FhirAnswer answer;
        try
        {
            answer = await http.Get(query, ct);
        }
        catch (OperationCanceledException) when (!access.Caller.IsCancellationRequested)
        {
            // The budget ends a query; the caller hanging up ends the call.
            answer = new("budget-exceeded");
        }

        telemetry.Answered(key.Name, answer.Code, query.Attempts, time.GetElapsedTime(started));
        span?.SetTag("cervical_rehab.outcome", answer.Code).SetTag("cervical_rehab.attempts", query.Attempts);
        return answer.Body is { } body ? PrefetchValue.OfAnswer(key, body, new SubjectCheck(access.PatientId, access.Server.AbsoluteUri)) : KeyResult.NotFetched(answer.Code);
    }

    private string? NotAllowed(PrefetchKey key, FhirAccess access)
    {
        if (Grant(key, access) is not ScopeGrant.None)
        {
            return null;
        }

        telemetry.NotSent(key.Name);
        return access.Authorization!.IsExpired ? "token-expired" : "scope-missing";
    }

    private static KeyResult Limited(PrefetchKey key, FhirAccess access, KeyResult result) =>
        Grant(key, access) is ScopeGrant.Part && result.State is (KeyState.Found or KeyState.Nothing)
            ? result with { State = KeyState.Incomplete, Reason = FetchReasons.Words("scope-limited"), FetchCode = "scope-limited" }
            : result;

    private static ScopeGrant Grant(PrefetchKey key, FhirAccess access) => access.Authorization switch
    {
        null => ScopeGrant.Whole,
        { IsExpired: true } => ScopeGrant.None,
        { Scope: var scope } => FhirScopes.For(scope, key.ResourceType, key.IsSearch),
    };

    // The bar stands between system and code; servers and proxies differ on it unescaped.
    private static string Query(PrefetchKey key, string patientId) =>
        key.Template.Replace(PrefetchKeys.PatientToken, Uri.EscapeDataString(patientId), StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);

    private static bool IsSameServer(Uri next, Uri server) =>
        string.Equals(next.GetLeftPart(UriPartial.Authority), server.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) && next.UserInfo.Length == 0;
}
