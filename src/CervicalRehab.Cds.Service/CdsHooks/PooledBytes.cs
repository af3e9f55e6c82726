using System.Buffers;
using CervicalRehab.Cds.Service.Pressure;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>A request body in memory of the pool, which gets it back when this is disposed of.</summary>
internal sealed class PooledBytes : IDisposable
{
    private const int FirstBytes = 16 * 1024;

    private byte[] _bytes;
    private int _length;

    private PooledBytes(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The body.</summary>
    public Memory<byte> Memory => _bytes.AsMemory(0, _length);

    /// <summary>The whole body, or null when it is longer than allowed. When reading fails the memory stays with the collector.</summary>
    public static async Task<PooledBytes?> Read(HttpRequest request, int maxBytes, CancellationToken ct)
    {
        var body = new PooledBytes((int)Math.Min(request.ContentLength + 1 ?? FirstBytes, maxBytes + 1L));
        var inHand = request.HttpContext.Features.Get<BodyInHand>();
        while (await request.Body.ReadAsync(body._bytes.AsMemory(body._length), ct) is var read and > 0)
        {
            body._length += read;
            inHand?.Add(read);
            if (body._length > maxBytes)
            {
                body.Dispose();
                return null;
            }

            body.GrowWhenFull();
        }

        inHand?.End();
        return body;
    }

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, _length) = ([], 0);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void GrowWhenFull()
    {
        if (_length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
            _bytes.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
