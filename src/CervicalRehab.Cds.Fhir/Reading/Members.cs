using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The members of one object that are asked for, found in one walk over it. An absent one is undefined.</summary>
[InlineArray(Most)]
internal struct Members
{
    private const int Most = 20;

    private JsonElement _first;

    /// <summary>The named members of an object. Throws <see cref="JsonException"/> for any other kind of JSON.</summary>
    internal static Members Of(JsonElement json, ImmutableArray<byte[]> names)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        var members = default(Members);
        foreach (var member in json.EnumerateObject())
        {
            var at = IndexOf(names, JsonMarshal.GetRawUtf8PropertyName(member), member);
            if (at >= 0)
            {
                members[at] = member.Value;
            }
        }

        return members;
    }

    /// <summary>Names as they are compared.</summary>
    internal static ImmutableArray<byte[]> Names(params ReadOnlySpan<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, Most, nameof(names));
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
