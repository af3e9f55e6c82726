using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The one place where codings get their meaning, and where a site's own codes join in.</summary>
internal sealed class CodeLookup(Func<Coding, Coding?>? siteCode)
{
    // Each row in an array of its own, which is what most concepts come to. By code first: hardly two systems share one.
    private static readonly FrozenDictionary<string, ImmutableArray<(string System, ImmutableArray<KnownCode> Row)>> Exact = Codes.All
        .GroupBy(row => Canonical(row.System, row.Code), StringComparer.Ordinal)
        .ToFrozenDictionary(code => code.Key, code => code.Select(row => (row.System, ImmutableArray.Create(row))).ToImmutableArray(), StringComparer.Ordinal);

    private static readonly ImmutableArray<(string Prefix, ImmutableArray<KnownCode> Row)> Prefixes =
        [.. Codes.All.Where(row => row.WithSubcodes).Select(row => (Canonical(row.System, row.Code), ImmutableArray.Create(row)))];

    /// <summary>The rows a concept's codings name, one per meaning, in the order of the codings.</summary>
    internal ImmutableArray<KnownCode> Find(CodeableConcept? concept)
    {
        var found = ImmutableArray<KnownCode>.Empty;
        foreach (var coding in concept?.Coding ?? [])
        {
            if (coding is not null && Row(coding) is [var row] alone && !found.Says(row.Meaning))
            {
                found = found.IsEmpty ? alone : found.Add(row);
            }
        }

        return found;
    }

    /// <summary>True when one of the concept's codings has this meaning.</summary>
    internal bool Says(CodeableConcept? concept, Meaning meaning) => Find(concept).Says(meaning);

    private ImmutableArray<KnownCode> Row(Coding coding) => Ours(coding) is [_] row ? row : siteCode?.Invoke(coding) is { } mapped ? Ours(mapped) : [];

    // One row or none.
    private static ImmutableArray<KnownCode> Ours(Coding coding)
    {
        if (coding is not { System: { } system, Code: { } code })
        {
            return [];
        }

        var canonical = Canonical(system, code);
        foreach (var (of, row) in Exact.TryGetValue(canonical, out var found) ? found : [])
        {
            if (string.Equals(system, of, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return string.Equals(system, Systems.Icd10Cm, StringComparison.Ordinal) ? OfPrefix(canonical) : [];
    }

    private static ImmutableArray<KnownCode> OfPrefix(string canonical)
    {
        foreach (var (prefix, row) in Prefixes)
        {
            if (canonical.StartsWith(prefix, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return [];
    }

    // EHRs send ICD-10-CM with and without the dot.
    private static string Canonical(string system, string code) =>
        string.Equals(system, Systems.Icd10Cm, StringComparison.Ordinal)
            ? code.Replace(".", string.Empty, StringComparison.Ordinal).ToUpperInvariant()
            : code;
}

internal static class KnownRows
{
    /// <summary>True when one of the rows has this meaning.</summary>
    internal static bool Says(this ImmutableArray<KnownCode> rows, Meaning meaning)
    {
        foreach (var row in rows)
        {
            if (row.Meaning == meaning)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the meaning of one of the rows is asked for.</summary>
    internal static bool Any(this ImmutableArray<KnownCode> rows, Func<Meaning, bool> asked)
    {
        foreach (var row in rows)
        {
            if (asked(row.Meaning))
            {
                return true;
            }
        }

        return false;
    }
}
