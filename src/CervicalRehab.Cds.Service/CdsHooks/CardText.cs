using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Headings and labels of a card. The clinical sentences come with the decision.</summary>
internal static class CardText
{
    public const string Source = "Cervical Rehabilitation CDS";
    public const string Caveats = "Caveats";
    public const string Program = "Program";
    public const string Notes = "Also noted";
    public const string OnFile = "Already on file, not drafted again";
    public const string Missing = "Missing";
    public const string Basis = "Basis";
    public const string AlsoFound = "Would also have applied";
    public const string NotUsed = "Not used";
    public const string NotStated = "not stated";

    /// <summary>Version and limits: the end of the last line of every card, behind its clauses.</summary>
    public const string Limits = $". Content version {Content.Version}. {Advice.Limits}";

    public static readonly ImmutableArray<string> ProgramColumns = ["What", "Dose", "Clauses"];
    public static readonly ImmutableArray<string> BasisColumns = ["Finding", "Value", "Date", "Status", "Record"];

    private static readonly FrozenDictionary<Proposal, string> Drafted = new Dictionary<Proposal, string>
    {
        [Proposal.ReferToSpineSurgery] = "referral to spine surgery",
        [Proposal.HoldProgramme] = "program on hold",
        [Proposal.StartProgramme] = "conservative program",
        [Proposal.ReferToPhysicalTherapy] = "physical therapy order",
        [Proposal.ProgressResistance] = "program with moderate resistance",
        [Proposal.OrderAssessment] = "order for the missing assessment",
    }.ToFrozenDictionary();

    /// <summary>A topic code in words.</summary>
    public static string Topic(string code) => char.ToUpperInvariant(code[0]) + Words(code)[1..];

    /// <summary>A code in words.</summary>
    public static string Words(string code) => code.Replace('-', ' ');

    /// <summary>What a proposal drafts, in words.</summary>
    public static string Words(Proposal proposal) => Drafted[proposal];

    /// <summary>What a suggestion drafts.</summary>
    public static string Suggestion(Decision decision) =>
        $"Draft: {string.Join("; ", decision.Proposals.Select(proposal => Priority(decision, proposal) + Words(proposal)))}";

    /// <summary>How many resources about somebody else were dropped (contract section 3).</summary>
    public static string OtherPatients(int count) => $"{count} {(count == 1 ? "resource" : "resources")} about another patient ignored";

    /// <summary>How many records of a fact hold something that is not understood (D29); what that is stays with the chart.</summary>
    public static string NotUnderstood(int count, string? fact) =>
        $"{count} {(count == 1 ? "record" : "records")}{(fact is null ? string.Empty : " of " + Advice.Name(fact))} could not be understood";

    /// <summary>How many records stand behind those shown; the decision extension lists them.</summary>
    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} more");

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
