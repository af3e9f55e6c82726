using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>What stands in the place of a cut part.</summary>
internal enum CutFor
{
    /// <summary>A resource of no type that is asked for: still counted as an entry of its search, and passed on to no reader.</summary>
    NoConcern,

    /// <summary>An array nobody reads.</summary>
    Array,

    /// <summary>An object nobody reads.</summary>
    Object,
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
        CutFor.Array => "[]"u8,
        _ => "{}"u8,
    };
}

/// <summary>The few different subjects a body names.</summary>
internal sealed class SubjectList
{
    /// <summary>Index of no subject at all.</summary>
    public const int Nobody = -1;

    private const int Most = 8;

    private readonly List<string> _texts = [];

    /// <summary>Where a literal reference is listed; one too many is listed as somebody else.</summary>
    public int IndexOf(ReadOnlySpan<byte> literal)
    {
        if (literal.IsEmpty)
        {
            return Nobody;
        }

        Span<char> text = stackalloc char[256];
        if (literal.Length > text.Length)
        {
            return Most;
        }

        text = text[..Encoding.UTF8.GetChars(literal, text)];
        for (var at = 0; at < _texts.Count; at++)
        {
            if (text.SequenceEqual(_texts[at]))
            {
                return at;
            }
        }

        if (_texts.Count == Most)
        {
            return Most;
        }

        _texts.Add(text.ToString());
        return _texts.Count - 1;
    }

    /// <summary>Indexes of those who are not the patient.</summary>
    public ImmutableArray<int> Others(SubjectCheck check) =>
        [.. Enumerable.Range(0, _texts.Count).Where(at => check.IsOther(_texts[at])), Most];
}
