namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// Keys of a local file, exchanged out of band (JWT-10). The file is read on every use, being small: its time stamp cannot tell two writes of
/// one moment apart, nor what a mounted link points to. A file that broke keeps the keys it last held.
/// </summary>
internal sealed class KeysFromFile(string path, string client, TrustTelemetry seen) : IClientKeys
{
    private readonly Lock _gate = new();
    private byte[]? _bytes = "not read yet"u8.ToArray();
    private KeySet? _keys;

    public ValueTask<KeySet?> For(string kid, CancellationToken ct)
    {
        var bytes = Bytes(path);
        lock (_gate)
        {
            // What changed is told once, also that the file is gone.
            if (bytes is null ? _bytes is not null : _bytes is null || !bytes.AsSpan().SequenceEqual(_bytes))
            {
                _bytes = bytes;
                Take();
            }

            return ValueTask.FromResult(_keys);
        }
    }

    /// <summary>The bytes of a key set file; null when it cannot be read or is too large to be one.</summary>
    public static byte[]? Bytes(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length > KeySet.MaxBytes)
            {
                return null;
            }

            var bytes = new byte[length];
            return bytes[..RandomAccess.Read(file, bytes, 0)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private void Take()
    {
        if (_bytes is not null && KeySet.Read(_bytes) is { } keys)
        {
            _keys = keys;
            seen.KeysRead(client, keys);
        }
        else
        {
            seen.KeysNotRead(client, _bytes is null ? "file-unreadable" : "not-a-key-set");
        }
    }
}
