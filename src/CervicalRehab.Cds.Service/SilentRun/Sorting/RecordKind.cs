using System.Collections.Frozen;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>The types that are kept of an export.</summary>
internal enum RecordKind : byte
{
    Patient,
    Condition,
    Observation,
    DiagnosticReport,
    ImagingStudy,
    Procedure,
    CarePlan,
    ServiceRequest,
    MedicationRequest,
    MedicationStatement,
    Encounter,

    /// <summary>No type of its own: a Condition of a code that is not read, by its code alone. An order may name it as its reason (D24).</summary>
    OtherProblem,
}

internal static class RecordKinds
{
    private static readonly FrozenDictionary<string, RecordKind> s_kinds = Enum.GetValues<RecordKind>().Where(static kind => kind is not RecordKind.OtherProblem).ToFrozenDictionary(static kind => kind.ToString(), StringComparer.Ordinal);

    /// <summary>Every kind.</summary>
    public const int All = -1;

    private static ReadOnlySpan<byte> Head => "{\"resourceType\":\""u8;

    /// <summary>
    /// True for a line that begins as servers write a resource of a type that nobody reads here, and ends as one: most of an export by its bytes. What stands between is of
    /// no concern either.
    /// </summary>
    public static bool IsUnread(ReadOnlySpan<byte> line, bool withEncounters)
    {
        if (!line.StartsWith(Head) || line[^1] != '}')
        {
            return false;
        }

        var rest = line[Head.Length..];
        var end = rest.IndexOf((byte)'"');
        return end > 0 && rest[..end] is var type && !IsRead(type, withEncounters) && !type.Contains((byte)'\\');
    }

    // By its length and letters: no text is made of it.
    private static bool IsRead(ReadOnlySpan<byte> type, bool withEncounters) => type.Length switch
    {
        6 => type.SequenceEqual("Bundle"u8),
        7 => type.SequenceEqual("Patient"u8),
        8 => type.SequenceEqual("CarePlan"u8),
        9 => type.SequenceEqual("Condition"u8) || type.SequenceEqual("Procedure"u8) || (withEncounters && type.SequenceEqual("Encounter"u8)),
        11 => type.SequenceEqual("Observation"u8),
        12 => type.SequenceEqual("ImagingStudy"u8),
        14 => type.SequenceEqual("ServiceRequest"u8),
        16 => type.SequenceEqual("DiagnosticReport"u8) || type.SequenceEqual("OperationOutcome"u8),
        17 => type.SequenceEqual("MedicationRequest"u8),
        19 => type.SequenceEqual("MedicationStatement"u8),
        _ => false,
    };

    /// <summary>A set of kinds: one bit each.</summary>
    public static int Bits(params ReadOnlySpan<RecordKind> kinds)
    {
        var bits = 0;
        foreach (var kind in kinds)
        {
            bits |= 1 << (int)kind;
        }

        return bits;
    }

    /// <summary>The kind of a type; null for one that is not kept.</summary>
    public static RecordKind? Of(string type) => s_kinds.TryGetValue(type, out var kind) ? kind : null;
}

/// <summary>Why a record of the input could not be read.</summary>
internal enum LineFault : byte
{
    /// <summary>It is no JSON, or no UTF-8.</summary>
    NotJson,

    /// <summary>It is the last of its file and was cut off.</summary>
    Torn,

    /// <summary>It is longer than any record that is read.</summary>
    TooLong,

    /// <summary>It is no resource: it says no type.</summary>
    NoType,

    /// <summary>A Patient without an id.</summary>
    NoId,

    /// <summary>It names no patient that can be found.</summary>
    NoSubject,

    /// <summary>Its patient is not in the export.</summary>
    PatientAbsent,

    /// <summary>A Patient that is no Patient of R4.</summary>
    PatientUnreadable,

    /// <summary>The compressed data of the file ends or is broken here.</summary>
    BrokenArchive,

    /// <summary>Here a file ends that holds fewer resources than its manifest counts.</summary>
    TooFew,

    /// <summary>A file of a form that is not read.</summary>
    UnknownForm,

    /// <summary>A manifest that names a next page which is not there.</summary>
    NextPage,

    /// <summary>A manifest of what changed since a moment.</summary>
    ChangesAlone,

    /// <summary>A manifest with an item that names no file.</summary>
    ManifestItem,

    /// <summary>An answer that names a next page which is not there.</summary>
    NextAnswer,

    /// <summary>An answer that holds less than it counts, is marked as a part, or has entries or members that are not understood.</summary>
    InPart,
}

internal static class LineFaults
{
    /// <summary>The fault in words, as <c>faults.csv</c> says it.</summary>
    public static string Words(this LineFault fault) => fault switch
    {
        LineFault.NotJson => "not JSON in UTF-8",
        LineFault.Torn => "the last line of the file is cut off",
        LineFault.TooLong => "longer than 96 MB",
        LineFault.NoType => "no resource: resourceType is missing",
        LineFault.NoId => "a Patient without an id",
        LineFault.NoSubject => "names no patient that can be found",
        LineFault.PatientAbsent => "the export holds no Patient for it that can be read",
        LineFault.TooFew => "the file ends with fewer resources than its manifest counts",
        LineFault.UnknownForm => "the file is of a form that is not read: NDJSON, .ndjson.gz or .json is",
        LineFault.NextPage => "the manifest goes on with another page that is not there",
        LineFault.ChangesAlone => "the manifest is of an export of changes alone (_since): what did not change is not in it",
        LineFault.ManifestItem => "the manifest has an item that names no file, or an issue that says data may be missing",
        LineFault.NextAnswer => "a Bundle that goes on with another page that is not there",
        LineFault.InPart => "a Bundle that is not all: its total is larger, the page before it is not there, it is marked as a part, or an entry or member of it is not understood",
        LineFault.PatientUnreadable => "not a Patient of R4: look at resourceType, id, birthDate and deceased",
        _ => "the compressed data is broken or ends too early",
    };
}
