using System.Collections.Immutable;
using System.Text;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>A few names known beforehand, each found with one comparison: no two of them share a slot.</summary>
internal sealed class NameTable
{
    /// <summary>The place of a name that is none of them.</summary>
    internal const int None = -1;

    private const uint MostAttempts = 20_000;

    private readonly sbyte[] _slots = new sbyte[256];
    private readonly uint _factor;

    /// <summary>Throws <see cref="ArgumentException"/> for a name that is given twice.</summary>
    internal NameTable(params ReadOnlySpan<string> names)
    {
        var all = ImmutableArray.CreateBuilder<byte[]>(names.Length);
        foreach (var name in names)
        {
            all.Add(Encoding.UTF8.GetBytes(name));
        }

        All = all.MoveToImmutable();
        for (var attempt = 1u; attempt <= MostAttempts; attempt++)
        {
            _factor = (attempt * 0x9E37_79B1) | 1;
            if (Fill())
            {
                return;
            }
        }

        throw new ArgumentException("Two of the names cannot be told apart.", nameof(names));
    }

    /// <summary>The names as they are compared.</summary>
    internal ImmutableArray<byte[]> All { get; }

    /// <summary>The place of a name among them; -1 when it is none of them.</summary>
    internal int IndexOf(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return None;
        }

        var at = _slots[Slot(name)];
        return at != None && name.SequenceEqual(All[at]) ? at : None;
    }

    private bool Fill()
    {
        _slots.AsSpan().Fill(None);
        for (var at = 0; at < All.Length; at++)
        {
            ref var slot = ref _slots[Slot(All[at])];
            if (slot != None)
            {
                return false;
            }

            slot = (sbyte)at;
        }

        return true;
    }

    // Types of one choice differ near their end.
    private int Slot(ReadOnlySpan<byte> name) =>
        (int)(((((uint)name.Length | ((uint)name[0] << 8) | ((uint)name[^1] << 16) | ((uint)name[name.Length / 2] << 24)) ^ ((uint)name[^Math.Min(name.Length, 4)] << 5)) * _factor) >> 24);
}
