using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// The names of the members of all objects of a text, to find one that is repeated within its object. Objects of one kind list the same names in
/// the same order: each such list is a path here, on which no name occurs twice. So an object that keeps to a path repeats nothing, and what is
/// compared is one name: the one that came next the last time.
/// </summary>
internal sealed class MemberNames : IDisposable
{
    // No FHIR or CDS Hooks object has as many members. Above it the few lines here would be slow, and the caller checks otherwise.
    private const int Compared = 64;

    /// <summary>Most members of an object: beyond it, looking for a repeated one is work that no honest caller asks for.</summary>
    public const int Most = 1_024;

    // Names on paths that are kept: more than the objects of a record have. What comes behind them is forgotten with its object.
    private const int Lasting = 1_024;

    // So many names are looked through to find the one that comes next.
    private const int Followers = 4;

    // In place of a name on a path: there is none. As the owner of an object: the text itself.
    private const int None = 0;

    private readonly Name[] _names = ArrayPool<Name>.Shared.Rent(Lasting + (StrictReader.MaxDepth * (Compared + 1)));
    private int _count = 1;

    // The member whose value is being read.
    private int _owner;

    /// <summary>Nothing is known yet.</summary>
    public MemberNames() => _names[None] = default;

    /// <summary>A name was repeated.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>Some object had so many members, or names with such escapes, that they were not all compared.</summary>
    public bool IsUnchecked { get; private set; }

    /// <summary>An object has more than <see cref="Most"/>.</summary>
    public bool AreTooMany { get; private set; }

    /// <summary>How many names were read in full, because they were not foreseen.</summary>
    public int InFull { get; private set; }

    /// <summary>How many names were looked at again, to see whether one that was read in full repeats them.</summary>
    public int LookedBack { get; private set; }

    /// <summary>An object opens.</summary>
    public Members Enter()
    {
        var first = _count;
        var start = _names[_owner].Inner;
        if (start == None)
        {
            start = Add();
            if (start < Lasting)
            {
                _names[_owner].Inner = start;
            }
        }

        return new(_owner, first) { Last = start };
    }

    /// <summary>An array opens, which has no names.</summary>
    public Members EnterArray() => new(_owner, _count);

    /// <summary>It closes.</summary>
    public void Leave(in Members members)
    {
        AreTooMany |= members.Count > Most;
        _owner = members.Owner;
        _count = Math.Max(Math.Min(_count, Lasting), members.First);
    }

    /// <summary>
    /// Takes the next name, whose first quote is at <paramref name="at"/> of <paramref name="json"/>, and gives the place behind its colon and
    /// that of its last quote; <see cref="Lexeme.Broken"/> when it is not the one that came next the last time, and must be read and noted.
    /// </summary>
    public int Foreseen(ref Members members, ReadOnlySpan<byte> json, int at, out int lastQuote)
    {
        var next = _names[members.Last].Next;
        ref readonly var name = ref _names[next];
        lastQuote = at + 1 + name.Length;
        if (next == None || !json[at..].StartsWith(json.Slice(name.At, name.Written)))
        {
            return Lexeme.Broken;
        }

        members.Count++;
        (members.Last, _owner) = (next, next);
        return at + name.Written;
    }

    /// <summary>The next name, from its first quote at <paramref name="start"/> of <paramref name="json"/> to its last before <paramref name="end"/>, and <paramref name="behind"/> its colon.</summary>
    public void Note(ref Members members, ReadOnlySpan<byte> json, int start, int end, int behind, bool isEscaped)
    {
        InFull++;
        members.Count++;
        if (IsRepeated || IsUnchecked || isEscaped || members.Count > Compared)
        {
            IsUnchecked |= !IsRepeated;
            return;
        }

        var text = json[(start + 1)..(end - 1)];
        var name = Follower(members.Last, text, json);
        if (name == None)
        {
            ref readonly var last = ref _names[members.Last];
            var digest = Digest(text);
            var bits = Bits.Of(digest);
            IsRepeated = last.Seen.Hold(bits) && IsOnPath(members.Last, digest, text, json);
            name = Add();
            ref var added = ref _names[name];
            (added.Digest, added.Seen, added.Before) = (digest, last.Seen.With(bits), members.Last);
            (added.At, added.Length, added.Written) = (start, text.Length, behind - start);
            if (name < Lasting)
            {
                Follow(members.Last, name);
            }
        }

        (members.Last, _owner) = (name, name);
    }

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose() => ArrayPool<Name>.Shared.Return(_names);

    private int Add()
    {
        _names[_count] = default;
        return _count++;
    }

    // The name is the one foreseen from now on.
    private void Follow(int last, int name) => (_names[name].Beside, _names[last].Next) = (_names[last].Next, name);

    // The name on the path that reads so, and has come next before.
    private int Follower(int last, ReadOnlySpan<byte> text, ReadOnlySpan<byte> json)
    {
        ref var link = ref _names[last].Next;
        for (var tried = 0; link != None && tried < Followers; tried++)
        {
            var name = link;
            if (_names[name].IsText(text, json))
            {
                link = _names[name].Beside;
                Follow(last, name);
                return name;
            }

            link = ref _names[name].Beside;
        }

        return None;
    }

    private bool IsOnPath(int last, uint digest, ReadOnlySpan<byte> text, ReadOnlySpan<byte> json)
    {
        for (var name = last; _names[name].Written > 0; name = _names[name].Before)
        {
            LookedBack++;
            if (_names[name].Digest == digest && _names[name].IsText(text, json))
            {
                return true;
            }
        }

        return false;
    }

    // Tells names apart; where it does not, they are compared in full.
    private static uint Digest(ReadOnlySpan<byte> text)
    {
        var digest = (uint)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
        {
            digest = BitOperations.Crc32C(digest, MemoryMarshal.Read<ulong>(text));
        }

        if (text.Length >= sizeof(uint))
        {
            digest = BitOperations.Crc32C(digest, MemoryMarshal.Read<uint>(text));
            text = text[sizeof(uint)..];
        }

        foreach (var letter in text)
        {
            digest = BitOperations.Crc32C(digest, letter);
        }

        // Names that count have checksums close together.
        return digest * 0x9E37_79B1;
    }

    // A name on a path, or the start of one, which was not written.
    private struct Name
    {
        // Of its text.
        public uint Digest;

        // Four bits for each name of the path so far, so that most names need no comparison at all.
        public Bits Seen;

        // Where its first quote is, its length without quotes, and with them and its colon.
        public int At;
        public int Length;
        public int Written;

        // The name before it on its path; of those that have come next, the last; and the next of those it is one of.
        public int Before;
        public int Next;
        public int Beside;

        // The start of the path for the objects in its value.
        public int Inner;

        public readonly bool IsText(ReadOnlySpan<byte> text, ReadOnlySpan<byte> json) => json.Slice(At + 1, Length).SequenceEqual(text);
    }

    // Of one name or of several: where one holds not all bits of another, they have no name in common.
    private readonly record struct Bits(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        public static Bits Of(uint digest) => new(1UL << (int)(digest >> 26), 1UL << (int)(digest >> 20), 1UL << (int)(digest >> 14), 1UL << (int)(digest >> 8));

        public bool Hold(in Bits name) => ((name.First & ~First) | (name.Second & ~Second) | (name.Third & ~Third) | (name.Fourth & ~Fourth)) == 0;

        public Bits With(in Bits name) => new(First | name.First, Second | name.Second, Third | name.Third, Fourth | name.Fourth);
    }

    /// <summary>The names of one object so far.</summary>
    internal record struct Members(int Owner, int First)
    {
        /// <summary>The last of them, or the start of its path.</summary>
        public int Last { get; set; }

        /// <summary>How many there are.</summary>
        public int Count { get; set; }
    }
}
