using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>Medications by reference, orders and groups that cannot be read, and more of them than the slow way reads: what warns still does, and what is not read is not nothing.</summary>
public sealed class OtherKindsTests
{
    private const string ByReference = """{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationReference": { "reference": "Medication/m" } }""";
    private const string Contained = """{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationReference": { "reference": "#m" }, "contained": [MEDICATION] }""";

    // The drug, another member, the drugs that are checked for, and whether it is listed as not evaluated.
    [Theory]
    [InlineData("gabapentin", "\"form\": { \"text\": \"tablet\" }", "gabapentin", false)]
    [InlineData("gabapentin", "\"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }]", "gabapentin", false)]
    [InlineData("metformin", "\"form\": { \"text\": \"tablet\" }", "", false)]
    [InlineData("metformin", "\"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }]", "", true)]
    [InlineData("metformin", "\"meta\": { \"security\": [{ \"code\": \"REDACTED\" }] }", "", true)]
    [InlineData("metformin", "\"status\": \"entered-in-error\"", "", true)]
    [InlineData("metformin", "\"status\": \"active\"", "", false)]
    [InlineData("metformin", "\"code\": []", "", true)]
    public void D22_A_Medication_that_is_not_understood_may_be_any_drug(string name, string member, string drug, bool listed)
    {
        var medication = $$"""{ "resourceType": "Medication", "id": "m", "code": { "text": "{{name}}" }, {{member}} }""";
        if (member.StartsWith("\"code\"", StringComparison.Ordinal))
        {
            medication = $$"""{ "resourceType": "Medication", "id": "m", {{member}} }""";
        }

        foreach (var chart in new[] { Chart.Baseline.WithExactly(medication).With(ByReference), Chart.Baseline.With(Contained.Replace("MEDICATION", medication, StringComparison.Ordinal)) })
        {
            chart.Picture.Drugs.Select(found => found.Source.Value).ShouldBe(drug.Length == 0 ? [] : [drug]);
            chart.Picture.NotUsed.Any(unused => unused.Reason == Reason.NotEvaluated).ShouldBe(listed);
        }
    }

    [Theory]
    [InlineData("""{ "resourceType": "ServiceRequest", "status": "draft", "intent": "order", "code": CODE, "priority": 1 }""")]
    [InlineData("""{ "resourceType": "ServiceRequest", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "1" }] }, "orderDetail": [CODE], "reasonCode": "x" }""")]
    [InlineData("""{ "resourceType": "RequestGroup", "status": "draft", "intent": "order", "action": [{ "code": [CODE], "action": {} }] }""")]
    [InlineData("""{ "resourceType": "RequestGroup", "status": 5, "intent": "order", "contained": [{ "resourceType": "ServiceRequest", "code": CODE }] }""")]
    public void D23_A_manipulation_is_warned_of_in_a_draft_that_cannot_be_read(string draft)
    {
        var chart = Chart.Baseline.WithDraft(draft.Replace("CODE", Written.Concept("sct|119600000"), StringComparison.Ordinal));

        chart.Decision.Beside.Select(note => note.Topic).ShouldBe([SideTopic.OrderConflict]);
        chart.Picture.NotUsed.ShouldContain(unused => unused.Reason == Reason.Unreadable);
        chart.Decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
    }

    // Each has a priority that R4 does not know, which only the SDK judges.
    [Fact]
    public void H01_Orders_beyond_those_that_the_slow_way_reads_are_not_all_there_are()
    {
        Chart With(int count) => Chart.Baseline.With([.. Enumerable.Range(0, count).Select(_ => Written.Order("sct|308447003", members: "\"intent\": \"order\", \"priority\": \"whenever\""))]);

        With(ResourceParser.MostOfACall).Picture.Loads.Orders.ShouldBe(LoadState.Complete);
        With(ResourceParser.MostOfACall + 1).Picture.Loads.Orders.ShouldBe(LoadState.Incomplete);
    }

    [Fact]
    public void H01_Drafts_beyond_those_that_the_slow_way_reads_are_not_all_there_are()
    {
        Chart Drafted(int count) => Enumerable.Range(0, count).Aggregate(Chart.Baseline, (chart, _) => chart.WithDraft(Written.Order("sct|308447003", "draft", "\"intent\": \"order\", \"priority\": \"whenever\"")));

        Drafted(ResourceParser.MostOfACall).Picture.Loads.Orders.ShouldBe(LoadState.Complete);
        Drafted(ResourceParser.MostOfACall + 1).Picture.Loads.Orders.ShouldBe(LoadState.Incomplete);
    }

    [Fact]
    public void D24_Orders_as_they_are_usually_written_need_no_slow_way()
    {
        var chart = Chart.Baseline.With([.. Enumerable.Range(0, ResourceParser.MostOfACall + 1).Select(_ => Written.Order("sct|308447003", members: "\"intent\": \"order\", \"priority\": \"routine\", \"note\": [{ \"text\": \"x\" }]"))]);

        chart.Picture.Loads.Orders.ShouldBe(LoadState.Complete);
        chart.Picture.Orders.Length.ShouldBe(ResourceParser.MostOfACall + 1);
    }
}
