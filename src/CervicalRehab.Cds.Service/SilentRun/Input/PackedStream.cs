using System.IO.Compression;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>
/// Unpacks a compressed file that may have been cut off. The framework takes the end of a file for the end of what is packed, wherever it comes; so a packed mark is read behind
/// it, which comes out at the end of the text only when everything before it was whole (RFC 1952 section 2.2: a file is a series of members).
/// </summary>
internal static class PackedStream
{
    /// <summary>What the text of a whole file ends with: no text of JSON holds it.</summary>
    public static ReadOnlySpan<byte> Mark => "\0end of the file\0"u8;

    private static readonly byte[] s_packedMark = Packed();

    /// <summary>Whether a file is packed, whatever it is called; it is read from its start then.</summary>
    public static bool IsPacked(Stream file)
    {
        Span<byte> magic = stackalloc byte[2];
        return file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
    }

    /// <summary>The text of a compressed file, and the mark where it is whole. Reading throws <see cref="InvalidDataException"/> where it is damaged.</summary>
    public static Stream Open(Stream file) => new GZipStream(new Followed(file), CompressionMode.Decompress);

    private static byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Optimal))
        {
            pack.Write(Mark);
        }

        return packed.ToArray();
    }

    /// <summary>A file, and behind it the packed mark.</summary>
    private sealed class Followed(Stream file) : Stream
    {
        private readonly MemoryStream _mark = new(s_packedMark, writable: false);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => file.Read(buffer) is > 0 and var read ? read : _mark.Read(buffer);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
                _mark.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
