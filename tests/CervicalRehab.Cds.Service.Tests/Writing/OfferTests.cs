using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What the cards beside the pathway card offer (D20, D23, contract section 4).</summary>
public sealed class OfferTests
{
    private static readonly Evidence Drafted = ADecision.Record(Facts.Order, "Manipulation of neck", "ServiceRequest/draft-1");

    [Fact]
    public void D23_A_drafted_manipulation_may_be_deleted_or_replaced_by_mobilization()
    {
        var alternatives = Drafts.Beside(Conflict(Drafted), ADecision.Plan, ADecision.Call);

        alternatives.Select(alternative => string.Join(' ', alternative.Deletes)).ShouldBe(["ServiceRequest/draft-1", "ServiceRequest/draft-1"]);
        alternatives[0].Creates.ShouldBeEmpty();
        var order = alternatives[1].Creates.ShouldHaveSingleItem().Json();
        order.Text("code", "coding", 0, "code").ShouldBe("manual-mobilization");
        order.Text("code", "text").ShouldBe("Manual mobilization, cervical and thoracic, grades I-IV");
        order.Text("status").ShouldBe("draft");
        order.Text("intent").ShouldBe("proposal");
        order.References("reasonReference").ShouldBe(["Condition/opll"]);
        order.GetProperty("note").GetRawText().ShouldContain("Grades I-IV only");
    }

    [Theory]
    [InlineData("ServiceRequest")]
    [InlineData("ServiceRequest/not an id")]
    [InlineData(null)]
    public void D23_What_cannot_be_named_is_not_deleted(string? reference) =>
        Drafts.Beside(Conflict(Drafted with { Reference = reference }), ADecision.Plan, ADecision.Call).ShouldBeEmpty();

    [Theory]
    [InlineData("A plan", null, 2)]
    [InlineData("A red flag", "gait-instability", 1)]
    public void D23_No_mobilization_is_drafted_before_the_pathway_allows_rehabilitation(string sentence, string? sign, int alternatives)
    {
        var chart = sign is null ? Chart.Baseline : Chart.Baseline.With(Written.Present(sign));
        var picture = chart.Picture with { Orders = [new(OrderKind.Manipulation, Drafted) { InDraft = true, InQuestion = true }] };

        RehabProtocol.Evaluate(picture, ADecision.Call.At).Beside.Single(note => note.Topic == SideTopic.OrderConflict).Offers.Length.ShouldBe(alternatives, sentence);
    }

    [Theory]
    [InlineData("ServiceRequest", 0)]
    [InlineData(null, 0)]
    [InlineData("ServiceRequest/draft-1", 2)]
    public void D23_A_card_offers_only_what_its_suggestions_hold(string? reference, int offers)
    {
        var picture = Chart.Baseline.Picture with { Orders = [new(OrderKind.Manipulation, Drafted with { Reference = reference }) { InDraft = true, InQuestion = true }] };
        var decision = RehabProtocol.Evaluate(picture, ADecision.Call.At);
        var note = decision.Beside.Single(one => one.Topic == SideTopic.OrderConflict);

        (note.Offers.Length, Drafts.Beside(note, decision, ADecision.Call).Length).ShouldBe((offers, offers));
    }

    [Fact]
    public void D20_A_reassessment_is_drafted_as_the_order_that_stands_for_it()
    {
        var note = new SideNote(SideTopic.ReassessmentDue, Indicator.Info, "Measure", ADecision.Plan.Because) { Offers = [new([], Proposal.OrderReassessment)] };
        var order = Drafts.Beside(note, ADecision.Plan, ADecision.Call).ShouldHaveSingleItem().Creates.ShouldHaveSingleItem().Json();

        order.Text("code", "text").ShouldBe("Reassessment of neck motion");
        order.Text("code", "coding", 1, "code").ShouldBe("cervical-assessment");
        order.GetProperty("note").GetRawText().ShouldContain("every 2 to 4 weeks");
    }

    private static SideNote Conflict(Evidence order) => new(SideTopic.OrderConflict, Indicator.Warning, "Remove", ADecision.Plan.Because)
    {
        Offers = [new([order], null), new([order], Proposal.OrderMobilization)],
    };
}
