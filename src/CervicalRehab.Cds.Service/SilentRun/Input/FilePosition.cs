namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>How far a file was read.</summary>
/// <param name="Offset">Behind which byte of its plain text.</param>
/// <param name="Line">Which line comes next, from 1.</param>
/// <param name="Records">How many lines before it hold something, where that is counted.</param>
internal readonly record struct FilePosition(long Offset, int Line, long Records = 0)
{
    /// <summary>Behind these bytes, which end with a line or with the file.</summary>
    public FilePosition Behind(ReadOnlySpan<byte> lines, bool counts) => new(Offset + lines.Length, Line + lines.Count((byte)'\n'), Records + (counts ? Filled(lines) : 0));

    /// <summary>Behind one line of so many bytes.</summary>
    public FilePosition BehindLine(long bytes) => new(Offset + bytes, Line + 1, Records + 1);

    private static long Filled(ReadOnlySpan<byte> lines)
    {
        var filled = 0L;
        foreach (var line in lines.Split((byte)'\n'))
        {
            filled += lines[line].ContainsAnyExcept(" \t\r"u8) ? 1 : 0;
        }

        return filled;
    }
}
