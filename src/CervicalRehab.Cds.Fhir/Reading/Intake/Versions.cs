using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Which of several versions of one resource is the latest (D34).</summary>
internal static class Versions
{
    /// <summary>Place of the latest by <c>meta.versionId</c>, where all are numbers, or by <c>meta.lastUpdated</c>; null when neither tells, or they disagree.</summary>
    internal static int? Latest(ImmutableArray<JsonElement> versions)
    {
        var byNumber = Latest(versions, Number);
        var byTime = Latest(versions, static version => FhirDate.Parse(Meta(version, "lastUpdated"u8))?.Instant);
        return byNumber is { } number && byTime is { } time && number != time ? null : byNumber ?? byTime;
    }

    private static int? Latest<TKey>(ImmutableArray<JsonElement> versions, Func<JsonElement, TKey?> key)
        where TKey : struct, IComparable<TKey>
    {
        var (latest, at, isAlone) = (default(TKey?), 0, true);
        for (var next = 0; next < versions.Length; next++)
        {
            if (key(versions[next]) is not { } here)
            {
                return null;
            }

            var order = latest is { } so ? here.CompareTo(so) : 1;
            (latest, at, isAlone) = order > 0 ? (here, next, true) : (latest, at, isAlone && order < 0);
        }

        return isAlone ? at : null;
    }

    private static ulong? Number(JsonElement resource) =>
        ulong.TryParse(Meta(resource, "versionId"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Meta(JsonElement resource, ReadOnlySpan<byte> name) => resource.Member("meta"u8) is { } meta ? meta.Text(name) : null;
}
