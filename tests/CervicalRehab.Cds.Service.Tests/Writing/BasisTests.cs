using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public sealed class BasisTests
{
    [Fact]
    public void A_record_of_several_facts_stands_where_the_first_of_the_facts_meant_stands()
    {
        var decision = ADecision.Urgent with
        {
            Because = [],
            Inputs =
            [
                ADecision.Record(Facts.Pregnancy, "present", "Condition/both"),
                ADecision.Record(Facts.Spasm, "present", "Condition/spasm"),
                ADecision.Record(Facts.Opll, "minor", "Condition/both"),
                ADecision.Record(Facts.Fusion, "none", "Procedure/fusion"),
                ADecision.Record(Facts.Order, "routine", "ServiceRequest/order"),
            ],
        };
        var basis = new Basis(decision);

        basis.OfPlan().Addressed.Select(reference => reference.Reference).ShouldBe(["Condition/spasm", "Condition/both"]);
        basis.OfPlan().Further.Select(reference => reference.Reference).ShouldBe(["Procedure/fusion"]);
        basis.OfRequest().Reasons.Select(reference => reference.Reference).ShouldBe(["Condition/spasm", "Condition/both"]);
    }

    [Fact]
    public void Without_a_reason_of_its_own_a_request_rests_on_all_that_may_be_one()
    {
        var decision = ADecision.Urgent with
        {
            Because = [],
            Inputs = [ADecision.Record(Facts.Fusion, "none", "Procedure/fusion"), ADecision.Record(Facts.Pregnancy, "present", "Condition/pregnant")],
        };
        var (reasons, further) = new Basis(decision).OfRequest();

        reasons.Select(reference => reference.Reference).ShouldBe(["Condition/pregnant"]);
        further.Select(reference => reference.Reference).ShouldBe(["Procedure/fusion"]);
    }
}
