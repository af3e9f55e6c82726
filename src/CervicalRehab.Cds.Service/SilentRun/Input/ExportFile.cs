namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>What a file of an export holds.</summary>
internal enum ExportContent
{
    /// <summary>Resources, one a line, or a Bundle.</summary>
    Resources,

    /// <summary>Bundles whose entries delete.</summary>
    Deleted,

    /// <summary>OperationOutcomes about the export itself.</summary>
    Outcomes,
}

/// <summary>One file of an export.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">How faults name it: below the folder that was given, never its whole path.</param>
/// <param name="Content">What it holds.</param>
internal sealed record ExportFile(string Path, string Name, ExportContent Content = ExportContent.Resources)
{
    /// <summary>The type that the manifest says it holds; null without a manifest.</summary>
    public string? Type { get; init; }

    /// <summary>Bytes as they lie on the disk.</summary>
    public long Length { get; init; }

    /// <summary>True for JSON that is no line by line.</summary>
    public bool IsDocument => Plain.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a compressed file, as its name says.</summary>
    public bool IsPacked => Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private string Plain => IsPacked ? Path[..^3] : Path;
}
