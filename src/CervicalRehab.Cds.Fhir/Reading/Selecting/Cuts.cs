namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is left of a JSON text without some of its objects and lists.</summary>
public static class Cuts
{
    /// <summary>The text without <paramref name="parts"/>, which come in its order. In the place of each an empty one of its kind is left, so that a wrong kind is still told.</summary>
    public static byte[] Without(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int End)> parts)
    {
        var length = text.Length;
        foreach (var (start, end) in parts)
        {
            length -= end - start - 2;
        }

        var rest = new byte[length];
        var (from, to) = (0, 0);
        foreach (var (start, end) in parts)
        {
            text[from..start].CopyTo(rest.AsSpan(to));
            to += start - from;
            (text[start] == (byte)'[' ? "[]"u8 : "{}"u8).CopyTo(rest.AsSpan(to));
            (from, to) = (end, to + 2);
        }

        text[from..].CopyTo(rest.AsSpan(to));
        return rest;
    }
}
