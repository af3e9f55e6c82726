using System.Text;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>What the URNs of a Bundle stand for. A server that takes the Bundle in writes the resource's own reference in the place of each, and so does this.</summary>
internal sealed class BundleLinks
{
    private const int Longest = 256;

    private readonly Dictionary<string, byte[]> _resources = new(StringComparer.Ordinal);

    private static ReadOnlySpan<byte> Quoted => "\"urn:"u8;

    /// <summary>An entry with this address holds this resource.</summary>
    public void Add(string url, string type, ReadOnlySpan<byte> id)
    {
        if (url.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && !id.IsEmpty)
        {
            _resources[url] = Encoding.UTF8.GetBytes($"{type}/{Encoding.UTF8.GetString(id)}");
        }
    }

    /// <summary>The reference that stands for this one within the Bundle; itself when none does.</summary>
    public ReadOnlySpan<byte> Resolve(ReadOnlySpan<byte> reference) => Of(reference) is { } resource ? resource : reference;

    /// <summary>The resource with every URN of the Bundle written as the reference that it stands for.</summary>
    public ReadOnlySpan<byte> Linked(ReadOnlySpan<byte> json)
    {
        if (_resources.Count == 0 || json.IndexOf(Quoted) < 0)
        {
            return json;
        }

        var written = new MemoryStream(json.Length);
        for (var at = json.IndexOf(Quoted); at >= 0; at = json.IndexOf(Quoted))
        {
            var inside = json[(at + 1)..];
            var end = inside.IndexOf((byte)'"');
            var urn = end < 0 ? inside : inside[..end];
            written.Write(json[..(at + 1)]);
            written.Write(Resolve(urn));
            json = inside[urn.Length..];
        }

        written.Write(json);
        return written.ToArray();
    }

    private byte[]? Of(ReadOnlySpan<byte> reference)
    {
        if (_resources.Count == 0 || reference.Length is 0 or > Longest || !reference.StartsWith("urn:"u8))
        {
            return null;
        }

        Span<char> letters = stackalloc char[Longest];
        var length = Encoding.UTF8.GetChars(reference, letters);
        return _resources.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out var resource) ? resource : null;
    }
}
