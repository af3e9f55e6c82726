using System.Buffers;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>Reads a file, compressed or not, in blocks of whole lines: no character is ever cut.</summary>
internal sealed class LineReader : IDisposable
{
    private const int BlockBytes = 1 << 20;

    /// <summary>A longer line, or a longer document, is not read: no record of one resource is as long.</summary>
    public const int LongestLine = 96 << 20;

    private readonly Stream _stream;
    private readonly int _file;
    private readonly bool _isPacked;
    private readonly bool _isCounted;
    private byte[] _rest = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _held;
    private bool _isAtEnd;

    /// <summary>Opens a file behind what was read of it already.</summary>
    public LineReader(ExportFile file, int index, FilePosition from)
    {
        (_file, _isCounted) = (index, file.Count is not null);
        var plain = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        _isPacked = PackedStream.IsPacked(plain);
        IsBroken = file.IsPacked && plain.Length == 0;
        plain.Position = _isPacked ? 0 : from.Offset;
        _stream = _isPacked ? PackedStream.Open(plain) : plain;
        Position = from;
        if (_isPacked)
        {
            Skip(from.Offset);
        }
    }

    /// <summary>Behind the last block.</summary>
    public FilePosition Position { get; private set; }

    /// <summary>Once the end was reached: the compressed data is damaged, or ends before it is whole.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Lines before the last block that were longer than <see cref="LongestLine"/> and are passed over.</summary>
    public List<int> TooLong { get; } = [];

    /// <summary>True at the start of a file whose first letter opens a list: it is no line by line.</summary>
    public bool StartsWithList()
    {
        Fill();
        var text = _rest.AsSpan(0, _held);
        return Position.Offset == 0 && (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
    }

    /// <summary>The next block; null at the end, which comes early where compressed data is broken.</summary>
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

    private void Skip(long bytes)
    {
        for (var left = bytes; left > 0;)
        {
            var read = Read(_rest.AsSpan(0, (int)Math.Min(left, _rest.Length)));
            left = read == 0 ? 0 : left - read;
        }
    }

    private void Fill()
    {
        while (!_isAtEnd && _held < _rest.Length)
        {
            var read = Read(_rest.AsSpan(_held));
            _held += read;
            if (read == 0)
            {
                End();
            }
        }
    }

    // What was unpacked before the damage is of use: it is never thrown away.
    private int Read(Span<byte> into)
    {
        try
        {
            return _stream.Read(into);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    private void End()
    {
        _isAtEnd = true;
        if (!_isPacked)
        {
            return;
        }

        // It has no line end of its own, so that all of it is still held.
        IsBroken = !_rest.AsSpan(0, _held).EndsWith(PackedStream.Mark);
        _held -= IsBroken ? 0 : PackedStream.Mark.Length;
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
        Position = Position.Behind(bytes.AsSpan(0, end), _isCounted);
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
        Position = Position.BehindLine(length);
    }
}
