using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Trust;
using CervicalRehab.Cds.Workbench;
using CervicalRehab.Cds.Workbench.Course;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Records for the course page, gathered and read as for a hook call.</summary>
internal sealed class CourseSource(IWorkbenchHost host, PageRecords records, TrustSettings trust) : ICourseSource
{
    public ImmutableArray<SampleSituation> Samples => trust.IsDevelopment ? host.Samples : [];

    public async Task<CourseRecord?> OfSample(string name, CancellationToken ct) =>
        records.OfSample(name) is { } call ? (await records.Read(call, [], ct)).Record : null;

    public async Task<CourseRecord> OfServer(CourseAccess access, CancellationToken ct) => (await records.Read(records.OfServer(access), [], ct)).Record;
}
