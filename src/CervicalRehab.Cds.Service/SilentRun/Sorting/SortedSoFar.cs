using System.Buffers.Binary;
using System.Security.Cryptography;
using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>The hash of an address that an answer names, and where the answer stands.</summary>
internal readonly record struct PageLink(ulong Address, int File, int Line);

/// <summary>What is known of an export beside the records that are kept. Adding two gives the same whichever comes first.</summary>
internal sealed class SortedSoFar
{
    /// <summary>Where the records ended that are not kept; the total is of all that belong to this shard.</summary>
    public required LineCounts Lines { get; init; }

    /// <summary>Encounters without a day or of a status in which nobody was seen, where encounters are gone through.</summary>
    public long EncountersPassedOver { get; set; }

    /// <summary>Kinds of which a record was met, whosever it is: one bit a <see cref="RecordKind"/>.</summary>
    public int Kinds { get; set; }

    /// <summary>Kinds that the export says are not whole.</summary>
    public int IncompleteKinds { get; set; }

    /// <summary>Places of the files that are cut off, damaged or shorter than they should be.</summary>
    public HashSet<int> FilesNotWhole { get; set; } = [];

    /// <summary>Next pages that answers name, and where.</summary>
    public HashSet<PageLink> NextPages { get; set; } = [];

    /// <summary>Answers that go on from another page, or hold less than they count and name no next one, by their own addresses: whole where another answer leads to them.</summary>
    public HashSet<PageLink> LaterPages { get; set; } = [];

    /// <summary>Hashes of the addresses of answers, as they say themselves.</summary>
    public HashSet<ulong> Pages { get; set; } = [];

    /// <summary>OperationOutcomes that say more than everyday remarks.</summary>
    public long Outcomes { get; set; }

    /// <summary>Patients about whom the export says that something is missing: hashes of their ids.</summary>
    public HashSet<ulong> IncompletePatients { get; set; } = [];

    /// <summary>Hashes of what was deleted, as <c>Type/id</c>.</summary>
    public HashSet<ulong> Deleted { get; set; } = [];

    /// <summary>What the salt is made of: of each word of the hashes of all Patients the greatest. The order of the records does not matter, and nobody can tell it without them.</summary>
    public ulong[] Salt { get; set; } = new ulong[4];

    /// <summary>Takes a Patient into the salt.</summary>
    public void AddSalt(ReadOnlySpan<byte> patient)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(patient, hash);
        for (var at = 0; at < Salt.Length; at++)
        {
            Salt[at] = Math.Max(Salt[at], BinaryPrimitives.ReadUInt64LittleEndian(hash[(8 * at)..]));
        }
    }

    /// <summary>Adds what another thread saw.</summary>
    public void Add(SortedSoFar other)
    {
        Lines.Add(other.Lines);
        EncountersPassedOver += other.EncountersPassedOver;
        Kinds |= other.Kinds;
        IncompleteKinds |= other.IncompleteKinds;
        Outcomes += other.Outcomes;
        IncompletePatients.UnionWith(other.IncompletePatients);
        FilesNotWhole.UnionWith(other.FilesNotWhole);
        NextPages.UnionWith(other.NextPages);
        LaterPages.UnionWith(other.LaterPages);
        Pages.UnionWith(other.Pages);
        Deleted.UnionWith(other.Deleted);
        for (var at = 0; at < Salt.Length; at++)
        {
            Salt[at] = Math.Max(Salt[at], other.Salt[at]);
        }
    }
}
