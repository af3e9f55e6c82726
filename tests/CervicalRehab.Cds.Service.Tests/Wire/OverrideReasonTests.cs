using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class OverrideReasonTests
{
    // As http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes names them, an asterisk included.
    private static readonly Dictionary<string, string> Official = new(StringComparer.Ordinal)
    {
        ["cds-not-applicable"] = "PC CDS does not apply to patient",
        ["action-completed"] = "Recommended action was already completed",
        ["action-performed-no-adverse-effect"] = "Intended action was performed previously without adverse effect",
        ["cds-suboptimal-context"] = "PC CDS delivered in suboptimal context",
        ["limited-time"] = "Could not address recommended action due to limited time",
        ["wrong-time-workflow"] = "PC CDS delivered at wrong time in workflow or patient lifecycle",
        ["inappropriate-recipient"] = "PC CDS delivered to inappropriate recipient/role",
        ["need-more-info"] = "Could not address recommended action due to need for more information/pending results/pending consult",
        ["recipient-disagrees-evidence"] = "Recipient disagrees with recommendation because of issues with the evidence",
        ["expert-contradicts"] = "Advice from expert contradicts the recommended action",
        ["recipient-concerns-outcomes"] = "Recipient has concerns regarding potential health outcomes",
        ["risk-benefit-ratio"] = "Recipient assessment of risk/benefit ratio",
        ["mitigate-risk-negative-outcome"] = "Action taken to mitigate risk of negative outcome",
        ["patient-contraindication"] = "Patient has contraindication to recommended action",
        ["does-not-align-preferences"] = "Recommendation does not align with patient preferences or values",
        ["patient-refuses"] = "Patient refuses/declines (no context given)*",
        ["not-convenient-feasible"] = "Recommendation is not convenient or feasible",
        ["service-not-available"] = "Treatment or service is not practically available",
        ["too-costly-uncovered"] = "Recommended action is too costly or not covered by insurance",
        ["recipient-does-not-understand"] = "Recipient does not understand the recommended action or know how to perform the recommended action",
    };

    [Fact]
    public void OVR_3_Codes_of_HL7_carry_their_official_displays_and_the_others_are_ours()
    {
        OverrideReasons.All.Where(reason => reason.System == Systems.NonAdherenceReason).ToDictionary(reason => reason.Code!, reason => reason.Display!, StringComparer.Ordinal).ShouldBe(Official, ignoreOrder: true);
        OverrideReasons.All.Where(reason => reason.System != Systems.NonAdherenceReason).Select(reason => (reason.System, reason.Code)).ShouldBe(
            new[] { "already-under-surgical-care", "documented-in-error", "extent-confirmed-minor", "sign-chronic-known-stable" }.Select(code => ((string?)Systems.OverrideReason, (string?)code)), ignoreOrder: true);
    }

    [Theory]
    [InlineData("urgent-surgical-referral", "already-under-surgical-care sign-chronic-known-stable documented-in-error action-completed patient-contraindication patient-refuses recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("surgical-referral", "already-under-surgical-care sign-chronic-known-stable documented-in-error action-completed patient-contraindication patient-refuses recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("complete-assessment", "action-completed need-more-info limited-time inappropriate-recipient patient-refuses service-not-available cds-not-applicable")]
    [InlineData("conservative-plan", "patient-contraindication does-not-align-preferences patient-refuses service-not-available too-costly-uncovered recipient-concerns-outcomes recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("progress", "patient-contraindication does-not-align-preferences patient-refuses service-not-available too-costly-uncovered recipient-concerns-outcomes recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("hold", "action-completed need-more-info wrong-time-workflow inappropriate-recipient service-not-available cds-not-applicable")]
    [InlineData("reassessment-due", "action-completed need-more-info wrong-time-workflow inappropriate-recipient service-not-available cds-not-applicable")]
    [InlineData("surveillance", "action-completed need-more-info wrong-time-workflow inappropriate-recipient service-not-available cds-not-applicable")]
    [InlineData("order-conflict", "risk-benefit-ratio mitigate-risk-negative-outcome expert-contradicts action-performed-no-adverse-effect documented-in-error recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("drug-caution", "risk-benefit-ratio mitigate-risk-negative-outcome expert-contradicts action-performed-no-adverse-effect documented-in-error recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("adult-protocol", "documented-in-error inappropriate-recipient recipient-disagrees-evidence cds-not-applicable")]
    [InlineData("dystonia", "action-completed documented-in-error expert-contradicts inappropriate-recipient recipient-disagrees-evidence cds-not-applicable")]
    public void A_topic_offers_what_can_apply_to_it(string topic, string codes) =>
        OverrideReasons.ByTopic[topic].Select(reason => reason.Code).ShouldBe(codes.Split(' '));

    [Fact]
    public void Every_topic_has_reasons() =>
        OverrideReasons.ByTopic.Keys.ShouldBe(Enum.GetValues<Pathway>().Where(pathway => pathway != Pathway.NotApplicable).Select(pathway => pathway.Code()).Concat(Enum.GetValues<SideTopic>().Select(topic => topic.Code())), ignoreOrder: true);

    [Theory]
    [InlineData("extent-not-minor", null, true)]
    [InlineData("extent-not-minor", "mri-compression", false)]
    [InlineData("mri-compression", null, false)]
    public void Where_extent_alone_refers_it_may_be_confirmed_as_minor(string rule, string? other, bool isExtent)
    {
        Finding Of(string id) => new() { Rule = id, Clauses = [], Sentence = id };
        var decision = new Decision { Pathway = Pathway.SurgicalReferral, Indicator = Indicator.Warning, Summary = "x", Because = other is null ? [Of(rule)] : [Of(rule), Of(other)] };

        var written = System.Text.Encoding.UTF8.GetString(Written(OverrideReasons.Of(decision)));

        written.Contains("extent-confirmed-minor", StringComparison.Ordinal).ShouldBe(isExtent);
        written.Contains("sign-chronic-known-stable", StringComparison.Ordinal).ShouldBe(!isExtent);
    }

    private static byte[] Written(JsonPart part)
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            part.Write(json);
        }

        return stream.ToArray();
    }
}
