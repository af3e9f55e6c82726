namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>What is known of an export beside the records that are kept. Adding two gives the same whichever comes first.</summary>
internal sealed class SortedSoFar
{
    /// <summary>Records met that belong to this shard.</summary>
    public long Total { get; set; }

    /// <summary>Of them: said about the export itself, and read.</summary>
    public long Used { get; set; }

    /// <summary>Of them: of no concern, as their type or code says.</summary>
    public long NotOurs { get; set; }

    /// <summary>Of them: not readable.</summary>
    public long Rejected { get; set; }

    /// <summary>Encounters without a day or of a status in which nobody was seen, where encounters are gone through.</summary>
    public long EncountersPassedOver { get; set; }

    /// <summary>Kinds of which a record was met, whosever it is: one bit a <see cref="RecordKind"/>.</summary>
    public int Kinds { get; set; }

    /// <summary>Kinds that the export says are not whole.</summary>
    public int IncompleteKinds { get; set; }

    /// <summary>OperationOutcomes that say more than everyday remarks.</summary>
    public long Outcomes { get; set; }

    /// <summary>Patients about whom the export says that something is missing: hashes of their ids.</summary>
    public HashSet<ulong> IncompletePatients { get; set; } = [];

    /// <summary>Hashes of what was deleted, as <c>Type/id</c>.</summary>
    public HashSet<ulong> Deleted { get; set; } = [];

    /// <summary>What the salt is made of: of each word of the hashes of all Patients the greatest. The order of the records does not matter, and nobody can tell it without them.</summary>
    public ulong[] Salt { get; set; } = new ulong[4];

    /// <summary>Adds what another thread saw.</summary>
    public void Add(SortedSoFar other)
    {
        Total += other.Total;
        Used += other.Used;
        NotOurs += other.NotOurs;
        Rejected += other.Rejected;
        EncountersPassedOver += other.EncountersPassedOver;
        Kinds |= other.Kinds;
        IncompleteKinds |= other.IncompleteKinds;
        Outcomes += other.Outcomes;
        IncompletePatients.UnionWith(other.IncompletePatients);
        Deleted.UnionWith(other.Deleted);
        for (var at = 0; at < Salt.Length; at++)
        {
            Salt[at] = Math.Max(Salt[at], other.Salt[at]);
        }
    }
}
