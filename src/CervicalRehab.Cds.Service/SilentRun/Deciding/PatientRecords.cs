using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.SilentRun.Results;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>The records of one patient: each once, and none that was deleted.</summary>
internal sealed class PatientRecords
{
    private readonly List<SpilledRecord> _records = [];

    /// <summary>Id of the patient.</summary>
    public string Id { get; private set; } = string.Empty;

    /// <summary>Hash of the id.</summary>
    public ulong Hash { get; private set; }

    /// <summary>The Patient resources, in the order of their texts.</summary>
    public List<SpilledRecord> Patients { get; } = [];

    /// <summary>The one of them that is read (D34): an export may hold older ones beside it. Null without any.</summary>
    public SpilledRecord? Patient => Patients.Count == 0 ? null : Patients[PatientVersions.Chosen([.. Patients.Select(static record => record.Json)], Id)];

    /// <summary>The other records but Encounters, by kind, id and text.</summary>
    public IReadOnlyList<SpilledRecord> Records => _records;

    /// <summary>The Encounters.</summary>
    public List<SpilledRecord> Encounters { get; } = [];

    /// <summary>The problems of codes that are not read, by their codes alone. They are counted where they were sorted.</summary>
    public List<SpilledRecord> OtherProblems { get; } = [];

    /// <summary>Some record is a Condition.</summary>
    public bool HasConditions { get; private set; }

    /// <summary>Takes the records of a patient, which are sorted; duplicates and what was deleted are counted.</summary>
    public void Take(ReadOnlySpan<SpilledRecord> sorted, HashSet<ulong> deleted, LineCounts lines)
    {
        (Id, Hash, HasConditions) = (System.Text.Encoding.UTF8.GetString(sorted[0].Key), RecordSorter.HashOf(sorted[0].Key), false);
        _records.Clear();
        Patients.Clear();
        Encounters.Clear();
        OtherProblems.Clear();
        for (var at = 0; at < sorted.Length; at++)
        {
            var record = sorted[at];
            var isCounted = record.Kind is not RecordKind.OtherProblem;
            if (at > 0 && IsSame(sorted[at - 1], record))
            {
                lines.Duplicate += isCounted ? 1 : 0;
            }
            else if (deleted.Count > 0 && deleted.Contains(RecordSorter.RecordHash(isCounted ? record.Kind : RecordKind.Condition, record.Id)))
            {
                lines.Deleted += isCounted ? 1 : 0;
            }
            else
            {
                HasConditions |= record.Kind is RecordKind.Condition;
                (record.Kind switch { RecordKind.Patient => Patients, RecordKind.Encounter => Encounters, RecordKind.OtherProblem => OtherProblems, _ => _records }).Add(record);
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _records.Count + Patients.Count + Encounters.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<SpilledRecord> All => Patients.Concat(_records).Concat(Encounters);

    private static bool IsSame(SpilledRecord one, SpilledRecord other) =>
        one.Kind == other.Kind && one.Id.SequenceEqual(other.Id) && one.Json.Span.SequenceEqual(other.Json.Span);
}
