using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The answer, most severe first (protocol section 0). The order of the members is the order of severity.</summary>
public enum Pathway
{
    /// <summary>A red flag: stop rehabilitation, refer urgently (REDFLAG-00).</summary>
    UrgentSurgicalReferral,

    /// <summary>Refer to spine surgery, no plan (CAVEAT-03, CAVEAT-05).</summary>
    SurgicalReferral,

    /// <summary>Something that must be known is not (ASSESS-00).</summary>
    CompleteAssessment,

    /// <summary>A running program goes on unchanged or waits.</summary>
    Hold,

    /// <summary>A running program moves from low to moderate resistance (PROG-03).</summary>
    Progress,

    /// <summary>The conservative program may start (SCOPE-04).</summary>
    ConservativePlan,

    /// <summary>Outside the protocol: no pathway card (D1).</summary>
    NotApplicable,
}

/// <summary>Card indicator, least severe first.</summary>
public enum Indicator
{
    /// <summary>Information.</summary>
    Info,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Critical: red flags only.</summary>
    Critical,
}

/// <summary>Topic of a card that stands beside the pathway card (contract section 4).</summary>
public enum SideTopic
{
    /// <summary>A drafted order contradicts the protocol (D23).</summary>
    OrderConflict,

    /// <summary>A drug on the list needs a check (D22).</summary>
    DrugCaution,

    /// <summary>Surveillance after fusion (D21, CAVEAT-04).</summary>
    Surveillance,

    /// <summary>The protocol is for adults (D4).</summary>
    AdultProtocol,

    /// <summary>Dystonia is a different disease (D5).</summary>
    Dystonia,

    /// <summary>Reassessment of the range of motion is due (D20).</summary>
    ReassessmentDue,
}

/// <summary>Wire codes of <see cref="Pathway"/> and <see cref="SideTopic"/> (contract section 4).</summary>
public static class Topics
{
    private static readonly ImmutableArray<string> OfPathways = [.. Enum.GetValues<Pathway>().Select(pathway => Reasons.Kebab(pathway.ToString()))];
    private static readonly ImmutableArray<string> OfSideTopics = [.. Enum.GetValues<SideTopic>().Select(topic => Reasons.Kebab(topic.ToString()))];

    /// <summary>For instance <c>urgent-surgical-referral</c>.</summary>
    public static string Code(this Pathway pathway) => OfPathways[(int)pathway];

    /// <summary>For instance <c>order-conflict</c>.</summary>
    public static string Code(this SideTopic topic) => OfSideTopics[(int)topic];
}

/// <summary>Version of the clinical content, named on every card (contract section 4, D26).</summary>
public static class Content
{
    /// <summary>Draft content: the deploying organization approves it.</summary>
    public const string Version = "1.0.0-draft";
}
