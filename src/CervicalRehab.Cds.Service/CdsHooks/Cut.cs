namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>What stands in the place of a cut part.</summary>
internal enum CutFor
{
    /// <summary>A resource of no type that is asked for: still counted as an entry of its search, and passed on to no reader.</summary>
    NoConcern,

    /// <summary>A whole entry that is a match and holds such a resource.</summary>
    Match,

    /// <summary>An array nobody reads.</summary>
    Array,

    /// <summary>An object nobody reads.</summary>
    Object,

    /// <summary>Members nobody reads, at the start or at the end of their object.</summary>
    Members,

    /// <summary>Members nobody reads, between others.</summary>
    MembersBetween,
}

/// <summary>A part of the body, from its first byte to behind its last, and the subject it names.</summary>
internal readonly record struct Cut(int Start, int End, CutFor For, int Subject)
{
    /// <summary>The body without the cut parts, at the start of its own memory: what stands for a part is never longer than it was.</summary>
    public static Memory<byte> Out(Memory<byte> body, List<Cut> cuts)
    {
        var bytes = body.Span;
        var (from, to) = (0, 0);
        foreach (var cut in cuts)
        {
            to += Move(bytes, from, cut.Start, to);
            var stand = StandFor(cut.For);
            stand.CopyTo(bytes[to..]);
            to += stand.Length;
            from = cut.End;
        }

        return body[..(to + Move(bytes, from, bytes.Length, to))];
    }

    private static int Move(Span<byte> bytes, int from, int until, int to)
    {
        bytes[from..until].CopyTo(bytes[to..]);
        return until - from;
    }

    // A resource that is cut names its type, which alone is as long.
    private static ReadOnlySpan<byte> StandFor(CutFor kind) => kind switch
    {
        CutFor.NoConcern => "{\"resourceType\":\"-\"}"u8,
        CutFor.Match => "{\"resource\":{\"resourceType\":\"-\"}}"u8,
        CutFor.Array => "[]"u8,
        CutFor.Object => "{}"u8,
        CutFor.MembersBetween => ","u8,
        _ => [],
    };
}
