using System.Text.Json;
using CervicalRehab.Cds.Service.SilentRun.Input;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>How far a run has come, so that one that was stopped goes on from here.</summary>
internal sealed record Checkpoint
{
    /// <summary>What was asked for, and the files: another run does not go on from this one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Parts of the patients.</summary>
    public required int Partitions { get; init; }

    /// <summary>Place of the file that is being read; the number of files when all are sorted.</summary>
    public int File { get; init; }

    /// <summary>How far it is read.</summary>
    public FilePosition Position { get; init; } = new(0, 1);

    /// <summary>How long the temporary files were.</summary>
    public required long[] Lengths { get; init; }

    /// <summary>What was seen.</summary>
    public SortedSoFar Seen { get; init; } = new() { Lines = new() };

    /// <summary>Concepts without a meaning.</summary>
    public UnknownConcept[] Concepts { get; init; } = [];

    /// <summary>The one that was written last; null when there is none that is whole.</summary>
    public static Checkpoint? Read(string path)
    {
        try
        {
            return System.IO.File.Exists(path) ? JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(path), RunJson.Default.Checkpoint) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Puts it in the place of the one before, whole or not at all.</summary>
    public void Write(string path) => Whole.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.Checkpoint));
}

/// <summary>Files that are there whole or not at all.</summary>
internal static class Whole
{
    /// <summary>Writes a file.</summary>
    public static void Write(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".new", content);
        File.Move(path + ".new", path, overwrite: true);
    }
}
