using System.Collections.Frozen;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Labels and counts of a card. The clinical sentences come with the decision.</summary>
internal static class CardText
{
    public const string Source = "Cervical Rehabilitation CDS";

    /// <summary>Description of the action that takes a draft of the call away.</summary>
    public const string Delete = "Delete the drafted order for cervical manipulation";

    /// <summary>The indicator of a card that cannot wait.</summary>
    public const string Critical = "critical";

    /// <summary>The indicator of a card that asks for care.</summary>
    public const string Warning = "warning";

    private const string RunningProgram = "hold";

    private static readonly FrozenDictionary<Proposal, string> Drafted = new Dictionary<Proposal, string>
    {
        [Proposal.ReferToSpineSurgery] = "referral to spine surgery",
        [Proposal.HoldProgramme] = "program on hold",
        [Proposal.StartProgramme] = "conservative program",
        [Proposal.ReferToPhysicalTherapy] = "physical therapy order",
        [Proposal.ProgressResistance] = "program with moderate resistance",
        [Proposal.OrderAssessment] = "order for the missing assessment",
        [Proposal.OrderReassessment] = "order for the reassessment of neck motion",
        [Proposal.OrderMobilization] = "order for mobilization, grades I-IV",
    }.ToFrozenDictionary();

    /// <summary>A topic code in words. Hold is said of a pause only (D45), and the topic is about any program that goes on.</summary>
    public static string Topic(string code) => code is RunningProgram ? "Running program" : char.ToUpperInvariant(code[0]) + Words(code)[1..];

    /// <summary>The indicator as a card names it.</summary>
    public static string Code(this Indicator indicator) => indicator switch
    {
        Indicator.Critical => Critical,
        Indicator.Warning => Warning,
        _ => "info",
    };

    /// <summary>A code in words.</summary>
    public static string Words(string code) => code.Replace('-', ' ');

    /// <summary>What a proposal drafts, in words.</summary>
    public static string Words(Proposal proposal) => Drafted[proposal];

    /// <summary>What a card beside the pathway card offers, in words.</summary>
    public static string Words(Offer offer) => offer.Creates switch
    {
        null => "delete the order",
        Proposal.OrderMobilization => "replace it with mobilization grades I-IV",
        { } proposal => Words(proposal),
    };

    /// <summary>What a suggestion drafts.</summary>
    public static string Suggestion(Decision decision) =>
        $"Draft: {string.Join("; ", decision.Proposals.Select(proposal => Words(decision, proposal)))}";

    /// <summary>What a proposal of a decision drafts, in words, with its priority.</summary>
    public static string Words(Decision decision, Proposal proposal) => Priority(decision, proposal) + Words(proposal);

    /// <summary>How many resources about somebody else were dropped (contract section 3).</summary>
    public static string OtherPatients(int count) => $"{Count(count, "resource")} about another patient ignored";

    /// <summary>How many records of a fact hold something that is not understood (D29); what that is stays with the chart.</summary>
    public static string NotUnderstood(int count, string? fact) =>
        $"{Count(count, fact is null ? "record" : $"{Advice.Name(fact)} record")} could not be understood";

    /// <summary>How many there are beside those shown; the decision extension lists them.</summary>
    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"and {count} more");

    /// <summary>So many of something, for instance <c>3 findings</c>.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    /// <summary>What an action says that orders a referral whose priority does not come with it.</summary>
    public static string ReferralByHand(ReferralPriority priority) => priority is ReferralPriority.Routine
        ? "Order a referral to spine surgery"
        : $"Order a referral to spine surgery and set its priority to {priority.ToString().ToLowerInvariant()} by hand";

    /// <summary>A UCUM unit for the eye: what stands in braces is no unit.</summary>
    public static string? Unit(string? ucum) => ucum switch
    {
        null or ['{', ..] => null,
        _ => ucum.Replace("{", string.Empty, StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal).Replace('_', ' '),
    };

    private static string Priority(Decision decision, Proposal proposal) => (proposal, decision.Priority) switch
    {
        (Proposal.ReferToSpineSurgery, ReferralPriority.Stat) => "stat ",
        (Proposal.ReferToSpineSurgery, ReferralPriority.Urgent) => "urgent ",
        _ => string.Empty,
    };
}
