namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// Keys of a local file, exchanged out of band (JWT-10). The file is read on every use, being small: its time stamp cannot tell two writes of
/// one moment apart, nor what a mounted link points to. A file that broke keeps the keys it last held.
/// </summary>
internal sealed class KeysFromFile(string path, string client, TrustTelemetry seen) : IClientKeys
{
    private readonly Lock _gate = new();
    private byte[] _bytes = [];
    private KeySet? _keys;
    private bool _isAbsent;

    public ValueTask<KeySet?> For(string kid, CancellationToken ct)
    {
        var bytes = Bytes(path);
        lock (_gate)
        {
            if (bytes is null)
            {
                Missing();
            }
            else if (!bytes.AsSpan().SequenceEqual(_bytes) || _keys is null)
            {
                Take(bytes);
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

    private void Missing()
    {
        if (!_isAbsent)
        {
            _isAbsent = true;
            seen.KeysNotRead(client, "file-unreadable");
        }
    }

    private void Take(byte[] bytes)
    {
        (_bytes, _isAbsent) = (bytes, false);
        if (KeySet.Read(bytes) is { } keys)
        {
            _keys = keys;
            seen.KeysRead(client, keys);
        }
        else
        {
            seen.KeysNotRead(client, "not-a-key-set");
        }
    }
}
