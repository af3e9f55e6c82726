using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

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
    /// <param name="patientId">Whose.</param>
    /// <param name="patient">The Patient.</param>
    /// <param name="records">The records.</param>
    /// <param name="others">Problems of codes that are not read, as they were kept.</param>
    /// <param name="isIncomplete">The export says that something of this patient is missing.</param>
    public GatheredRecord Gather(string patientId, ReadOnlyMemory<byte> patient, IReadOnlyList<SpilledRecord> records, IReadOnlyList<SpilledRecord> others, bool isIncomplete)
    {
        // An order alone asks for what is not read.
        var problems = records.Any(static record => record.Kind is RecordKind.ServiceRequest) ? others.Select(Problem).ToArray() : [];
        var needed = records.Sum(static record => record.Json.Length + Around) + problems.Sum(static problem => problem.Length + Around) + (Around * 10);
        _bytes = _bytes.Length < needed ? new byte[needed * 2] : _bytes;
        _used = 0;
        var subjects = new SubjectCheck(patientId, fhirServer: null);
        GatheredPart Part(params ReadOnlySpan<RecordKind> kinds) => Bundle(records, kinds.Contains(RecordKind.Condition) ? problems : [], kinds) is { } bundle ? new(loads.Of(kinds, isIncomplete), All(bundle, kinds, subjects)) { Bundles = [bundle] } : new(loads.Of(kinds, isIncomplete), []);
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

    private SentBundle? Bundle(IReadOnlyList<SpilledRecord> records, byte[][] others, ReadOnlySpan<RecordKind> kinds)
    {
        var (start, count) = (_used, 0);
        Add(Head);
        foreach (var record in records)
        {
            if (kinds.Contains(record.Kind))
            {
                AddEntry(record.Json.Span, ref count);
            }
        }

        foreach (var other in others)
        {
            AddEntry(other, ref count);
        }

        Add("]}"u8);
        return count > 0 ? BodyWalk.Read(_bytes.AsMemory(start, _used - start), options).Bundle : null;
    }

    // As much of the Condition as tells what it is: the readers pass over it, and look there for the reason of an order.
    private static byte[] Problem(SpilledRecord kept) => [.. "{\"resourceType\":\"Condition\",\"id\":\""u8, .. JsonEncodedText.Encode(kept.Id).EncodedUtf8Bytes, .. "\",\"code\":"u8, .. kept.Json.Span, (byte)'}'];

    private void AddEntry(ReadOnlySpan<byte> resource, ref int count)
    {
        Add(count++ > 0 ? ","u8 : default);
        Add(Before);
        Add(resource);
        Add("}"u8);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_used));
        _used += bytes.Length;
    }
}
