using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

// Stryker disable String : prose; which sentence stands where, and with which words in it, is tested
/// <summary>Every sentence a clinician reads: what stands on each draft here, what the rules say, the names of facts, and the summary of a card beside it.</summary>
public static partial class Advice
{
    /// <summary>Longest card summary: CDS Hooks asks for fewer than 140 characters, and a glance takes fewer still.</summary>
    public const int SummaryLength = 110;

    /// <summary>What the service does not do; last line of every pathway card (D26).</summary>
    public const string Limits = "Decision support from coded data only; free text and images are not read. Draft content: the deploying organization approves it. "
        + "Evidence: consensus or indirect, very low certainty, not formally graded. The clinician decides.";

    /// <summary>What the service does not look at (protocol section 8, hazard 25).</summary>
    public const string NotAssessed = "Not assessed by this service: fracture or other acute trauma, tumor, infection, rheumatoid instability, vascular risk.";

    /// <summary>Why the protocol does not apply to a patient who died.</summary>
    public const string Deceased = "The protocol does not apply: the patient is recorded as deceased.";

    /// <summary>Why the protocol does not apply without OPLL (D1).</summary>
    public const string NoOpll = "The protocol does not apply: no active cervical OPLL is on record. Nothing was ruled out.";

    /// <summary>Why the protocol does not apply to a minor (D4).</summary>
    public const string Minor = "The protocol does not apply under 18 years. What is not recorded was not ruled out.";

    /// <summary>
    /// Lines on every physical-therapy request and plan (D23; protocol section 8, hazards 22 and 23). What the source text does not
    /// say itself is marked as added.
    /// </summary>
    public static ImmutableArray<string> Precautions { get; } =
    [
        "Pain-free mid-range only; no forced end-range extension (added for safety).",
        "Manual therapy is mobilization grades I-IV only; no high-velocity thrust manipulation of the cervical spine (added for safety).",
        "No 1-RM testing of the neck: the therapist estimates the load submaximally (added for safety).",
        "Progress on goals, not on elapsed time.",
    ];

    /// <summary>When a plan is to be stopped (REDFLAG-00 to 04, CAVEAT-03, CAVEAT-05).</summary>
    public static ImmutableArray<string> StopRules { get; } =
    [
        "Weakness or numbness of both upper limbs: urgent surgical referral.",
        "Gait instability or a neurologic symptom of a lower limb: urgent surgical referral.",
        "Bowel or bladder dysfunction: urgent surgical referral; an acute loss of function is an emergency now.",
        "MRI with cord compression and myelomalacia: urgent surgical referral.",
        "New weakness of a hand or upper limb: surgical referral. Weakness that gets worse: urgent surgical referral.",
        "Hoffmann sign on both sides: surgical referral.",
        "Symptoms worse after six weeks or more: surgical referral.",
    ];
}
