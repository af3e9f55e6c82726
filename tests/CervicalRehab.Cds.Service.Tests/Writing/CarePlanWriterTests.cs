using System.Text.Json;
using System.Xml.Linq;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public partial class CarePlanWriterTests
{
    private static readonly JsonElement CarePlan = ADecision.Plan.Both().CarePlan;

    [Fact]
    public void A_new_plan_is_a_draft_proposal_without_a_period()
    {
        CarePlan.Text("resourceType").ShouldBe("CarePlan");
        CarePlan.Text("id").ShouldBe("id-of-care-plan");
        CarePlan.Text("status").ShouldBe("draft");
        CarePlan.Text("intent").ShouldBe("proposal");
        CarePlan.Text("subject", "reference").ShouldBe("Patient/p1");
        CarePlan.Text("encounter", "reference").ShouldBe("Encounter/e1");
        CarePlan.Text("author", "reference").ShouldBe("Practitioner/dr-1");
        CarePlan.Text("created").ShouldBe("2026-06-01");
        CarePlan.Text("instantiatesCanonical", 0).ShouldBe(Systems.PlanDefinition);
        CarePlan.TryGetProperty("period", out _).ShouldBeFalse();
    }

    [Fact]
    public void Both_categories_are_there()
    {
        CarePlan.Text("category", 0, "coding", 0, "system").ShouldBe(Systems.CarePlanCategory);
        CarePlan.Text("category", 0, "coding", 0, "code").ShouldBe("assess-plan");
        CarePlan.Text("category", 1, "coding", 0, "system").ShouldBe(Systems.Activity);
        CarePlan.Text("category", 1, "coding", 0, "code").ShouldBe("cervical-rehab-programme");
    }

    [Fact]
    public void The_plan_addresses_its_problems_and_considers_the_rest()
    {
        CarePlan.References("addresses").ShouldBe(["Condition/opll"]);
        CarePlan.References("supportingInfo").ShouldBe(["Observation/gait", "Condition/pregnant", "Observation/vas", "Procedure/fusion"]);
    }

    [Fact]
    public void References_between_the_two_drafts_resolve_within_the_suggestion()
    {
        var drafts = Drafts.For(ADecision.Plan, ADecision.Call, null);
        var (plan, order) = ADecision.Plan.Both();

        drafts.Select(draft => draft.Type).ShouldBe(["create", "create"]);
        drafts.Select(draft => draft.Resource.TypeName).ShouldBe(["ServiceRequest", "CarePlan"]);
        order.TryGetProperty("basedOn", out _).ShouldBeFalse();
        plan.GetProperty("activity").EnumerateArray().Where(activity => activity.TryGetProperty("reference", out _))
            .ShouldHaveSingleItem().Text("reference", "reference").ShouldBe("ServiceRequest/" + order.Text("id"));
    }

    [Fact]
    public void An_activity_has_either_a_reference_or_a_detail_and_every_detail_a_status()
    {
        foreach (var activity in CarePlan.GetProperty("activity").EnumerateArray())
        {
            var hasDetail = activity.TryGetProperty("detail", out var detail);
            hasDetail.ShouldNotBe(activity.TryGetProperty("reference", out _));
            if (hasDetail)
            {
                detail.Text("status").ShouldBe("not-started");
                detail.Text("kind").ShouldBe("ServiceRequest");
                detail.Text("code", "coding", 0, "system").ShouldBe(Systems.Activity);
            }
        }
    }

    [Fact]
    public void Activities_carry_each_dose_and_the_two_follow_ups()
    {
        var details = CarePlan.GetProperty("activity").EnumerateArray()
            .Where(activity => activity.TryGetProperty("detail", out _)).Select(activity => activity.GetProperty("detail")).ToList();

        details.ConvertAll(detail => detail.Text("code", "coding", 0, "code"))
            .ShouldBe(["static-stretching", "resistance-low", "rom-reassessment", "neuro-rescreen"]);
        details[0].Text("description").ShouldBe("3-4 repetitions, hold 10-30 s, rest 30-60 s (STRETCH-01, STRETCH-02)");
        details[0].Text("scheduledTiming", "repeat").ShouldBe("""{"frequency":2,"frequencyMax":3,"period":1,"periodUnit":"wk"}""");
        details[2].Text("scheduledTiming", "repeat").ShouldBe("""{"frequency":1,"period":2,"periodMax":4,"periodUnit":"wk"}""");
    }

    [Fact]
    public void Each_follow_up_rests_on_its_clauses()
    {
        ActivityWriter.FollowUps.Select(row => string.Join(' ', row.Clauses)).ShouldBe(["PROG-02", "CAVEAT-03 REDFLAG-00"]);
        foreach (var (detail, clauses) in ActivityWriter.FollowUps)
        {
            detail.Description!.ShouldEndWith($"({string.Join(", ", clauses)})");
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_record_is_a_reason_only_under_an_id_that_R4_allows(int length, bool isNamed)
    {
        var reference = "Condition/" + new string('a', length);
        var decision = ADecision.Plan with { Inputs = [ADecision.Record(Facts.Opll, "minor", reference)] };

        decision.Both().CarePlan.GetRawText().Contains(reference, StringComparison.Ordinal).ShouldBe(isNamed);
    }

    [Fact]
    public void Narrative_is_well_formed_escaped_and_names_doses_goals_stop_rules_and_version()
    {
        CarePlan.Text("text", "status").ShouldBe("generated");
        var div = CarePlan.Text("text", "div")!;
        var words = XElement.Parse(div);

        words.Name.ShouldBe(XName.Get("div", "http://www.w3.org/1999/xhtml"));
        div.ShouldContain("&lt;D3 &amp; others&gt;");
        words.Value.ShouldContain("40 % 1-RM, 10-15 repetitions");
        words.Value.ShouldContain("at most 42 mm");
        words.Value.ShouldContain("Bowel or bladder dysfunction");
        words.Value.ShouldContain(Content.Version);
    }

    [Theory]
    [InlineData("active", true)]
    [InlineData("on-hold", true)]
    [InlineData("draft", false)]
    public void An_order_on_file_is_referenced_and_a_draft_that_may_be_unsaved_is_not(string status, bool referenced)
    {
        var onFile = ADecision.Plan with
        {
            Proposals = [Proposal.StartProgramme],
            AlreadyOnFile = [ADecision.Record(Facts.Order, "routine", "ServiceRequest/pt") with { Status = status }],
        };

        onFile.Only().GetRawText().Contains("\"ServiceRequest/pt\"", StringComparison.Ordinal).ShouldBe(referenced);
    }

    [Fact]
    public void No_draft_holds_a_null_an_empty_list_or_a_drug_order()
    {
        foreach (var draft in Drafts.For(ADecision.Plan with { Inputs = [], Caveats = [], Because = [], Regimen = [] }, ADecision.Call, null))
        {
            draft.Json().GetRawText().ShouldNotContain("null");
            draft.Json().GetRawText().ShouldNotContain("[]");
            draft.Json().GetRawText().ShouldNotContain("MedicationRequest");
        }
    }
}
