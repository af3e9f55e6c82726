using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>
/// The resources of several searches, each once: one resource may answer two searches, and is one record all the same. Two versions of it stay
/// two, and so do resources without an id. Pure.
/// </summary>
internal static class DistinctResources
{
    // So many ids are looked through one by one sooner than they are put into a table.
    private const int Few = 128;

    /// <summary>The resources in the order of the parts.</summary>
    public static ImmutableArray<JsonElement> Of(ImmutableArray<KeyResult> parts)
    {
        var count = 0;
        foreach (var part in parts)
        {
            count += part.Resources.Length;
        }

        return count <= Few && AreDistinct(parts) ? All(parts) : Distinct(parts, count);
    }

    // False also where it only may be that an id is repeated.
    private static bool AreDistinct(ImmutableArray<KeyResult> parts)
    {
        Span<int> seen = stackalloc int[Few];
        var count = 0;
        foreach (var part in parts)
        {
            foreach (var resource in part.Resources)
            {
                if (resource.TryGetProperty("id"u8, out var id) && id.ValueKind is JsonValueKind.String)
                {
                    var text = JsonMarshal.GetRawUtf8Value(id);
                    var hash = Hash(text);
                    if (text.Contains((byte)'\\') || seen[..count].Contains(hash))
                    {
                        return false;
                    }

                    seen[count++] = hash;
                }
            }
        }

        return true;
    }

    private static ImmutableArray<JsonElement> All(ImmutableArray<KeyResult> parts)
    {
        var all = ImmutableArray<JsonElement>.Empty;
        foreach (var part in parts)
        {
            all = all.AddRange(part.Resources);
        }

        return all;
    }

    private static ImmutableArray<JsonElement> Distinct(ImmutableArray<KeyResult> parts, int count)
    {
        var kept = ImmutableArray.CreateBuilder<JsonElement>(count);
        var first = new Dictionary<string, JsonElement>(count, StringComparer.Ordinal);
        var repeated = default(Dictionary<string, Versions>);
        foreach (var part in parts)
        {
            foreach (var resource in part.Resources)
            {
                var id = PrefetchValue.Text(resource, "id"u8);
                if (string.IsNullOrEmpty(id) || first.TryAdd(id, resource) || IsAnother(resource, id, first, ref repeated))
                {
                    kept.Add(resource);
                }
            }
        }

        return kept.DrainToImmutable();
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    private static bool IsAnother(JsonElement resource, string id, Dictionary<string, JsonElement> first, ref Dictionary<string, Versions>? repeated)
    {
        ref var versions = ref CollectionsMarshal.GetValueRefOrAddDefault(repeated ??= new(StringComparer.Ordinal), id, out _);
        versions ??= new Versions(first[id]);
        return versions.Add(resource);
    }

    /// <summary>
    /// The versions of one resource. The first few are compared by what they say, however it is written; one that is written like any of them is always
    /// the same. So that thousands of them under one id are not each compared with all others.
    /// </summary>
    private sealed class Versions
    {
        private const int ComparedByMeaning = 8;

        private readonly List<JsonElement> _few = [];
        private readonly HashSet<Written> _all = [];

        public Versions(JsonElement first) => Add(first);

        /// <summary>False when this version is there already.</summary>
        public bool Add(JsonElement version)
        {
            if (!_all.Add(new(version)) || _few.Exists(other => SaysTheSame(other, version)))
            {
                return false;
            }

            if (_few.Count < ComparedByMeaning)
            {
                _few.Add(version);
            }

            return true;
        }

        private static bool SaysTheSame(JsonElement one, JsonElement other)
        {
            try
            {
                return JsonElement.DeepEquals(one, other);
            }
            catch (ArgumentOutOfRangeException)
            {
                // A number whose exponent is beyond all numbers is not compared by its value.
                return false;
            }
        }
    }

    private readonly struct Written(JsonElement json) : IEquatable<Written>
    {
        private readonly JsonElement _json = json;

        public bool Equals(Written other) => JsonMarshal.GetRawUtf8Value(_json).SequenceEqual(JsonMarshal.GetRawUtf8Value(other._json));

        public override bool Equals(object? obj) => obj is Written other && Equals(other);

        public override int GetHashCode() => Hash(JsonMarshal.GetRawUtf8Value(_json));
    }
}
