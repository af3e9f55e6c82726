using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The ways in which one code system is written (D33): with http or https, with or without a slash or a version behind it, or as its registered OID.</summary>
public static class SystemSpellings
{
    // A version may be an address of its own.
    private const int Longest = 256;

    private static readonly ImmutableArray<string> s_all =
        [.. Codes.All.Select(row => row.System).Concat([Systems.Ucum, Systems.ConditionClinical, Systems.ConditionVerification, Systems.YesNo]).Distinct(StringComparer.Ordinal)];

    private static readonly ImmutableArray<string> s_schemes = ["http://", "https://"];

    // Addresses of before. The table of HL7 version 2 has the codes of the system that came after it.
    private static readonly ImmutableArray<(string Written, string System)> s_older =
    [
        ("http://terminology.hl7.org/CodeSystem/v2-0078", Systems.Interpretation),
        ("http://hl7.org/fhir/v2/0078", Systems.Interpretation),
        ("http://hl7.org/fhir/v3/ObservationInterpretation", Systems.Interpretation),
        ("http://hl7.org/fhir/v2/0136", Systems.YesNo),
    ];

    private static readonly Utf8Table<string> s_byAddress =
        new(s_all.Select(static system => (system, system)).Concat(s_older).Select(static row => (row.Item1[(row.Item1.IndexOf("://", StringComparison.Ordinal) + 3)..], row.Item2)));

    private static readonly Utf8Table<string> s_byOid = new(
    [
        ("2.16.840.1.113883.6.96", Systems.Snomed),
        ("2.16.840.1.113883.6.1", Systems.Loinc),
        ("2.16.840.1.113883.6.90", Systems.Icd10Cm),
        ("2.16.840.1.113883.6.88", Systems.RxNorm),
        ("2.16.840.1.113883.6.8", Systems.Ucum),
        ("2.16.840.1.113883.5.83", Systems.Interpretation),
        ("2.16.840.1.113883.12.78", Systems.Interpretation),
        ("2.16.840.1.113883.12.136", Systems.YesNo),
    ]);

    /// <summary>The one spelling by which two that mean the same system are told: as our table writes it, and any other system without scheme, slash and version.</summary>
    public static string Plain(string system)
    {
        if (Known(system) is { } known)
        {
            return known;
        }

        var bare = WithoutVersion(system);
        foreach (var scheme in s_schemes)
        {
            if (bare.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return InLower(bare[scheme.Length..].TrimEnd('/'), until: '/');
            }
        }

        return bare.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? $"urn:{InLower(bare["urn:".Length..], until: ':')}" : bare;
    }

    /// <summary>Whether a system is ICD-10 in one of its editions, as its name tells; not every one of them has an address that is known here.</summary>
    internal static bool IsOfIcd10(string? system) =>
        system is not null && (system.Contains("icd", StringComparison.OrdinalIgnoreCase) || system.Contains("cim-10", StringComparison.OrdinalIgnoreCase) || system.EndsWith(".113883.6.3", StringComparison.Ordinal) || Known(system) is Systems.Icd10Cm);

    private static string InLower(string text, char until) =>
        text.IndexOf(until, StringComparison.Ordinal) is >= 0 and var at ? text[..at].ToLowerInvariant() + text[at..] : text.ToLowerInvariant();

    /// <summary>The spelling that servers are asked with: as our table writes it, and any other system as it is, without a version and without spaces.</summary>
    public static string Asked(string system) => Known(system) ?? WithoutVersion(system);

    /// <summary>The system as our table writes it; null for one that it does not know.</summary>
    internal static string? Known(string? system)
    {
        foreach (var known in s_all)
        {
            if (string.Equals(known, system, StringComparison.Ordinal))
            {
                return known;
            }
        }

        return system is { Length: <= Longest } ? Known(Encoding.UTF8.GetBytes(system)) : null;
    }

    /// <summary>The same for its UTF-8.</summary>
    internal static string? Known(ReadOnlySpan<byte> system)
    {
        var version = system.IndexOf((byte)'|');
        var bare = (version < 0 ? system : system[..version]).Trim((byte)' ');
        return Begins(bare, "urn:oid:"u8) ? s_byOid.Find(bare["urn:oid:"u8.Length..])
            : Begins(bare, "http://"u8) ? OfAddress(bare["http://"u8.Length..])
            : Begins(bare, "https://"u8) ? OfAddress(bare["https://"u8.Length..])
            : null;
    }

    // Schemes, hosts and the first two parts of a URN are the same in capitals (RFC 3986, RFC 8141).
    private static bool Begins(ReadOnlySpan<byte> system, ReadOnlySpan<byte> with) => system.Length >= with.Length && Ascii.EqualsIgnoreCase(system[..with.Length], with);

    private static string WithoutVersion(string system) => (system.IndexOf('|', StringComparison.Ordinal) is >= 0 and var version ? system[..version] : system).Trim(' ');

    private static string? OfAddress(ReadOnlySpan<byte> address)
    {
        var whole = address is [.. var before, (byte)'/'] ? before : address;
        if (s_byAddress.Find(whole) is { } known)
        {
            return known;
        }

        var host = whole[..(whole.IndexOf((byte)'/') is >= 0 and var slash ? slash : whole.Length)];
        if (whole.Length > Longest || !host.ContainsAnyInRange((byte)'A', (byte)'Z'))
        {
            return null;
        }

        Span<byte> lower = stackalloc byte[Longest];
        whole.CopyTo(lower);
        Ascii.ToLowerInPlace(lower[..host.Length], out _);
        return s_byAddress.Find(lower[..whole.Length]);
    }
}
