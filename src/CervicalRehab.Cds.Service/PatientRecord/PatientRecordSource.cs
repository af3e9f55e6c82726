using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What gathering gives: the record, or why required data cannot be had.</summary>
internal sealed record Gathering(GatheredRecord? Record, ImmutableArray<Problem> Problems)
{
    /// <summary>The problem of Conditions that arrived in part; null when they are whole.</summary>
    public Problem? PartialConditions { get; init; }

    /// <summary>The problem to answer with when no OPLL is among Conditions that arrived in part, or of which one does not say what it is; null otherwise.</summary>
    public Problem? NoEmptySuccess(PatientPicture picture, DateTimeOffset at) =>
        picture.HasOpllInQuestion(at) ? null : PartialConditions ?? RequiredData.PartialConditions(picture.Loads);
}

/// <summary>Gathers one patient's record: what the call brought, and for what it lacks the caller's FHIR server, all keys at once within one time budget.</summary>
internal sealed class PatientRecordSource(SiteCodes site, ServerTrust trust, FhirQueries queries, Admission admission, IOptions<FetchOptions> options, TimeProvider time)
{
    /// <summary>The record for a call. <paramref name="caller"/> decides which server may be asked; <paramref name="ct"/> is cancelled when the caller hangs up.</summary>
    public async Task<Gathering> Gather(HookRequest request, CallingClient caller, CancellationToken ct)
    {
        var brought = Brought(site, request);
        var (server, use) = ServerOf(request, caller);
        return Judge(request, server is null ? brought : await Complete(brought, server, request, caller, ct), use);
    }

    private (Uri? Server, ServerUse Use) ServerOf(HookRequest request, CallingClient caller) =>
        request.FhirServer is not { } named ? (null, ServerUse.NotNamed)
        : trust.Trusted(named, caller) is not { } server ? (null, ServerUse.NotTrusted)
        : !request.Faults.IsEmpty ? (null, ServerUse.NotUsable)
        : request.Authorization is null && !trust.MayBeAskedWithoutToken(server) ? (null, ServerUse.NotAuthorized)
        : (server, ServerUse.Asked);

    /// <summary>The record of what the call brought, and of nothing else.</summary>
    public static Gathering Gather(SiteCodes site, HookRequest request) => Judge(request, Brought(site, request), ServerUse.NotNamed);

    private static ImmutableArray<(PrefetchKey Key, KeyResult Result)> Brought(SiteCodes site, HookRequest request) => ImmutableArray.CreateRange(
        site.PrefetchKeys,
        static (key, call) => (key, PrefetchValue.Classify(key, call.Request.Prefetched?.Invoke(key.Name), call.Subjects)),
        (Request: request, Subjects: new SubjectCheck(request.PatientId, request.FhirServer)));

    private static Gathering Judge(HookRequest request, ImmutableArray<(PrefetchKey Key, KeyResult Result)> results, ServerUse use)
    {
        var problems = !request.Faults.IsEmpty && RequiredData.MustBeAskedFor(results) ? request.Faults : RequiredData.Problems(results, use);
        return problems.IsEmpty
            ? new Gathering(Record(request, results), []) { PartialConditions = RequiredData.PartialConditions(results, use) }
            : new Gathering(null, problems);
    }

    private async Task<ImmutableArray<(PrefetchKey Key, KeyResult Result)>> Complete(
        ImmutableArray<(PrefetchKey Key, KeyResult Result)> brought, Uri server, HookRequest request, CallingClient caller, CancellationToken ct)
    {
        if (brought.All(row => row.Result is { State: not KeyState.Absent, NextPage: null }))
        {
            return brought;
        }

        var budget = TimeSpan.FromMilliseconds(options.Value.BudgetMilliseconds);
        using var limited = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, ct);
        var access = new FhirAccess(server, request.Authorization, request.PatientId, time.GetTimestamp() + (long)(budget.TotalSeconds * time.TimestampFrequency), ct);
        var client = caller.Issuer ?? string.Empty;
        admission.Pause(client);
        try
        {
            return [.. await Task.WhenAll(brought.Select(async row => (row.Key, row.Result switch
            {
                { State: KeyState.Absent } => await queries.Run(row.Key, access, either.Token),
                { NextPage: not null } => await queries.Complete(row.Key, row.Result, access, either.Token),
                var whole => whole,
            })))];
        }
        finally
        {
            admission.Resume(client);
        }
    }

    private static GatheredRecord Record(HookRequest request, ImmutableArray<(PrefetchKey Key, KeyResult Result)> results)
    {
        var beside = Beside(results);
        GatheredPart Part(params ReadOnlySpan<string> types)
        {
            var parts = ImmutableArray.CreateBuilder<KeyResult>(1);
            foreach (var (key, result) in results)
            {
                if (types.Contains(key.ResourceType))
                {
                    parts.Add(result);
                }
            }

            return With(Together(parts.DrainToImmutable()), beside, types);
        }

        return new GatheredRecord
        {
            PatientId = request.PatientId,
            FhirServer = request.FhirServer,
            Patient = PatientOf(results.Single(row => row.Key.ResourceType is "Patient").Result.Resources, beside, request.PatientId),
            Conditions = Part("Condition"),
            Observations = Part("Observation"),
            Reports = Part("DiagnosticReport"),
            Procedures = Part("Procedure"),
            CarePlans = Part("CarePlan"),
            Orders = Part("ServiceRequest"),
            Medications = Part("MedicationRequest", "MedicationStatement"),
            Others = beside.RemoveAll(static sent => SentBundle.IsRead(sent.Type)),
            DraftOrders = request.DraftOrders,
            Selections = request.Selections,
        };
    }

    // A server may include another version of the patient with what it found (D34). One that is said to be a part of the record stands for none.
    private static SentResource PatientOf(ImmutableArray<SentResource> answered, ImmutableArray<SentResource> beside, string id)
    {
        var first = answered[0];
        if (first.Id != id || !answered.Concat(beside).Skip(1).Any(IsAnotherVersion))
        {
            return first;
        }

        ImmutableArray<SentResource> versions = [first, .. answered.Concat(beside).Skip(1).Where(IsAnotherVersion).DistinctBy(static sent => Convert.ToBase64String(sent.Bytes.Span), StringComparer.Ordinal)];
        return versions[PatientVersions.Chosen([.. versions.Select(static version => version.Bytes)], id)];

        bool IsAnotherVersion(SentResource sent) => sent.Type is "Patient" && sent.Id == id && !sent.Bytes.Span.SequenceEqual(first.Bytes.Span) && !PatientVersions.IsPart(sent);
    }

    // What came with a key of another kind; seldom anything.
    private static ImmutableArray<SentResource> Beside(ImmutableArray<(PrefetchKey Key, KeyResult Result)> results)
    {
        var beside = ImmutableArray<SentResource>.Empty;
        foreach (var (_, result) in results)
        {
            beside = beside.AddRange(result.Beside);
        }

        return beside;
    }

    // How whole a part is its own keys say.
    private static GatheredPart With(GatheredPart part, ImmutableArray<SentResource> beside, ReadOnlySpan<string> types)
    {
        if (beside.IsEmpty)
        {
            return part;
        }

        var added = new List<SentResource>();
        foreach (var sent in beside)
        {
            foreach (var type in types)
            {
                if (SentBundle.IsReadAs(sent.Type, type))
                {
                    added.Add(sent);
                }
            }
        }

        return added.Count == 0 ? part : part with { Resources = part.Resources.AddRange(added) };
    }

    /// <summary>Several keys as one part: it is as complete as the least complete of them.</summary>
    internal static GatheredPart Together(ImmutableArray<KeyResult> parts) => new(
        parts.Any(static part => part.State is KeyState.Failed) ? LoadState.Failed
            : parts.All(static part => part.State is KeyState.Absent) ? LoadState.NotSupplied
            : parts.Any(static part => part.State is KeyState.Incomplete or KeyState.Absent) ? LoadState.Incomplete
            : LoadState.Complete,
        All(parts, static part => part.Resources))
    {
        Bundles = All(parts, static part => part.Bundles),
    };

    private static ImmutableArray<T> All<T>(ImmutableArray<KeyResult> parts, Func<KeyResult, ImmutableArray<T>> of)
    {
        if (parts is [var only])
        {
            return of(only);
        }

        var count = 0;
        foreach (var part in parts)
        {
            count += of(part).Length;
        }

        var all = ImmutableArray.CreateBuilder<T>(count);
        foreach (var part in parts)
        {
            all.AddRange(of(part));
        }

        return all.MoveToImmutable();
    }
}
