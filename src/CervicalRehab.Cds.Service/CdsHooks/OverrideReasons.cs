using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>
/// Reasons offered for overriding a card (protocol section 9): of each topic those that can apply to it, HL7's with the displays of their code
/// system. Codes never change, so that feedback can be counted.
/// </summary>
internal static class OverrideReasons
{
    private const string ExtentRule = "extent-not-minor";

    private static readonly Term NotApplicable = Hl7("cds-not-applicable", "PC CDS does not apply to patient");
    private static readonly Term Completed = Hl7("action-completed", "Recommended action was already completed");
    private static readonly Term NoAdverseEffect = Hl7("action-performed-no-adverse-effect", "Intended action was performed previously without adverse effect");
    private static readonly Term LimitedTime = Hl7("limited-time", "Could not address recommended action due to limited time");
    private static readonly Term WrongTime = Hl7("wrong-time-workflow", "PC CDS delivered at wrong time in workflow or patient lifecycle");
    private static readonly Term WrongRecipient = Hl7("inappropriate-recipient", "PC CDS delivered to inappropriate recipient/role");
    private static readonly Term NeedMore = Hl7("need-more-info", "Could not address recommended action due to need for more information/pending results/pending consult");
    private static readonly Term Disagrees = Hl7("recipient-disagrees-evidence", "Recipient disagrees with recommendation because of issues with the evidence");
    private static readonly Term ExpertContradicts = Hl7("expert-contradicts", "Advice from expert contradicts the recommended action");
    private static readonly Term Concerns = Hl7("recipient-concerns-outcomes", "Recipient has concerns regarding potential health outcomes");
    private static readonly Term RiskBenefit = Hl7("risk-benefit-ratio", "Recipient assessment of risk/benefit ratio");
    private static readonly Term Mitigates = Hl7("mitigate-risk-negative-outcome", "Action taken to mitigate risk of negative outcome");
    private static readonly Term Contraindicated = Hl7("patient-contraindication", "Patient has contraindication to recommended action");
    private static readonly Term Preferences = Hl7("does-not-align-preferences", "Recommendation does not align with patient preferences or values");
    private static readonly Term Refuses = Hl7("patient-refuses", "Patient refuses/declines (no context given)*");
    private static readonly Term NotAvailable = Hl7("service-not-available", "Treatment or service is not practically available");
    private static readonly Term TooCostly = Hl7("too-costly-uncovered", "Recommended action is too costly or not covered by insurance");
    private static readonly Term UnderCare = Ours("already-under-surgical-care", "Already under surgical care");
    private static readonly Term Chronic = Ours("sign-chronic-known-stable", "Sign is chronic, known and stable");
    private static readonly Term InError = Ours("documented-in-error", "Finding was documented in error");
    private static readonly Term ExtentMinor = Ours("extent-confirmed-minor", "Extent confirmed as minor");

    // Once offered: feedback that names them is still understood.
    private static readonly ImmutableArray<Term> OfEarlierCards =
    [
        Hl7("cds-suboptimal-context", "PC CDS delivered in suboptimal context"),
        Hl7("not-convenient-feasible", "Recommendation is not convenient or feasible"),
        Hl7("recipient-does-not-understand", "Recipient does not understand the recommended action or know how to perform the recommended action"),
    ];

    private static readonly ImmutableArray<Term> Referral = [UnderCare, Chronic, InError, Completed, Contraindicated, Refuses, Disagrees, NotApplicable];
    private static readonly ImmutableArray<Term> ReferralForExtent = [UnderCare, ExtentMinor, InError, Completed, Contraindicated, Refuses, Disagrees, NotApplicable];
    private static readonly ImmutableArray<Term> Rehabilitation = [Contraindicated, Preferences, Refuses, NotAvailable, TooCostly, Concerns, Disagrees, NotApplicable];
    private static readonly ImmutableArray<Term> Course = [Completed, NeedMore, WrongTime, WrongRecipient, NotAvailable, NotApplicable];
    private static readonly ImmutableArray<Term> Conflict = [RiskBenefit, Mitigates, ExpertContradicts, NoAdverseEffect, InError, Disagrees, NotApplicable];

    /// <summary>The reasons by topic.</summary>
    public static FrozenDictionary<string, ImmutableArray<Term>> ByTopic { get; } = new Dictionary<string, ImmutableArray<Term>>(StringComparer.Ordinal)
    {
        [Pathway.UrgentSurgicalReferral.Code()] = Referral,
        [Pathway.SurgicalReferral.Code()] = Referral,
        [Pathway.CompleteAssessment.Code()] = [Completed, NeedMore, LimitedTime, WrongRecipient, Refuses, NotAvailable, NotApplicable],
        [Pathway.Hold.Code()] = Course,
        [Pathway.Progress.Code()] = Rehabilitation,
        [Pathway.ConservativePlan.Code()] = Rehabilitation,
        [SideTopic.OrderConflict.Code()] = Conflict,
        [SideTopic.DrugCaution.Code()] = Conflict,
        [SideTopic.Surveillance.Code()] = Course,
        [SideTopic.ReassessmentDue.Code()] = Course,
        [SideTopic.AdultProtocol.Code()] = [InError, WrongRecipient, Disagrees, NotApplicable],
        [SideTopic.Dystonia.Code()] = [Completed, InError, ExpertContradicts, WrongRecipient, Disagrees, NotApplicable],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Codes of every reason that a card offers, in alphabetical order.</summary>
    public static IEnumerable<string> Offered => ByTopic.Values.SelectMany(static reasons => reasons).Concat(ReferralForExtent).Select(static reason => reason.Code!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Every reason there is or was, each once, ours first.</summary>
    public static ImmutableArray<Term> All { get; } =
        [.. new[] { UnderCare, Chronic, InError, ExtentMinor }.Concat(ByTopic.OrderBy(static row => row.Key, StringComparer.Ordinal).SelectMany(static row => row.Value)).Concat(OfEarlierCards).Distinct()];

    private static readonly FrozenDictionary<string, JsonPart> Written = ByTopic.ToFrozenDictionary(static row => row.Key, static row => Part(row.Value), StringComparer.Ordinal);
    private static readonly JsonPart WrittenForExtent = Part(ReferralForExtent);

    /// <summary>The reasons of a topic, written once for all its cards.</summary>
    public static JsonPart Of(string topic) => Written[topic];

    /// <summary>The reasons of a pathway card: where extent alone refers, that it is minor after all takes the place of a sign that is known.</summary>
    public static JsonPart Of(Decision decision) =>
        decision.Because is [{ Rule: ExtentRule }] ? WrittenForExtent : Written[decision.Pathway.Code()];

    private static JsonPart Part(ImmutableArray<Term> reasons)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(reasons, CdsHooksJson.Wire.ImmutableArrayTerm);
        return new(json => json.WriteRawValue(bytes, skipInputValidation: true));
    }

    private static Term Hl7(string code, string display) => new(Systems.NonAdherenceReason, code, display);

    private static Term Ours(string code, string display) => new(Systems.OverrideReason, code, display);
}
