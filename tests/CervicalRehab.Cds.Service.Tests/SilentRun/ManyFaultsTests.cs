namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>More faults than are sorted at once.</summary>
public sealed class ManyFaultsTests : IDisposable
{
    private const int Broken = 150_000;

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task However_many_records_cannot_be_read_all_are_listed_in_order()
    {
        _export.Lines("all.1.ndjson", ["""{"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}""", .. Enumerable.Repeat("{", Broken)]);

        var report = await _export.Run();

        report.Faults.ShouldBe(Enumerable.Range(2, Broken).Select(line => $"all.1.ndjson,{line},not JSON in UTF-8"));
        report.ShouldCount(Broken + 1);
    }
}
