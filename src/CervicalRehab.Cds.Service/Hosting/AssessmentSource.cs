using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Workbench;
using CervicalRehab.Cds.Workbench.Assessment;
using CervicalRehab.Cds.Workbench.Course;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Records and answers for the assessment: gathered, read, evaluated and written as for a hook call, with the answers of the form beside the record.</summary>
internal sealed class AssessmentSource(PageRecords records, SiteCodes site, EvaluationClock clock, ContentApproval approval) : IAssessmentSource
{
    public ImmutableArray<SampleSituation> Samples => records.Samples;

    public DateTimeOffset Now => clock.Now;

    public string SamplePatient { get; } = Service.Samples.SamplePatient.Baseline(default(DateOnly).AddYears(100)).Id;

    public async Task<AssessedRecord?> OfSample(string name, ImmutableArray<Observation> added, string baseAddress, CancellationToken ct) =>
        records.OfSample(name) is { } call ? await Assess(call, added, baseAddress, ct) : null;

    public Task<AssessedRecord> OfServer(CourseAccess access, ImmutableArray<Observation> added, string baseAddress, CancellationToken ct) =>
        Assess(records.OfServer(access), added, baseAddress, ct);

    private async Task<AssessedRecord> Assess(PageCall call, ImmutableArray<Observation> added, string baseAddress, CancellationToken ct)
    {
        var read = await records.Read(call, [.. added.Select(Sent)], ct);
        if (read.Reading is not { } reading)
        {
            return new(read.Record, null, string.Empty);
        }

        var decision = HookSteps.Evaluate(reading, clock.Now);
        var (answer, _) = HookSteps.Write(decision, reading, call.Request, new CardContext(clock.Now, call.Request.IdFor, baseAddress) { Approval = approval.Current });
        var buffer = new ArrayBufferWriter<byte>();
        HookAnswer.Write(buffer, answer);
        return new(read.Record, decision, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    // Read from its JSON like any other: what is evaluated before writing is what is read after it.
    private SentResource Sent(Observation observation) => BodyWalk.Read(ResourceJson.ToBytes(observation), site.Options);
}
