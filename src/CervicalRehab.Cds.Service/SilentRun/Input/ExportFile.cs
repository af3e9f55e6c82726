using CervicalRehab.Cds.Service.SilentRun.Sorting;
using Hl7.Fhir.Model;

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

    /// <summary>How many resources the manifest says it holds; null when it does not say.</summary>
    public long? Count { get; init; }

    /// <summary>Why nothing of it is read, where that is known before; null for a file that is read.</summary>
    public LineFault? Lost { get; init; }

    /// <summary>Bytes as they lie on the disk.</summary>
    public long Length { get; init; }

    /// <summary>True for JSON that is no line by line.</summary>
    public bool IsDocument => Plain.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a compressed file, as its name says.</summary>
    public bool IsPacked => Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The kinds of which something may be lost when it is not whole, one bit each: of the type that the manifest says, else of the one that its name says; every kind when neither tells,
    /// and for what is said about others.
    /// </summary>
    public int Kinds =>
        Content is not ExportContent.Resources ? RecordKinds.All
            : (Type ?? NamedType) is { } type && type is not "Bundle" && ModelInfo.IsKnownResource(type) ? RecordKinds.Of(type) is { } kind ? RecordKinds.Bits(kind) : 0
            : RecordKinds.All;

    // Of lines alone: a document holds many types. A file that is named for a patient may be of that patient's whole record.
    private string? NamedType => IsDocument || Path.Contains(".json.", StringComparison.OrdinalIgnoreCase) ? null : Array.Find(System.IO.Path.GetFileName(Path).Split('.', '-', '_'), ModelInfo.IsKnownResource) is { } named and not "Patient" ? named : null;

    private string Plain => IsPacked ? Path[..^3] : Path;
}
