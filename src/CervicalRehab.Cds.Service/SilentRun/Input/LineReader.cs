using System.Buffers;
using System.IO.Compression;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>How far a file was read: behind which byte of its plain text, and which line comes next.</summary>
internal readonly record struct FilePosition(long Offset, int Line);

/// <summary>Reads a file, compressed or not, in blocks of whole lines: no character is ever cut.</summary>
internal sealed class LineReader : IDisposable
{
    private const int BlockBytes = 1 << 20;

    /// <summary>A longer line, or a longer document, is not read: no record of one resource is as long.</summary>
    public const int LongestLine = 96 << 20;

    private readonly Stream _stream;
    private readonly int _file;
    private byte[] _rest = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _held;
    private bool _isAtEnd;

    /// <summary>Opens a file behind what was read of it already.</summary>
    public LineReader(ExportFile file, int index, FilePosition from)
    {
        _file = index;
        var plain = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var isPacked = IsPacked(plain);
        plain.Position = isPacked ? 0 : from.Offset;
        _stream = isPacked ? new GZipStream(plain, CompressionMode.Decompress) : plain;
        Position = from;
        if (isPacked)
        {
            Skip(from.Offset);
        }
    }

    /// <summary>Behind the last block.</summary>
    public FilePosition Position { get; private set; }

    /// <summary>Lines before the last block that were longer than <see cref="LongestLine"/> and are passed over.</summary>
    public List<int> TooLong { get; } = [];

    /// <summary>True at the start of a file whose first letter opens a list: it is no line by line.</summary>
    public bool StartsWithList()
    {
        Fill();
        var text = _rest.AsSpan(0, _held);
        return Position.Offset == 0 && (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
    }

    /// <summary>The next block; null at the end. Throws <see cref="InvalidDataException"/> where compressed data is broken.</summary>
    public LineBlock? Next()
    {
        TooLong.Clear();
        while (true)
        {
            Fill();
            var end = _isAtEnd ? _held : _rest.AsSpan(0, _held).LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                return Cut(end);
            }

            if (_isAtEnd)
            {
                return null;
            }

            if (_rest.Length >= LongestLine)
            {
                PassOver();
                continue;
            }

            Grow();
        }
    }

    /// <summary>All of it as one block, for a document; null when it is empty or too long.</summary>
    public LineBlock? Whole()
    {
        for (Fill(); !_isAtEnd && _rest.Length < LongestLine; Fill())
        {
            Grow();
        }

        if (!_isAtEnd)
        {
            TooLong.Add(1);
        }

        return _isAtEnd && _held > 0 ? Cut(_held) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_rest);
    }

    private static bool IsPacked(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        return file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
    }

    private void Skip(long bytes)
    {
        for (var left = bytes; left > 0;)
        {
            var read = _stream.Read(_rest, 0, (int)Math.Min(left, _rest.Length));
            left = read == 0 ? 0 : left - read;
        }
    }

    private void Fill()
    {
        while (!_isAtEnd && _held < _rest.Length)
        {
            var read = _stream.Read(_rest, _held, _rest.Length - _held);
            _isAtEnd = read == 0;
            _held += read;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_rest.Length * 2);
        _rest.AsSpan(0, _held).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rest);
        _rest = larger;
    }

    private LineBlock Cut(int end)
    {
        var (bytes, held, firstLine) = (_rest, _held, Position.Line);
        _rest = ArrayPool<byte>.Shared.Rent(BlockBytes);
        if (_rest.Length < held - end)
        {
            ArrayPool<byte>.Shared.Return(_rest);
            _rest = ArrayPool<byte>.Shared.Rent(held - end);
        }

        bytes.AsSpan(end, held - end).CopyTo(_rest);
        _held = held - end;
        Position = new(Position.Offset + end, Position.Line + bytes.AsSpan(0, end).Count((byte)'\n'));
        return new(_file, bytes, end, firstLine, endsTorn: _isAtEnd && _held == 0 && bytes[end - 1] != (byte)'\n');
    }

    private void PassOver()
    {
        var length = 0L;
        for (var end = -1; end < 0 && !_isAtEnd;)
        {
            length += _held;
            _held = 0;
            Fill();
            end = _rest.AsSpan(0, _held).IndexOf((byte)'\n');
            if (end >= 0)
            {
                length += end + 1;
                _rest.AsSpan(end + 1, _held - end - 1).CopyTo(_rest);
                _held -= end + 1;
            }
        }

        TooLong.Add(Position.Line);
        Position = new(Position.Offset + length, Position.Line + 1);
    }
}
