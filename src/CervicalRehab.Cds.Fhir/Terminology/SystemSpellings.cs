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
        [.. Codes.All.Select(row => row.System).Concat([Systems.Ucum, Systems.ConditionClinical, Systems.ConditionVerification]).Distinct(StringComparer.Ordinal)];

    private static readonly Utf8Table<string> s_byAddress =
        new(s_all.Select(system => (system[(system.IndexOf("://", StringComparison.Ordinal) + 3)..], system)));

    private static readonly Utf8Table<string> s_byOid = new(
    [
        ("2.16.840.1.113883.6.96", Systems.Snomed),
        ("2.16.840.1.113883.6.1", Systems.Loinc),
        ("2.16.840.1.113883.6.90", Systems.Icd10Cm),
        ("2.16.840.1.113883.6.88", Systems.RxNorm),
        ("2.16.840.1.113883.6.8", Systems.Ucum),
        ("2.16.840.1.113883.5.83", Systems.Interpretation),
    ]);

    /// <summary>The one spelling by which two that mean the same system are told: as our table writes it, and any other system without scheme, slash and version.</summary>
    public static string Plain(string system)
    {
        if (Known(system) is { } known)
        {
            return known;
        }

        var bare = WithoutVersion(system);
        var scheme = bare.StartsWith("http://", StringComparison.Ordinal) ? "http://".Length : bare.StartsWith("https://", StringComparison.Ordinal) ? "https://".Length : 0;
        return scheme == 0 ? bare : bare[scheme..].TrimEnd('/');
    }

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
        return bare.StartsWith("urn:oid:"u8) ? s_byOid.Find(bare["urn:oid:"u8.Length..])
            : bare.StartsWith("http://"u8) ? OfAddress(bare["http://"u8.Length..])
            : bare.StartsWith("https://"u8) ? OfAddress(bare["https://"u8.Length..])
            : null;
    }

    private static string WithoutVersion(string system) => (system.IndexOf('|', StringComparison.Ordinal) is >= 0 and var version ? system[..version] : system).Trim(' ');

    private static string? OfAddress(ReadOnlySpan<byte> address) => s_byAddress.Find(address is [.. var whole, (byte)'/'] ? whole : address);
}
