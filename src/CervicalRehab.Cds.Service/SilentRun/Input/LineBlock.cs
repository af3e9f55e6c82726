using System.Buffers;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>Whole lines of one file, or one document. Its bytes are rented: whoever is done with it gives them back.</summary>
internal sealed class LineBlock(int file, byte[] bytes, int length, int firstLine, bool endsTorn) : IDisposable
{
    /// <summary>Place of the file in the export.</summary>
    public int File => file;

    /// <summary>The lines.</summary>
    public Memory<byte> Bytes => bytes.AsMemory(0, length);

    /// <summary>Number of the first line, from 1.</summary>
    public int FirstLine => firstLine;

    /// <summary>The last line is the last of its file and has no end of its own.</summary>
    public bool EndsTorn => endsTorn;

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);
}
