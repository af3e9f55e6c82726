using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
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

    // The same by the bytes of the code as our table writes it, which is how nearly all come: no text is made of those.
    private static readonly FrozenDictionary<byte[], ImmutableArray<(byte[] System, ImmutableArray<KnownCode> Row)>>.AlternateLookup<ReadOnlySpan<byte>> AsWritten = Codes.All
        .GroupBy(row => row.Code, StringComparer.Ordinal)
        .ToFrozenDictionary(
            code => Encoding.UTF8.GetBytes(code.Key), code => code.Select(row => (Encoding.UTF8.GetBytes(row.System), ImmutableArray.Create(row))).ToImmutableArray(), new Utf8Comparer())
        .GetAlternateLookup<ReadOnlySpan<byte>>();

    private static readonly byte[] Icd = Encoding.UTF8.GetBytes(Systems.Icd10Cm);

    /// <summary>The row of a coding that is written as in our table, in an array of its own; empty for any other.</summary>
    internal static ImmutableArray<KnownCode> RowAsWritten(JsonElement system, JsonElement code)
    {
        var of = Raw(system);
        foreach (var (known, row) in AsWritten.TryGetValue(Raw(code), out var found) ? found : [])
        {
            if (of.SequenceEqual(known))
            {
                return row;
            }
        }

        return [];
    }

    /// <summary>The row of a coding that is written otherwise, or is the site's own; empty when it has none.</summary>
    internal ImmutableArray<KnownCode> RowHoweverWritten(JsonElement system, JsonElement code, JsonElement display) =>
        siteCode is null && IsForeign(Raw(system), Raw(code)) ? [] : Row(new Coding(system.Words(), code.Words(), display.Words()));

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

    private ImmutableArray<KnownCode> Row(Coding coding) => Ours(coding) is [_] row ? row : siteCode?.Invoke(coding) is { } mapped ? Ours(mapped) : [];

    // Nothing to do with our table in whatever way it may be written.
    private static bool IsForeign(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) =>
        !system.SequenceEqual(Icd) && !system.Contains((byte)'\\') && !code.Contains((byte)'\\');

    // Between the quotes.
    private static ReadOnlySpan<byte> Raw(JsonElement text) => text.ValueKind == JsonValueKind.String ? JsonMarshal.GetRawUtf8Value(text)[1..^1] : [];

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
