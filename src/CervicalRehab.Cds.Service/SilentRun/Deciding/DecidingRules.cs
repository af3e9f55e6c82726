using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.SilentRun.Input;
using CervicalRehab.Cds.Service.SilentRun.Sorting;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>What all parts of the patients are decided by.</summary>
/// <param name="At">Moment of evaluation.</param>
/// <param name="Settings">What was asked for.</param>
/// <param name="Site">The site's codes.</param>
/// <param name="Approval">Who approved the content here; null when nobody did.</param>
/// <param name="Export">Its files, and the types that it says it holds.</param>
/// <param name="Sorted">What was found in it.</param>
internal sealed record DecidingRules(DateTimeOffset At, RunSettings Settings, SiteCodes Site, Approval? Approval, Export Export, Checkpoint Sorted)
{
    // What ids are hashed with.
    private readonly byte[] _salt = Settings.Salt is { } salt ? Encoding.UTF8.GetBytes(salt) : MemoryMarshal.AsBytes<ulong>(Sorted.Seen.Salt).ToArray();

    /// <summary>How whole the export is.</summary>
    public ExportLoads Loads { get; } = new(Sorted.Seen.Kinds | RecordKinds.Bits([.. Export.Types.Select(RecordKinds.Of).OfType<RecordKind>()]), Sorted.Seen.Kinds, Sorted.Seen.FilesNotWhole.Aggregate(Sorted.Seen.IncompleteKinds, (kinds, file) => kinds | Export.Files[file].Kinds));

    /// <summary>Names of the files that are not whole and of which something is read, in order.</summary>
    public string[] FilesNotWhole => [.. Sorted.Seen.FilesNotWhole.Where(file => (Export.Files[file].Kinds & Read) != 0).Order().Select(file => Export.Shown(file, Settings.WithIds))];

    private int Read => Settings.ReplaysEncounters ? RecordKinds.All : ~RecordKinds.Bits(RecordKind.Encounter);

    /// <summary>Who is the first of each pathway.</summary>
    public FirstExamples Examples { get; } = new();

    /// <summary>How a patient is named: by the id where that was asked for, else by a hash that tells nothing without the salt.</summary>
    public string NameOf(string id) => Settings.WithIds ? id : Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(id)).AsSpan(0, 12));
}
