namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>The parts of a body that are no part of its envelope, in the order of the body. In the place of each an empty one of its kind is left, so that a wrong kind is still told.</summary>
internal sealed class EnvelopeCuts
{
    private readonly List<(int Start, int End, bool IsArray)> _cuts = [];

    public void Add(int start, int end, bool isArray) => _cuts.Add((start, end, isArray));

    /// <summary>What is left of the body.</summary>
    public byte[] Rest(ReadOnlySpan<byte> body)
    {
        var rest = new byte[body.Length - _cuts.Sum(cut => cut.End - cut.Start - 2)];
        var (from, to) = (0, 0);
        foreach (var (start, end, isArray) in _cuts)
        {
            body[from..start].CopyTo(rest.AsSpan(to));
            to += start - from;
            (isArray ? "[]"u8 : "{}"u8).CopyTo(rest.AsSpan(to));
            (from, to) = (end, to + 2);
        }

        body[from..].CopyTo(rest.AsSpan(to));
        return rest;
    }
}
