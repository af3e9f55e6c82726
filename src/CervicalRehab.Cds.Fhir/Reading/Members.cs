using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The members of one object that are asked for, found in one walk over it. An absent one is undefined.</summary>
internal static class Members
{
    /// <summary>The named members of an object, each in its place of <paramref name="found"/>; false for any other kind of JSON.</summary>
    internal static bool TryFind(JsonElement json, NameTable names, Span<JsonElement> found)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var member in json.EnumerateObject())
        {
            var at = IndexOf(names, JsonMarshal.GetRawUtf8PropertyName(member), member);
            if (at >= 0)
            {
                found[at] = member.Value;
            }
        }

        return true;
    }

    // No name of ours has an escape: one that is written like it needs no second look.
    private static int IndexOf(NameTable names, ReadOnlySpan<byte> raw, JsonProperty member) =>
        names.IndexOf(raw) is >= 0 and var at ? at
        : raw.Contains((byte)'\\') ? names.IndexOf(Encoding.UTF8.GetBytes(member.Name))
        : NameTable.None;
}

/// <summary>Room for the members of a data type.</summary>
[InlineArray(5)]
internal struct FewMembers
{
    private JsonElement _first;
}
