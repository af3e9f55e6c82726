using System.Buffers;
using System.Buffers.Binary;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The names of the members of all objects that are open while JSON is read, to find one that is repeated within its object.</summary>
internal sealed class MemberNames : IDisposable
{
    // No FHIR or CDS Hooks object has as many members. Above it the few lines here would be slow, and the caller checks otherwise.
    private const int Compared = 64;

    /// <summary>Most members of an object: beyond it, looking for a repeated one is work that no honest caller asks for.</summary>
    public const int Most = 1_024;

    private readonly Name[] _names = ArrayPool<Name>.Shared.Rent(StrictReader.MaxDepth * Compared);
    private int _count;

    /// <summary>A name was repeated.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>Repetition was not looked for everywhere.</summary>
    public bool IsUnchecked { get; private set; }

    /// <summary>An object has more than <see cref="Most"/>.</summary>
    public bool AreTooMany { get; private set; }

    /// <summary>An object opens, or an array, which has no names.</summary>
    public Members Enter() => new(_count);

    /// <summary>It closes.</summary>
    public void Leave(in Members members) => _count = members.First;

    /// <summary>The next name, which is at <paramref name="start"/> of <paramref name="json"/>.</summary>
    public void Note(ref Members members, ReadOnlySpan<byte> json, int start, int end, bool isEscaped)
    {
        if (IsRepeated || IsUnchecked || isEscaped || _count - members.First == Compared)
        {
            IsUnchecked |= !IsRepeated;
            AreTooMany |= _count - members.First + ++members.Unnoted > Most;
            return;
        }

        var text = json[start..end];
        var name = new Name(Digest(json, start, end), start, text.Length);
        var bit = 1UL << (int)(name.Digest >> 58);
        IsRepeated = (members.Seen & bit) != 0 && IsAmong(_names.AsSpan(members.First, _count - members.First), name, text, json);
        members.Seen |= bit;
        _names[_count++] = name;
    }

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose() => ArrayPool<Name>.Shared.Return(_names);

    private static bool IsAmong(ReadOnlySpan<Name> names, in Name name, ReadOnlySpan<byte> text, ReadOnlySpan<byte> json)
    {
        foreach (ref readonly var other in names)
        {
            if (other.Digest == name.Digest && json.Slice(other.At, other.Length).SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }

    // The last letters and the length tell the names of one FHIR object apart; where they do not, the names are compared in full. Few branches: which
    // of them is taken cannot be foreseen.
    private static ulong Digest(ReadOnlySpan<byte> json, int start, int end)
    {
        const ulong odd = 0x9E37_79B9_7F4A_7C15;
        var (length, last) = (end - start, end >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(json[(end - sizeof(ulong))..]) : AtTheStart(json[..end]));
        var others = 8 * Math.Max(0, sizeof(ulong) - length);
        return ((others < 64 ? last >> others : 0) ^ ((ulong)length << 56)) * odd;
    }

    // As if the text began with enough other letters.
    private static ulong AtTheStart(ReadOnlySpan<byte> letters)
    {
        Span<byte> last = stackalloc byte[sizeof(ulong)];
        letters.CopyTo(last[(sizeof(ulong) - letters.Length)..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(last);
    }

    private readonly record struct Name(ulong Digest, int At, int Length);

    /// <summary>The names of one object: where they start, and one bit for each seen, so that most names need no comparison at all.</summary>
    internal record struct Members(int First)
    {
        /// <summary>Bits of the names so far.</summary>
        public ulong Seen { get; set; }

        /// <summary>How many of them are not among the noted ones.</summary>
        public int Unnoted { get; set; }
    }
}
