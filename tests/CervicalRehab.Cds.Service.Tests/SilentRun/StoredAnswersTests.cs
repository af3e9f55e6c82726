using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>Answers to searches that were stored as files: what such a Bundle says of itself holds here as it does in a call (D30, contract section 5).</summary>
public sealed class StoredAnswersTests : IDisposable
{
    private readonly Exported _export = new();

    public static TheoryData<string, string> InPart => new()
    {
        { """ "link":[{"relation":"next","url":"https://ehr.example/fhir?page=2"}],"entry":[] """, "a Bundle that goes on with another page that is not there" },
        { """ "link":[{"relation":"next"}] """, "a Bundle that goes on with another page that is not there" },
        { """ "total":5,"entry":[] """, "its total is larger" },
        { """ "total":1,"entry":[{"search":{"mode":"include"},"resource":{"resourceType":"Claim","id":"x"} }] """, "its total is larger" },
        { """ "meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}]} """, "its total is larger" },
        { """ "issues":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"suppressed"}]} """, "its total is larger" },
        { """ "entries":[{"resource":{"resourceType":"Observation"} }] """, "its total is larger" },
        { """ "entry":[{"resourceType":"Observation","id":"x"}] """, "its total is larger" },
        { """ "entry":["x"] """, "its total is larger" },
        { """ "entry":{"resource":{"resourceType":"Observation","id":"x"} } """, "its total is larger" },
        { """ "entry":[{"modifierExtension":[{"url":"https://ehr.example/x"}],"resource":{"resourceType":"Claim","id":"x"} }] """, "its total is larger" },
        { """ "entry":[{"response":{"status":"404 Not Found"} }] """, "its total is larger" },
        { """ "entry":[{"response":{"status":"200","outcome":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"suppressed"}]} } }] """, "its total is larger" },
        { """ "entry":[{"resource":{"resourceType":"Bundle","type":"searchset","total":5} }] """, "its total is larger" },
        { """ "entry":[{"resource":{"resource":{"resourceType":"Observation"} } }] """, "no resource: resourceType is missing" },
    };

    public static TheoryData<string> Whole => new()
    {
        """ "type":"searchset","total":0 """,
        """ "type":"searchset","total":0,"link":[{"relation":"self","url":"https://ehr.example/fhir/Observation?patient=p1"}],"entry":[] """,
        """ "type":"searchset","total":1,"entry":[{"search":{"mode":"match"},"resource":{"resourceType":"Claim","id":"x"} }] """,
        """ "type":"searchset","entry":[{"search":{"mode":"outcome"},"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]} }] """,
        """ "type":"collection","meta":{"tag":[{"system":"https://ehr.example/tags","code":"nightly"}]},"entry":[] """,
        """ "type":"transaction","entry":[{"request":{"method":"DELETE","url":"Observation/unheard-of"} }] """,
        """ "type":"transaction-response","entry":[{"response":{"status":"201"} }] """,
        """ "type":"batch-response","entry":[{"response":{"status":"200"},"resource":{"resourceType":"Bundle","type":"searchset","total":0} }] """,
        """ "type":"searchset","total":0,"entry":[{}] """,
        """ "type":"history","total":7,"entry":[{"resource":{"resourceType":"Claim","id":"x"},"request":{"method":"PUT","url":"Claim/x"} }] """,
    };

    public void Dispose() => _export.Dispose();

    [Theory]
    [MemberData(nameof(InPart))]
    public async Task One_that_is_not_all_is_named_and_nothing_counts_as_absent(string members, string why)
    {
        var report = await Stored($$"""{"resourceType":"Bundle","type":"searchset",{{members}}}""");

        report.Faults.ShouldHaveSingleItem().ShouldContain(why);
        ((string)report.Summary["filesNotWhole"]!.AsArray().ShouldHaveSingleItem()!).ShouldBe("a.json");
        report.Counts("pathways").Keys.ShouldBe(["complete-assessment"]);
        var lines = report.Counts("lines");
        (lines["used"] + lines["notOurs"] + lines["duplicate"] + lines["deleted"] + lines["rejected"]).ShouldBe(lines["total"]);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task One_that_is_all_changes_nothing(string members)
    {
        var report = await Stored($$"""{"resourceType":"Bundle",{{members}}}""");

        report.Faults.ShouldBeEmpty();
        report.Counts("pathways").Keys.ShouldBe(["conservative-plan"]);
    }

    [Fact]
    public async Task All_pages_of_an_answer_are_all_of_it_in_whatever_order_they_are_read()
    {
        var report = await Stored(Page(2, isLast: true, finding: null), Page(0, isLast: false, finding: null), Page(1, isLast: false, finding: null));

        report.Faults.ShouldBeEmpty();
        report.Counts("pathways").Keys.ShouldBe(["conservative-plan"]);
    }

    [Fact]
    public async Task Nor_need_the_last_one_name_the_one_before()
    {
        var report = await Stored(Page(0, isLast: false, finding: null), Page(1, isLast: true, finding: null, namesPrevious: false));

        report.Faults.ShouldBeEmpty();
        report.Counts("pathways").Keys.ShouldBe(["conservative-plan"]);
        (await Stored(Page(1, isLast: true, finding: null, namesPrevious: false))).Faults.Length.ShouldBe(2, "nothing goes on with either of them");
    }

    [Fact]
    public async Task What_answers_the_requests_of_a_batch_is_read()
    {
        var answer = JsonNode.Parse(Page(0, isLast: true, Written.Present("gait-instability")))!.AsObject();
        answer["total"] = 1;

        var report = await Stored($$"""{"resourceType":"Bundle","type":"batch-response","entry":[{"resource":{{answer.ToJsonString()}},"response":{"status":"200 OK"} }]}""");

        report.Faults.ShouldBeEmpty();
        report.Counts("pathways").Keys.ShouldBe(["urgent-surgical-referral"]);
    }

    [Fact]
    public async Task Without_the_one_between_the_page_before_is_named_and_what_came_warns()
    {
        var report = await Stored(Page(2, isLast: true, Written.Present("gait-instability")), Page(0, isLast: false, finding: null));

        report.Faults.Length.ShouldBe(2);
        report.Faults[0].ShouldContain("the page before it is not there");
        report.Faults[1].ShouldBe("b.json,1,a Bundle that goes on with another page that is not there");
        report.Counts("pathways").Keys.ShouldBe(["urgent-surgical-referral"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Without_the_first_the_others_are_not_all(int from)
    {
        var report = await Stored([.. Enumerable.Range(from, 3 - from).Select(at => Page(at, isLast: at == 2, finding: null).Replace("\"total\":3,", string.Empty, StringComparison.Ordinal))]);

        report.Faults.ShouldHaveSingleItem().ShouldContain("the page before it is not there");
        report.Counts("pathways").Keys.ShouldBe(["complete-assessment"]);
    }

    // Three pages of one answer; each counts all.
    private static string Page(int at, bool isLast, string? finding, bool namesPrevious = true)
    {
        var links = new JsonArray(new JsonObject { ["relation"] = "self", ["url"] = $"https://ehr.example/fhir?page={at}" });
        if (at > 0 && namesPrevious)
        {
            links.Add(new JsonObject { ["relation"] = "previous", ["url"] = $"https://ehr.example/fhir?page={at - 1}" });
        }

        if (!isLast)
        {
            links.Add(new JsonObject { ["relation"] = "next", ["url"] = $"https://ehr.example/fhir?page={at + 1}" });
        }

        var resource = finding is null ? new JsonObject { ["resourceType"] = "Claim", ["id"] = $"c{at}" } : JsonNode.Parse(finding)!.AsObject();
        if (finding is not null)
        {
            resource["subject"] = new JsonObject { ["reference"] = $"Patient/{Chart.PatientId}" };
        }

        return new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset", ["total"] = 3, ["link"] = links, ["entry"] = new JsonArray(new JsonObject { ["resource"] = resource }) }.ToJsonString();
    }

    private Task<Reported> Stored(params string[] answers)
    {
        _export.With(new HookCall(Chart.Baseline.Call()).Resources);
        foreach (var (at, answer) in answers.Index())
        {
            _export.Text($"{(char)('a' + at)}.json", answer);
        }

        return _export.Run(settings => settings with { At = Chart.Now, WithIds = true });
    }
}
