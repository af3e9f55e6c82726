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

    [Theory]
    [InlineData(Facts.GaitInstability, "present", true)]
    [InlineData(Facts.GaitInstability, "absent", false)]
    [InlineData(Facts.GaitInstability, "unknown", false)]
    [InlineData(Facts.MriCompression, "unknown", false)]
    [InlineData(Facts.Hoffmann, "indeterminate", false)]
    [InlineData(Facts.UpperLimbStrength, "4", true)]
    [InlineData(Facts.UpperLimbStrength, "5", false)]
    [InlineData(Facts.ShoulderMotion, "normal", false)]
    [InlineData(Facts.PainVas, "60", true)]
    public void What_was_found_is_a_reason_and_what_was_not_found_is_none(string fact, string value, bool isReason)
    {
        var record = ADecision.Record(fact, value, "Observation/x");
        var (reasons, further) = new Basis(ADecision.Urgent with { Because = [ADecision.Urgent.Because[0] with { Evidence = [record] }], Inputs = [record, ADecision.Record(Facts.Opll, "minor", "Condition/opll")] }).OfRequest();

        reasons.Any(reference => reference.Reference is "Observation/x").ShouldBe(isReason);
        further.Any(reference => reference.Reference is "Observation/x").ShouldBe(!isReason);
    }

    [Fact]
    public void An_examination_that_found_one_side_and_not_the_other_is_a_reason()
    {
        var (left, right) = (ADecision.Record(Facts.Hoffmann, "absent", "Observation/h"), ADecision.Record(Facts.Hoffmann, "present", "Observation/h"));

        new Basis(ADecision.Urgent with { Because = [ADecision.Urgent.Because[0] with { Evidence = [left, right] }], Inputs = [left, right] }).OfRequest().Reasons
            .Select(reference => reference.Reference).ShouldBe(["Observation/h"]);
    }

    [Fact]
    public void Without_a_reason_of_its_own_a_request_rests_on_the_problems_there_are()
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
