using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>Of Conditions that are not all in the export nobody can be told to have no OPLL: a call would be answered with 412 (contract section 5, D30).</summary>
public sealed class ConditionsNotWholeTests : IDisposable
{
    private const string Patients = """
        {"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}
        {"resourceType":"Patient","id":"p2","birthDate":"1972-03-05"}

        """;

    private readonly Exported _export = new Exported().Text("Patient.000.ndjson", Patients);

    public static TheoryData<string, string, string> NotWhole => new()
    {
        { "no Conditions at all", "Procedure.000.ndjson", "" },
        { "a line of them cut off", "Condition.000.ndjson", """{"resourceType":"Condition","id":"c1","subj""" },
        { "a line of them without a type", "Condition.000.ndjson", """{"id":"c1"}""" + "\n" },
        { "some suppressed", "errors.ndjson", """{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"suppressed","diagnostics":"Condition"}]}""" + "\n" },
        { "something suppressed", "errors.ndjson", """{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"suppressed"}]}""" + "\n" },
        { "a first page", "page.json", """{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"https://ehr.example/fhir?page=2"}],"entry":[]}""" },
    };

    public void Dispose() => _export.Dispose();

    [Theory]
    [MemberData(nameof(NotWhole))]
    public async Task Nobody_has_no_OPLL_and_the_status_is_2(string what, string file, string text)
    {
        _export.Text(file, text);

        var (report, status) = await Ran();

        ShouldCount(report, withoutOpll: 0, notEvaluated: 2, conditionsNotWhole: 2);
        status.ShouldBe(2, what);
        report["report.html"].ShouldContain("whether they have OPLL is not known");
        report["report.html"].ShouldNotContain("Every patient of the export was evaluated");
    }

    [Fact]
    public async Task The_command_says_what_to_export()
    {
        var (status, error) = await CommandLine.Run(["--in", _export.Folder, "--at", "2026-06-01", "--out", Out]);

        status.ShouldBe(2);
        error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith("silent-run: the type Condition is not in the export, or not all of it");
    }

    [Fact]
    public async Task Each_shard_says_it()
    {
        var (status, error) = await CommandLine.Run(["--in", _export.Folder, "--at", "2026-06-01", "--out", Out, "--shard", "0/1"]);

        status.ShouldBe(2);
        error.ShouldContain("the type Condition is not in the export");
    }

    [Fact]
    public async Task An_OPLL_that_arrived_counts_and_the_others_are_not_known()
    {
        _export.Text("Condition.000.ndjson", About(Written.Condition("sct|90448008"), "c1", "p1") + "\n{\"resourceType\":\"Condition\",\"id\":\"c2\",\"subj");

        var (report, status) = await Ran();

        ShouldCount(report, withoutOpll: 0, notEvaluated: 1, conditionsNotWhole: 1);
        report.Counts("pathways").Keys.ShouldBe(["complete-assessment"]);
        status.ShouldBe(2);
    }

    [Fact]
    public async Task A_resolved_OPLL_among_them_tells_of_no_other()
    {
        _export.Text("Condition.000.ndjson", About(Written.Condition("sct|90448008", clinical: "resolved"), "c1", "p1") + "\n{\"resourceType\":\"Condition\",\"id\":\"c2\",\"subj");

        ShouldCount((await Ran()).Report, withoutOpll: 0, notEvaluated: 2, conditionsNotWhole: 2);
    }

    [Fact]
    public async Task Of_one_patient_whom_the_export_names_nothing_is_known_and_of_the_others_all()
    {
        _export.Text("Condition.000.ndjson", About(Written.Condition("sct|433203006"), "c1", "p1") + "\n")
            .Text("errors.ndjson", """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception","diagnostics":"Patient/p2"}]}""" + "\n");

        var (report, status) = await Ran();

        ShouldCount(report, withoutOpll: 1, notEvaluated: 1, conditionsNotWhole: 1);
        status.ShouldBe(0, "the export is whole but for one patient, who is counted");
    }

    // What an outcome does not say is missing may be anything.
    [Theory]
    [InlineData(""" "details":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/operation-outcome","code":"MSG_ERROR_PARSING"}],"text":"Export failed"}""")]
    [InlineData(""" "diagnostics":"The export of Group/12 ended early" """)]
    [InlineData(""" "diagnostics":"Task timed out" """)]
    [InlineData(""" "diagnostics":"Patient data could not be read" """)]
    [InlineData(""" "expression":["Condition"]""")]
    public async Task An_outcome_that_does_not_tell_of_other_types_tells_of_all(string members)
    {
        _export.Text("Condition.000.ndjson", About(Written.Condition("sct|433203006"), "c1", "p1") + "\n")
            .Text("errors.ndjson", $$"""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception",{{members}}}]}""" + "\n");

        var (report, status) = await Ran();

        ShouldCount(report, withoutOpll: 0, notEvaluated: 2, conditionsNotWhole: 2);
        status.ShouldBe(2);
    }

    // It may be anybody's: systems before R4 name the patient in another member, others by an identifier.
    [Theory]
    [InlineData(""" "subject":{"identifier":{"value":"1"}}""")]
    [InlineData(""" "patient":{"reference":"Patient/p1"}""")]
    public async Task An_OPLL_that_names_no_patient_may_be_anybodys(string members)
    {
        _export.Text("Condition.000.ndjson", $$"""{"resourceType":"Condition","id":"c1","code":{"coding":[{"system":"http://snomed.info/sct","code":"90448008"}]},{{members}}}""" + "\n");

        var (report, status) = await Ran();

        ShouldCount(report, withoutOpll: 0, notEvaluated: 2, conditionsNotWhole: 2);
        report.Faults.ShouldBe(["Condition.000.ndjson,1,names no patient that can be found"]);
        status.ShouldBe(2);
    }

    [Theory]
    [InlineData(""" "meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}]}""", 1)]
    [InlineData(""" "code":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"masked"}]}""", 1)]
    [InlineData(""" "code":{"text":"Neck pain"}""", 0)]
    public async Task A_problem_whose_name_was_left_out_may_be_an_OPLL_of_its_patient_as_in_a_call(string members, long notEvaluated)
    {
        _export.Text("Condition.000.ndjson", $$"""{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},{{members}}}""" + "\n");

        ShouldCount((await Ran()).Report, withoutOpll: 2 - notEvaluated, notEvaluated, conditionsNotWhole: notEvaluated);
    }

    [Theory]
    [InlineData("""{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]}""")]
    [InlineData("""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception","diagnostics":"Claim"}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","total":0}""")]
    public async Task In_a_whole_export_they_have_none(string beside)
    {
        _export.Text("Condition.000.ndjson", About(Written.Condition("sct|433203006"), "c1", "p1") + "\n").Text("beside.ndjson", beside + "\n");

        var (report, status) = await Ran();

        ShouldCount(report, withoutOpll: 2, notEvaluated: 0, conditionsNotWhole: 0);
        status.ShouldBe(0);
        report["report.html"].ShouldNotContain("whether they have OPLL is not known");
        report["report.html"].ShouldContain("Every patient of the export was evaluated");
    }

    [Fact]
    public async Task A_manifest_that_names_the_type_says_that_there_are_none()
    {
        _export.Text("manifest.json", """{"transactionTime":"2026-06-01T09:00:00Z","output":[{"type":"Patient","url":"https://files.example/Patient.000.ndjson"},{"type":"Condition","url":"https://files.example/Condition.000.ndjson","count":0}]}""");

        ShouldCount((await Ran()).Report, withoutOpll: 2, notEvaluated: 0, conditionsNotWhole: 0);
    }

    private string Out => Path.Combine(_export.Folder, "..", "out");

    private async Task<(Reported Report, int Status)> Ran() =>
        await CommandLine.Run(["--in", _export.Folder, "--at", "2026-06-01", "--out", Out]) is var (status, _) ? (new Reported(Out), status) : default;

    private static void ShouldCount(Reported report, long withoutOpll, long notEvaluated, long conditionsNotWhole) => report.Summary.ShouldSatisfyAllConditions(
        summary => ((long)summary["patients"]!).ShouldBe(2),
        summary => ((long)summary["withoutOpll"]!).ShouldBe(withoutOpll),
        summary => ((long)summary["notEvaluated"]!).ShouldBe(notEvaluated),
        summary => ((long)summary["conditionsNotWhole"]!).ShouldBe(conditionsNotWhole));

    private static string About(string resource, string id, string patient)
    {
        var json = JsonNode.Parse(resource)!.AsObject();
        (json["id"], json["subject"]) = (id, new JsonObject { ["reference"] = $"Patient/{patient}" });
        return json.ToJsonString();
    }
}
