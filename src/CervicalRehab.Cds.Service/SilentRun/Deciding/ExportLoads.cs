using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>How whole each part of a record is that an export gave: what it holds no line of and does not name was not supplied.</summary>
/// <param name="Kinds">Kinds that the export holds or names, one bit each.</param>
/// <param name="Met">Kinds of which a record was met.</param>
/// <param name="Incomplete">Kinds that the export itself says are not whole.</param>
internal sealed record ExportLoads(int Kinds, int Met, int Incomplete)
{
    /// <summary>Parts that the export says are not whole, or did not supply, for the report.</summary>
    public IEnumerable<(string Type, LoadState State)> NotWhole =>
        Enum.GetValues<RecordKind>().Where(static kind => kind is not RecordKind.Encounter).Select(kind => (kind.ToString(), Of([kind], false))).Where(static part => part.Item2 is not LoadState.Complete);

    /// <summary>The state of a part of several kinds, any of which is enough.</summary>
    public LoadState Of(ReadOnlySpan<RecordKind> kinds, bool isIncompletePatient)
    {
        var asked = RecordKinds.Bits(kinds);
        return isIncompletePatient || (Incomplete & asked) != 0
            ? (Met & asked) != 0 ? LoadState.Incomplete : LoadState.Failed
            : (Kinds & asked) != 0 ? LoadState.Complete : LoadState.NotSupplied;
    }
}

/// <summary>Puts the records of a patient together as a hook call brings them: a searchset for each part of the record, through the same walk. One for each thread.</summary>
internal sealed class RecordGatherer(ReaderOptions options, ExportLoads loads)
{
    // What stands around the resources of a searchset.
    private const int Around = 64;

    private byte[] _bytes = new byte[256 << 10];
    private int _used;

    private static ReadOnlySpan<byte> Head => """{"resourceType":"Bundle","type":"searchset","entry":["""u8;

    private static ReadOnlySpan<byte> Before => """{"resource":"""u8;

    /// <summary>The record of a patient. It lives until this is asked again.</summary>
    public GatheredRecord Gather(string patientId, ReadOnlyMemory<byte> patient, IReadOnlyList<SpilledRecord> records, bool isIncomplete)
    {
        var needed = records.Sum(static record => record.Json.Length + Around) + (Around * 10);
        _bytes = _bytes.Length < needed ? new byte[needed * 2] : _bytes;
        _used = 0;
        var subjects = new SubjectCheck(patientId, fhirServer: null);
        GatheredPart Part(params ReadOnlySpan<RecordKind> kinds) => Bundle(records, kinds) is { } bundle ? new(loads.Of(kinds, isIncomplete), All(bundle, kinds, subjects)) { Bundles = [bundle] } : new(loads.Of(kinds, isIncomplete), []);
        return new GatheredRecord
        {
            PatientId = patientId,
            Patient = BodyWalk.Read(patient, options: null),
            Conditions = Part(RecordKind.Condition),
            Observations = Part(RecordKind.Observation),
            Reports = Part(RecordKind.DiagnosticReport, RecordKind.ImagingStudy),
            Procedures = Part(RecordKind.Procedure),
            CarePlans = Part(RecordKind.CarePlan),
            Orders = Part(RecordKind.ServiceRequest),
            Medications = Part(RecordKind.MedicationRequest, RecordKind.MedicationStatement),
        };
    }

    private static System.Collections.Immutable.ImmutableArray<SentResource> All(SentBundle bundle, ReadOnlySpan<RecordKind> kinds, SubjectCheck subjects) =>
        kinds is [var first, RecordKind.MedicationStatement] ? [.. bundle.Of(first.ToString(), subjects), .. bundle.Of(nameof(RecordKind.MedicationStatement), subjects)] : bundle.Of(kinds[0].ToString(), subjects);

    private SentBundle? Bundle(IReadOnlyList<SpilledRecord> records, ReadOnlySpan<RecordKind> kinds)
    {
        var (start, count) = (_used, 0);
        Add(Head);
        foreach (var record in records)
        {
            if (kinds.Contains(record.Kind))
            {
                Add(count++ > 0 ? ","u8 : default);
                Add(Before);
                Add(record.Json.Span);
                Add("}"u8);
            }
        }

        Add("]}"u8);
        return count > 0 ? BodyWalk.Read(_bytes.AsMemory(start, _used - start), options).Bundle : null;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_used));
        _used += bytes.Length;
    }
}
