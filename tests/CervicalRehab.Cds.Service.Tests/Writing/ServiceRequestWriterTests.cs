using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public class ServiceRequestWriterTests
{
    public static TheoryData<string, ReferralPriority> Priorities => new()
    {
        { "routine", ReferralPriority.Routine }, { "urgent", ReferralPriority.Urgent }, { "stat", ReferralPriority.Stat },
    };

    private static IEnumerable<JsonElement> EveryRequest =>
        [ADecision.Plan.Both().Order, SurgeryOnly.Only(), ADecision.Incomplete.Only()];

    private static Decision SurgeryOnly => ADecision.Urgent with { Proposals = [Proposal.ReferToSpineSurgery] };

    private static string?[] Categories(JsonElement request) => [.. request.GetProperty("category").EnumerateArray().Select(category => category.Text("coding", 0, "code"))];

    [Fact]
    public void Every_request_is_a_draft_proposal_for_the_patient_in_context_by_the_clinician_in_context()
    {
        foreach (var request in EveryRequest)
        {
            request.Text("resourceType").ShouldBe("ServiceRequest");
            request.Text("id").ShouldNotBeNullOrEmpty();
            request.Text("status").ShouldBe("draft");
            request.Text("intent").ShouldBe("proposal");
            request.Text("subject", "reference").ShouldBe("Patient/p1");
            request.Text("encounter", "reference").ShouldBe("Encounter/e1");
            request.Text("requester", "reference").ShouldBe("Practitioner/dr-1");
            request.Text("authoredOn").ShouldBe("2026-06-01T09:00:00+02:00");
            request.Text("instantiatesCanonical", 0).ShouldBe(Systems.PlanDefinition);
            request.GetProperty("category").ValueKind.ShouldBe(JsonValueKind.Array);
            request.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Array);
            request.References("reasonReference").Any(reference => reference is "Condition/opll").ShouldBeTrue();
        }
    }

    [Fact]
    public void Surgery_carries_the_standard_code_our_code_and_the_words()
    {
        var code = SurgeryOnly.Only().GetProperty("code");

        code.Text("text").ShouldBe("Referral to spine surgery for evaluation");
        code.Text("coding", 0, "system").ShouldBe(Systems.Snomed);
        code.Text("coding", 0, "code").ShouldBe("183541002");
        code.Text("coding", 1, "system").ShouldBe(Systems.Activity);
        code.Text("coding", 1, "code").ShouldBe("referral-to-spine-surgery");
    }

    [Fact]
    public void Surgery_is_a_referral_to_a_surgeon_and_never_an_order_for_an_operation()
    {
        var request = SurgeryOnly.Only();

        Categories(request).ShouldBe(["3457005", "386053000"]);
        request.Text("performerType", "coding", 0, "code").ShouldBe("304292004");
        request.GetRawText().ShouldNotContain("387713003");
    }

    [Fact]
    public void Therapy_and_assessment_have_the_category_of_US_Core_and_therapy_its_own_before_it()
    {
        Categories(ADecision.Plan.Both().Order).ShouldBe(["91251008", "386053000"]);
        Categories(ADecision.Incomplete.Only()).ShouldBe(["386053000"]);
    }

    [Fact]
    public void An_order_is_based_on_a_plan_on_file_and_never_on_the_plan_that_names_it()
    {
        var onFile = ADecision.Plan with
        {
            Proposals = [Proposal.ReferToPhysicalTherapy],
            AlreadyOnFile = [ADecision.Record(Facts.Programme, "running", "CarePlan/running") with { Status = "active" }],
        };

        onFile.Only().References("basedOn").ShouldBe(["CarePlan/running"]);
        ADecision.Plan.Both().Order.References("basedOn").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Priorities))]
    public void Surgery_has_the_priority_of_the_decision(string expected, ReferralPriority priority) =>
        (SurgeryOnly with { Priority = priority }).Only().Text("priority").ShouldBe(expected);

    [Fact]
    public void Surgery_is_justified_by_what_was_found_and_only_informed_by_the_rest()
    {
        var request = SurgeryOnly.Only();

        request.References("reasonReference").ShouldBe(["Observation/gait", "Condition/opll"]);
        request.References("supportingInfo").ShouldBe(["Observation/babinski"]);
        request.Text("note", 0, "text").ShouldBe("Reasons:\n\n- Gait instability is present");
    }

    [Fact]
    public void Reasons_are_problems_and_present_findings_and_unsaved_orders_are_never_referenced()
    {
        var order = ADecision.Plan.Both().Order;

        order.References("reasonReference").ShouldBe(["Condition/opll"]);
        order.References("supportingInfo").ShouldBe(["Observation/gait", "Condition/pregnant", "Observation/vas", "Procedure/fusion"]);
    }

    [Fact]
    public void Physical_therapy_states_doses_grades_no_thrust_and_no_one_repetition_maximum_test()
    {
        var order = ADecision.Plan.Both().Order;
        var notes = string.Join('\n', order.GetProperty("note").EnumerateArray().Select(note => note.Text("text")));

        order.Text("code", "coding", 0, "code").ShouldBe("308447003");
        order.Text("code", "text").ShouldBe("Physical therapy");
        order.Text("priority").ShouldBe("routine");
        notes.ShouldContain("40 % 1-RM, 10-15 repetitions");
        notes.ShouldContain("grades I-IV only");
        notes.ShouldContain("no high-velocity thrust");
        notes.ShouldContain("No 1-RM testing");
        notes.ShouldContain("Confirm that the extent is minor");
    }

    [Fact]
    public void Missing_assessment_lists_each_missing_fact_with_its_reason()
    {
        var request = ADecision.Incomplete.Only();

        request.Text("code", "coding", 0, "system").ShouldBe(Systems.Snomed);
        request.Text("code", "coding", 0, "code").ShouldBe("410158009");
        request.Text("code", "coding", 1, "system").ShouldBe(Systems.Activity);
        request.Text("code", "coding", 1, "code").ShouldBe("cervical-assessment");
        request.Text("note", 0, "text").ShouldBe(
            "Missing or not usable:\n\n- rotation left: stale, last recorded 2026-04-01\n- Hoffmann sign, left: not recorded");
    }

    [Theory]
    [InlineData("Patient/p1")]
    [InlineData("RelatedPerson/r1")]
    [InlineData("Practitioner/")]
    [InlineData("dr-1")]
    [InlineData(null)]
    public void Only_a_practitioner_requests_or_authors(string? user)
    {
        var (plan, order) = ADecision.Plan.Both(ADecision.Call with { UserId = user, EncounterId = null });

        order.TryGetProperty("requester", out _).ShouldBeFalse();
        plan.TryGetProperty("author", out _).ShouldBeFalse();
        order.TryGetProperty("encounter", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_practitioner_role_requests() =>
        SurgeryOnly.Only(ADecision.Call with { UserId = "PractitionerRole/x" }).Text("requester", "reference").ShouldBe("PractitionerRole/x");

    [Fact]
    public void Nothing_is_drafted_without_a_proposal() =>
        Drafts.For(ADecision.Urgent with { Proposals = [] }, ADecision.Call, new()).ShouldBeEmpty();
}
