using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The members of one object that are asked for, found in one walk over it. An absent one is undefined.</summary>
internal static class Members
{
    /// <summary>The named members of an object, each in its place of <paramref name="found"/>. Throws <see cref="JsonException"/> for any other kind of JSON.</summary>
    internal static void Find(JsonElement json, ImmutableArray<byte[]> names, Span<JsonElement> found)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        foreach (var member in json.EnumerateObject())
        {
            var at = IndexOf(names, JsonMarshal.GetRawUtf8PropertyName(member), member);
            if (at >= 0)
            {
                found[at] = member.Value;
            }
        }
    }

    /// <summary>Names as they are compared.</summary>
    internal static ImmutableArray<byte[]> Names(params ReadOnlySpan<string> names)
    {
        var bytes = ImmutableArray.CreateBuilder<byte[]>(names.Length);
        foreach (var name in names)
        {
            bytes.Add(Encoding.UTF8.GetBytes(name));
        }

        return bytes.ToImmutable();
    }

    private static int IndexOf(ImmutableArray<byte[]> names, ReadOnlySpan<byte> raw, JsonProperty member)
    {
        var name = raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.Name) : raw;
        for (var at = 0; at < names.Length; at++)
        {
            if (name.SequenceEqual(names[at]))
            {
                return at;
            }
        }

        return -1;
    }
}

/// <summary>Room for the members of a data type.</summary>
[InlineArray(5)]
internal struct FewMembers
{
    private JsonElement _first;
}

/// <summary>Room for the members of a resource.</summary>
[InlineArray(19)]
internal struct ManyMembers
{
    private JsonElement _first;
}
