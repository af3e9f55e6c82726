using System.IO.Hashing;
using System.Text;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Decides about each record of an export by one look at its bytes: kept for its patient, counted, or rejected. One for each thread.</summary>
internal sealed class RecordSorter(SortingRules rules, SpillBuffer spill)
{
    private readonly Dictionary<UInt128, int> _concepts = [];

    /// <summary>What this thread saw since it was asked last.</summary>
    public SortedSoFar Seen { get; private set; } = new() { Lines = new() };

    /// <summary>How the readers read.</summary>
    public ReaderOptions Options { get; } = rules.Site.Options;

    /// <summary>Whether Encounters are read.</summary>
    public bool KeepsEncounters => rules.KeepsEncounters;

    /// <summary>Hands over what this thread saw, and begins anew.</summary>
    public SortedSoFar TakeSeen()
    {
        var seen = Seen;
        Seen = new() { Lines = new() };
        return seen;
    }

    /// <summary>Hash of a patient's id: the patient's part and shard follow from it.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> id) => XxHash3.HashToUInt64(id);

    /// <summary>Takes a record.</summary>
    /// <param name="glance">What one look told of it.</param>
    /// <param name="source">What the look was taken at.</param>
    /// <param name="json">The resource in it.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="owner">Id of the one Patient of the Bundle it came in, for a record that names nobody; empty without one.</param>
    /// <param name="links">What the URNs of its Bundle stand for; null without a Bundle.</param>
    public void Take(scoped in ResourceFilter glance, ReadOnlySpan<byte> source, ReadOnlySpan<byte> json, (int File, int Line) place, ReadOnlySpan<byte> owner = default, BundleLinks? links = null)
    {
        if (glance.Type is not { } type)
        {
            // What it says, and of whom, nobody knows.
            Reject(place, LineFault.NoType);
            Seen.FilesNotWhole.Add(place.File);
        }
        else if (type is "OperationOutcome")
        {
            CountUsed();
            ExportOutcome.Read(json, Seen);
        }
        else if (RecordKinds.Of(type) is not { } kind || (kind is RecordKind.Encounter && !rules.KeepsEncounters))
        {
            CountNotOurs();
        }
        else
        {
            Seen.Kinds |= RecordKinds.Bits(kind);
            Take(kind, glance, source, json, place, owner, links);
        }
    }

    /// <summary>Counts a record that says something about others and is followed.</summary>
    public void CountUsed() => Count(static lines => lines.Used++);

    /// <summary>Counts a record of no concern that belongs to nobody.</summary>
    public void CountNotOurs() => Count(static lines => lines.NotOurs++);

    /// <summary>Counts and lists a record that cannot be read.</summary>
    public void Reject((int File, int Line) place, LineFault fault)
    {
        Count(static lines => lines.Rejected++);
        if (rules.Shard.IsFirst)
        {
            spill.Fault(new(place.File, place.Line, fault));
        }
    }

    /// <summary>Writes what is collected.</summary>
    public void Flush() => spill.Flush();

    // What belongs to no patient is counted by one shard.
    private void Count(Action<LineCounts> category)
    {
        if (rules.Shard.IsFirst)
        {
            Seen.Lines.Total++;
            category(Seen.Lines);
        }
    }

    private void Take(RecordKind kind, scoped in ResourceFilter glance, ReadOnlySpan<byte> source, ReadOnlySpan<byte> json, (int File, int Line) place, ReadOnlySpan<byte> owner, BundleLinks? links)
    {
        var id = glance.HasId ? glance.Id : ResourceText.Id(json);
        var isFound = true;
        ReadOnlySpan<byte> key;
        if (kind is RecordKind.Patient)
        {
            Seen.AddSalt(json);
            key = id;
            isFound = !id.IsEmpty;
        }
        else
        {
            var reference = glance.IsUnusual ? ResourceText.Subject(json) : glance.Subject;
            isFound = SubjectKey.TryFind(links is null ? reference : links.Resolve(reference), out key);
            if (!isFound && !owner.IsEmpty)
            {
                isFound = true;
                key = owner;
            }
        }

        if (!isFound && glance.IsPassedOver)
        {
            CountNotOurs();
        }
        else if (!isFound || key.Length > byte.MaxValue || id.Length > ushort.MaxValue)
        {
            // It may be anybody's.
            Reject(place, kind is RecordKind.Patient ? LineFault.NoId : LineFault.NoSubject);
            Seen.IncompleteKinds |= RecordKinds.Bits(kind);
        }
        else if (key.IsEmpty)
        {
            // Of a group, a device or a place.
            CountNotOurs();
        }
        else if (HashOf(key) is var hash && (uint)hash % (uint)rules.Shard.Count == (uint)rules.Shard.Index)
        {
            Seen.Lines.Total++;
            Keep(kind, glance, source, json, place, new(key, id, hash), links);
        }
    }

    private void Keep(RecordKind kind, scoped in ResourceFilter glance, ReadOnlySpan<byte> source, ReadOnlySpan<byte> json, (int File, int Line) place, RecordIds ids, BundleLinks? links)
    {
        var partition = (int)((ids.Hash >> 32) % (uint)rules.Partitions);
        if (glance.CodeAt is (var start, var end) && end > start && kind is not (RecordKind.MedicationRequest or RecordKind.MedicationStatement))
        {
            NoteCode(kind, source[start..end], json, partition, ids);
        }

        if (kind is RecordKind.Encounter)
        {
            KeepEncounter(json, place, ids, partition);
        }
        else if (glance.IsPassedOver)
        {
            Seen.Lines.NotOurs++;
            if (kind is RecordKind.Condition && !ids.Id.IsEmpty)
            {
                spill.Record(partition, RecordKind.OtherProblem, ids.Key, ids.Id, source[glance.CodeAt.Start..glance.CodeAt.End], place);
            }
        }
        else
        {
            spill.Record(partition, kind, ids.Key, ids.Id, links is null ? json : links.Linked(json), place);
        }
    }

    private void KeepEncounter(ReadOnlySpan<byte> json, (int File, int Line) place, RecordIds ids, int partition)
    {
        if (ResourceText.StartOfEncounter(json) is { } start)
        {
            spill.Record(partition, RecordKind.Encounter, ids.Key, ids.Id, Encoding.UTF8.GetBytes(start), place);
        }
        else
        {
            Seen.Lines.NotOurs++;
            Seen.EncountersPassedOver++;
        }
    }

    private void NoteCode(RecordKind kind, ReadOnlySpan<byte> code, ReadOnlySpan<byte> json, int partition, RecordIds ids)
    {
        var key = ConceptTable.KeyOf(code);
        if (!_concepts.TryGetValue(key, out var place))
        {
            place = rules.Concepts.Place(key, code);
            if (_concepts.Count < ConceptTable.Most)
            {
                _concepts[key] = place;
            }
        }

        if (place != ConceptTable.None && (kind is RecordKind.Observation || rules.Concepts[place].IsNear))
        {
            spill.Code(partition, new(ids.Hash, ids.Id.IsEmpty ? HashOf(json) : RecordHash(kind, ids.Id), place));
        }
    }

    /// <summary>What tells a resource from every other: its type and id.</summary>
    public static ulong RecordHash(RecordKind kind, ReadOnlySpan<byte> id) => XxHash3.HashToUInt64(id, (long)kind + 1);
}
