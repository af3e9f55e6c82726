namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>What a manifest says of an export as a whole: what is not in it is not absent.</summary>
public sealed class ManifestNotWholeTests : IDisposable
{
    private const string Patient = """{"type":"Patient","url":"https://files.example/Patient.000.ndjson"}""";
    private const string Condition = """{"type":"Condition","url":"https://files.example/Condition.000.ndjson"}""";

    private readonly Exported _export = new Exported().Text("Patient.000.ndjson", """{"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}""" + "\n");

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("https://ehr.example/fhir/Group/1/$export?_type=Patient,Condition&_since=2026-05-01T00:00:00Z", 0)]
    [InlineData("https://ehr.example/fhir/$export?_since=2026-05-01T00:00:00Z", 0)]
    [InlineData("https://ehr.example/fhir/Group/1/$export?_type=Patient,Condition&organizeOutputBy=Patient", 1)]
    [InlineData("https://ehr.example/fhir/$export", 1)]
    public async Task An_export_of_what_changed_since_a_day_does_not_tell_what_there_is(string request, long withoutOpll)
    {
        Spasm("Condition.000.ndjson");
        Manifest("manifest.json", $"{Patient},{Condition}", $"""
            ,"request":"{request}"
            """);

        var report = await _export.Run();

        ShouldCount(report, withoutOpll);
        (report.Faults.Length == 0).ShouldBe(withoutOpll == 1);
        report.Faults.ShouldAllBe(fault => fault.Contains("of changes alone (_since)", StringComparison.Ordinal));
    }

    // A client that stores files under names of its own may have stored this one or not.
    [Fact]
    public async Task A_type_that_the_manifest_names_and_of_which_nothing_is_there_is_not_one_without_records()
    {
        Manifest("manifest.json", """{"type":"Patient","url":"https://files.example/5f2c"},{"type":"Condition","url":"https://files.example/5f2d","count":7}""");

        ShouldCount(await _export.Run(), withoutOpll: 0);
    }

    [Theory]
    [InlineData("2026-05-02T00:00:00Z", 0)]
    [InlineData("2026-05-01T00:00:00Z", 1)]
    public async Task The_last_page_of_another_export_is_none_of_this(string otherTime, long withoutOpll)
    {
        Spasm("Condition.000.ndjson");
        Manifest("manifest.json", Patient, """,  "link":[{"relation":"Next","url":"https://ehr.example/manifest?page=2"}]""");
        Manifest("manifest-2.json", Condition, time: otherTime);

        ShouldCount(await _export.Run(), withoutOpll);
    }

    [Theory]
    [InlineData(""","output":[{0},{"type":"Condition"}]""", 0)]
    [InlineData(""","output":[{0},{"type":"Condition","url":5}]""", 0)]
    [InlineData(""","output":[{0},"https://files.example/Condition.001.ndjson"]""", 0)]
    [InlineData(""","output":[{0}],"error":[{"type":"OperationOutcome"}]""", 0)]
    [InlineData(""","output":[{0}],"error":[{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception"}]}]""", 0)]
    [InlineData(""","output":[{0}],"error":{"type":"OperationOutcome","url":"https://files.example/errors.ndjson"}""", 0)]
    [InlineData(""","output":[{0}],"issues":[{"severity":"warning","code":"incomplete"}]""", 0)]
    [InlineData(""","output":[{0}],"issues":"Condition timed out" """, 0)]
    [InlineData(""","output":[{0}],"issues":[{"severity":"information","code":"informational"}]""", 1)]
    [InlineData(""","output":[{0}],"issues":[],"error":[],"deleted":null""", 1)]
    [InlineData(""","output":[{0}],"extension":{"site":{"name":"x"}}""", 1)]
    public async Task What_a_manifest_says_in_another_way_than_by_a_file_may_be_what_is_missing(string members, long withoutOpll)
    {
        Spasm("Condition.000.ndjson");
        _export.Text("manifest.json", $$"""{"transactionTime":"2026-05-01T00:00:00Z"{{members.Replace("{0}", $"{Patient},{Condition}", StringComparison.Ordinal)}}}""");

        ShouldCount(await _export.Run(), withoutOpll);
    }

    // The answer to the last question and the manifest that a client made of it.
    [Theory]
    [InlineData("status.json", Condition)]
    [InlineData("status.json", $"{Condition},{Condition}")]
    public async Task A_file_that_is_named_twice_is_one(string second, string files)
    {
        Spasm("Condition.000.ndjson");
        Manifest("manifest.json", $"{Patient},{files}");
        Manifest(second, $"{Patient},{files}");

        var report = await _export.Run();

        ShouldCount(report, withoutOpll: 1);
        ((long)report.Summary["lines"]!["total"]!).ShouldBe(2);
    }

    private static void ShouldCount(Reported report, long withoutOpll)
    {
        ((long)report.Summary["withoutOpll"]!).ShouldBe(withoutOpll);
        ((long)report.Summary["conditionsNotWhole"]!).ShouldBe(1 - withoutOpll);
    }

    private void Spasm(string file) => _export.Text(file, """{"resourceType":"Condition","id":"c1","code":{"coding":[{"system":"http://snomed.info/sct","code":"433203006"}]},"subject":{"reference":"Patient/p1"}}""" + "\n");

    private void Manifest(string file, string output, string members = "", string time = "2026-05-01T00:00:00Z") =>
        _export.Text(file, $$"""{"transactionTime":"{{time}}","output":[{{output}}]{{members}}}""");
}
