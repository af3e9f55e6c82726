using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Protocol;

// Stryker disable String : prose; which sentence stands where, and with which words in it, is tested
/// <summary>Every sentence a clinician reads, in one file, joined to the rules by id.</summary>
public static class Advice
{
    /// <summary>Longest card summary: CDS Hooks asks for fewer than 140 characters.</summary>
    public const int SummaryLength = 139;

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
        "Manual therapy is mobilization grades I-IV only (MANUAL-04); no high-velocity thrust manipulation of the cervical spine (added for safety).",
        "No 1-RM testing of the neck: the therapist estimates the load submaximally (added for safety).",
        "Progress on goals, not on elapsed time (PROG-01).",
    ];

    /// <summary>When a plan is to be stopped (REDFLAG-00 to 04, CAVEAT-03, CAVEAT-05).</summary>
    public static ImmutableArray<string> StopRules { get; } =
    [
        "Weakness or numbness of both upper limbs: urgent surgical referral (REDFLAG-01).",
        "Gait instability or a neurologic symptom of a lower limb: urgent surgical referral (REDFLAG-02).",
        "Bowel or bladder dysfunction: urgent surgical referral; an acute loss of function is an emergency now (REDFLAG-03).",
        "MRI with cord compression and myelomalacia: urgent surgical referral (REDFLAG-04).",
        "New weakness of a hand or upper limb: surgical referral (CAVEAT-03). Weakness that gets worse: urgent surgical referral (ASSESS-01a, CAVEAT-03).",
        "Hoffmann sign on both sides: surgical referral (ASSESS-01c, CAVEAT-03).",
        "Symptoms worse after six weeks or more: surgical referral (CAVEAT-05).",
    ];

    private static readonly Dictionary<string, (string Short, string Sentence)> ByRule = new(StringComparer.Ordinal)
    {
        // Red flags
        ["bowel-dysfunction"] = ("bowel dysfunction", "Bowel dysfunction is recorded. Acute loss of bowel function is an emergency now: emergency department, not a referral queue."),
        ["bladder-dysfunction"] = ("bladder dysfunction", "Bladder dysfunction is recorded. Acute loss of bladder function is an emergency now: emergency department, not a referral queue."),
        ["gait-instability"] = ("gait instability", "Gait instability is recorded. Stop conservative rehabilitation."),
        ["lower-limb-symptom"] = ("lower-limb neurologic symptom", "A neurologic symptom of a lower limb is recorded. Stop conservative rehabilitation."),
        ["bilateral-upper-limb-deficit"] = ("bilateral upper-limb deficit", "Weakness or numbness of both upper limbs is recorded and not documented as stable: progression cannot be excluded."),
        ["progressive-weakness"] = ("progressive weakness", "Weakness of an upper limb progresses (fall of one MRC grade or more, or marked worse)."),
        ["mri-compression-with-myelomalacia"] = ("MRI cord compression with myelomalacia", "MRI shows cord compression with myelomalacia."),

        // Referrals
        ["stable-bilateral-deficit"] = ("stable bilateral upper-limb deficit", "Weakness or numbness of both upper limbs, documented stable on examinations 28 days or more apart: evaluation before any plan."),
        ["upper-limb-weakness"] = ("upper-limb weakness", "Weakness of a hand or upper limb is recorded (radiculopathy or myelopathy: the clinician localizes). Evaluation before any plan."),
        ["bilateral-hoffmann"] = ("bilateral Hoffmann sign", "Hoffmann sign on both sides: a need for surgery is not ruled out. Evaluation before any plan."),
        ["mri-compression"] = ("{0}", "Recorded: {0}. This contradicts minor OPLL. Evaluation before any plan."),
        ["myelopathy-on-problem-list"] = ("cervical myelopathy", "Cervical myelopathy is an active problem: the program does not apply."),
        ["extent-not-minor"] = ("OPLL not minor", "The recorded severity is moderate or severe: the program is for minor OPLL only."),
        ["worse-after-six-weeks"] = ("worse after 6 weeks or more", "Worse than baseline on day {0} of the program ({1}): six weeks or more of conservative therapy have passed."),

        // Gaps
        ["could-not-be-evaluated"] = ("sign data could not be evaluated", "The red-flag signs could not be evaluated: sign or measurement data could not be read. Examine and look in the chart; nothing here reassures."),
        ["record-incomplete"] = ("record incomplete", "The record arrived in part only: what is missing from it may be positive. Examine and look in the chart."),
        ["diagnosis-not-confirmed"] = ("confirm the diagnosis", "Cervical OPLL is unconfirmed, uncoded or of unknown site: confirm the diagnosis and its level."),
        ["record-replaced"] = ("open the current record", "This record was replaced by another or is no longer in use: open the current one. What is missing here may be there."),
        ["patient-not-understood"] = ("patient record not understood", "Something in the patient's own record is not understood: look in the chart before any plan."),
        ["extent-not-understood"] = ("confirm the extent", "The severity of the ossification is recorded in a way that is not understood, or in two ways: confirm the extent."),
        ["age-not-known"] = ("record the birth date", "The birth date is missing or too coarse to tell whether the patient is an adult."),
        ["signs-conflicting"] = ("conflicting recent signs", "Recent findings contradict each other ({0}): repeat the examination."),
        ["hoffmann-side-not-stated"] = ("state the Hoffmann side", "Hoffmann sign positive without a side: state left, right or both."),
        ["numbness-side-not-stated"] = ("state the side of numbness", "Upper-limb numbness without a side: state left, right or both."),
        ["pyramidal-sign"] = ("pyramidal sign present", "Babinski or another pyramidal sign is present: complete the myelopathy work-up. No plan."),
        ["signs-unknown"] = ("{1} not known", "Not known, so not absent: {0}."),
        ["mri-not-evaluated"] = ("MRI on file not evaluated", "MRI on file not evaluated: the latest cervical MRI has no coded finding on cord compression."),
        ["prior-fusion"] = ("surgeon's clearance after fusion", "Prior cervical fusion: the surgeon's clearance is needed first."),
        ["motion-missing"] = ("range of motion", "Six cervical range-of-motion values of one day and one method, 28 days old or younger, are needed."),
        ["pain-missing"] = ("pain score", "A usable pain score, 28 days old or younger, is needed."),
        ["shoulder-missing"] = ("shoulder assessment", "Shoulder strength, range of motion and impingement, 28 days old or younger, are needed."),
        ["worse-with-unknown-start"] = ("worse, start of program unknown", "Worse ({0}) in a program without a start date: record when it began."),
        ["worse-after-ended-programme"] = ("worse after an ended program", "Worse ({0}) after a program that was revoked or completed: reassess before a new plan."),

        // Running programme
        ["worse-before-six-weeks"] = ("worse on day {0}, before 6 weeks", "Worse than baseline on day {0} ({1}), before six weeks: hold and review. A new deficit refers at any time."),
        ["motion-overdue"] = ("ROM reassessment overdue", "The last range-of-motion set is {0} days old: reassessment is overdue (every 2-4 weeks)."),
        ["expected-window-passed"] = ("expected window passed", "Expected window passed: day {0}, and neither 20 mm less pain nor 10 degrees more motion is shown. Review the plan; no automatic referral."),
        ["motion-not-comparable"] = ("ROM methods cannot be compared", "Range of motion was measured by another method than the baseline: methods are not compared."),
        ["pain-not-comparable"] = ("pain scales cannot be compared", "Pain was scored on another scale than the baseline: scales are not mixed in a trend."),
        ["resistance-with-active-spasm"] = ("resistance while spasm is active", "Resistance training is planned or recorded while the spasm is active: withhold it until the spasm has resolved."),
        ["exertion-unusable"] = ("exertion scale unknown", "The exertion of the latest set has no known scale: record Borg 6-20."),
        ["load-above-ceiling"] = ("load above 60 % 1-RM", "The latest load is above the ceiling of 60 % 1-RM: lower it."),
        ["start-unknown"] = ("program start unknown", "The program has no start date: the six-week and eight-week checks cannot be made."),
        ["too-hard"] = ("too hard, RPE {0}", "Exertion {0} is above 14: too hard. Do not raise the load."),
        ["load-light"] = ("load may be light, RPE {0}", "Exertion {0} is below 12: the load may be light; the clinician may adjust it."),
        ["too-few-repetitions"] = ("{0}", "{0}: 15 at 40 % 1-RM are needed before the load rises."),
        ["load-below-low"] = ("load below 40 % 1-RM", "The latest load is {0} % 1-RM: progress is judged at 40 %."),
        ["moderate-is-ceiling"] = ("moderate load is the ceiling", "Moderate load is the ceiling (60 % 1-RM): nothing further is proposed."),
        ["set-incomplete"] = ("resistance set incomplete", "Repetitions, load and exertion of one day are needed to judge progress."),
        ["set-stale"] = ("resistance set stale", "The latest resistance set is {0} days old."),
        ["set-missing"] = ("no resistance set recorded", "No resistance set is recorded in this program yet."),
        ["spasm-not-resolved"] = ("spasm not resolved", "The spasm is not documented as resolved: resistance stays withheld."),
        ["resistance-may-start"] = ("low resistance may be added", "Spasm resolved: low resistance (40 % 1-RM, 10-15 repetitions, 2-3 days a week) may be added by the therapist."),
        ["plan-not-understood"] = ("care plan not understood", "The program's care plan holds something that is not understood, or is here in part only: no progression, and no change of it is drafted. Open the plan."),
        ["resistance-forbidden"] = ("the plan stops resistance", "The care plan says that resistance training is not to be done, or was stopped: no progression."),
        ["programme-on-hold"] = ("program on hold", "The program is on hold: resuming it is the clinician's decision."),
        ["programme-not-started"] = ("program not started", "The program starts on a later date."),
        ["programme-continues"] = ("nothing is due", "A program is running: continue unchanged."),
        ["ready-to-progress"] = ("{0} repetitions at RPE {1}", "{0} repetitions at 40 % 1-RM with an exertion of {1}, spasm resolved, reassessment current, not worse: moderate load may be offered."),
        ["ready-to-start"] = ("{0}, baseline complete", "Complete, current baseline and {0}: the conservative program may be offered."),

        // Caveats
        ["one-sided-hoffmann"] = ("one-sided Hoffmann sign", "Hoffmann sign on one side: one-sided is not reassurance."),
        ["one-sided-numbness"] = ("one-sided numbness", "Upper-limb numbness on one side: judge whether the deficit is significant."),
        ["extent-not-stated"] = ("confirm that the extent is minor", "No severity is recorded that is understood: confirm that the extent is minor."),
        ["spasm-not-documented"] = ("spasm not documented", "Cervical spasm is not documented: resistance is withheld."),
        ["dystonia-on-problem-list"] = ("dystonia", "Cervical dystonia is a different disease: rehabilitation specialist or neurology first."),
        ["older-positive-mri"] = ("older MRI positive", "The latest MRI is negative; an older study ({0}) was positive."),
        ["numeric-pain-stands-in"] = ("numeric pain rating", "A numeric rating stands in for the visual analog scale; the two are never mixed in a trend."),
        ["recent-fall"] = ("recent fall", "A fall in the last 28 days: minor trauma can start symptoms in OPLL."),
        ["programmes-not-evaluated"] = ("care plans not evaluated", "Care plans were not supplied or could not be read: a running program cannot be excluded."),
        ["procedures-not-evaluated"] = ("procedures not evaluated", "Procedures were not supplied or could not be read: a prior fusion cannot be excluded."),
        ["reports-not-evaluated"] = ("imaging reports not evaluated", "Imaging reports were not supplied or could not be read: an MRI on file cannot be excluded."),
        ["orders-not-evaluated"] = ("orders not evaluated", "Orders on file were not supplied or could not be read: an existing order cannot be excluded."),

        ["therapy-order-forbidden"] = ("order against therapy", "An order says that physical therapy is not to be done: nothing is pre-selected against it."),
        ["therapy-order-not-counted"] = ("therapy order to check", "Physical therapy is in an order that does not count here ({0}): check it before another is made."),
        ["programme-not-counted"] = ("care plan to check", "A care plan of this protocol could not be read or understood: a running program cannot be excluded."),
        ["referral-forbidden"] = ("order against referral", "An order says that a referral to a surgeon is not to be made: nothing is pre-selected against it."),

        // Lines
        ["plan-not-updated"] = ("plan not changed", "The program's care plan is not wholly understood: its hold is not drafted, put it on hold in the record."),
        ["referral-purpose-unclear"] = ("referral to check", "A referral to a surgeon is on file: check whether it is for the spine."),
        ["referral-not-counted"] = ("referral to check", "A surgical referral is in an order that does not count here ({0}): check it."),
        ["assessment-order-forbidden"] = ("order against assessment", "An order says that the assessment is not to be done: check it."),
        ["assessment-order-not-counted"] = ("assessment order to check", "The assessment is in an order that does not count here ({0}): check it."),
        ["stress-incontinence-seen"] = ("stress incontinence", "Stress incontinence is on record: of long standing it is shown, not counted as a flag."),
        ["numbness-without-site-seen"] = ("numbness without a site", "Numbness or paresthesia is on record without a part of the body: ask where. Of an arm or a leg it is a sign."),
        ["death-date-ahead"] = ("date of death in the future", "The date of death on record lies in the future: it was not used. Correct it."),
        ["painful-gait-seen"] = ("painful gait", "Painful or antalgic gait is on record: seen, not counted as a flag."),
        ["sign-data-not-evaluated"] = ("sign data incomplete", "The rest of the sign data could not be evaluated or is incomplete."),
        ["stop-programme"] = ("stop the program", "A program is active: put it on hold until surgery has evaluated the patient."),
        ["therapy-draft-conflicts"] = ("therapy being ordered", "Physical therapy is being ordered in this session: do not start it before the evaluation."),
        ["drug-may-contribute"] = ("drug", "On the medication list: {0}. Drugs may contribute to a symptom; the urgency stays."),
        ["review-mri"] = ("MRI", "No cervical MRI recognized on file: consider one with the referral."),
        ["surgery-already-referred"] = ("already referred", "A spine-surgery order exists already: check that its priority fits this card."),
        ["adult-protocol-only"] = ("minor", "Under 18: the rehabilitation part of the protocol does not apply."),
        ["examination-signs-absent"] = ("signs absent", "No red flags: every sign of the examination is recorded, absent, final and 28 days old or younger."),
        ["no-mri"] = ("no MRI", "No cervical MRI recognized on file."),
        ["resistance-withheld"] = ("resistance withheld", "Resistance training is withheld until the spasm is documented as resolved."),
        ["within-measurement-error"] = ("within measurement error", "Changes within measurement error: {0}."),
        ["drug-information"] = ("drugs", "Drug information, no order: pregabalin, gabapentin or duloxetine are named for neuropathic pain and dystonia; none is labeled for muscle spasm. "
            + "Check kidney function, opioids and CNS depressants, lung disease, MAOI or linezolid, liver, glaucoma, pregnancy ({0})."),
        ["drug-information-withheld"] = ("drugs", "Drug information withheld: the medication list was not supplied or could not be read."),
        ["not-assessed-here"] = ("limits", NotAssessed),

        // Cards beside
        ["manipulation-ordered"] = ("manipulation", "Cervical manipulation is being ordered ({0}) for a patient with OPLL: high-velocity thrust is not part of this protocol; mobilization grades I-IV only."),
        ["minor-patient"] = ("minor", "Under 18: the rehabilitation protocol is for adults and was not applied. A red flag that stands is shown; signs that are missing, conflicting or without a side were not judged and are not absent."),
        ["dystonia-is-different"] = ("dystonia", "Cervical dystonia is on record. It is a different disease from muscle spasm: rehabilitation specialist or neurology first. It never counts as resolved spasm."),
        ["surveillance-after-fusion"] = ("surveillance", "OPLL can progress even after fusion: ongoing surveillance."),
        ["drug-check-applies"] = ("drug check", "On the medication list: {0}. Checks that apply: {1}. Information only."),
        ["reassessment-window-open"] = ("reassessment", "The last range-of-motion set is {0} days old: reassess with the same method, {1} (every 2-4 weeks)."),
    };

    private static readonly Dictionary<string, string> FactNames = new(StringComparer.Ordinal)
    {
        [Facts.Opll] = "OPLL",
        [Facts.Hoffmann] = "Hoffmann sign",
        [Facts.UpperLimbWeakness] = "upper-limb weakness",
        [Facts.UpperLimbStrength] = "upper-limb strength (MRC)",
        [Facts.UpperLimbNumbness] = "upper-limb numbness",
        [Facts.LowerLimbNeuro] = "lower-limb neurologic symptom",
        [Facts.Babinski] = "Babinski sign",
        [Facts.MriCompression] = "MRI cord compression",
        [Facts.MriMyelomalacia] = "MRI myelomalacia",
        [Facts.MriReport] = "cervical MRI report",
        [Facts.PainVas] = "pain (VAS)",
        [Facts.PainNumeric] = "pain (numeric rating)",
        [Facts.ShoulderMotion] = "shoulder range of motion",
        [Facts.Exertion] = "exertion (Borg 6-20)",
        [Facts.Load] = "load (% 1-RM)",
        [Facts.Repetitions] = "repetitions at load",
        [Facts.Egfr] = "eGFR",
        [Facts.Programme] = "program",
        [Facts.ProgrammeStart] = "program start",
        [Facts.Of(Movement.Flexion)] = "flexion",
        [Facts.Of(Movement.Extension)] = "extension",
        [Facts.Of(Movement.RotationRight)] = "rotation right",
        [Facts.Of(Movement.RotationLeft)] = "rotation left",
        [Facts.Of(Movement.LateralFlexionRight)] = "lateral flexion right",
        [Facts.Of(Movement.LateralFlexionLeft)] = "lateral flexion left",
    };

    private static readonly Dictionary<SideTopic, string> SideSummaries = new()
    {
        [SideTopic.OrderConflict] = "Cervical manipulation ordered for a patient with OPLL: thrust is not part of this protocol",
        [SideTopic.AdultProtocol] = "OPLL under 18: the rehabilitation protocol is for adults and was not applied",
        [SideTopic.Dystonia] = "Cervical dystonia is not muscle spasm: rehabilitation specialist or neurology first",
        [SideTopic.Surveillance] = "Prior cervical fusion: OPLL can progress after fusion, keep up surveillance",
        [SideTopic.DrugCaution] = "Medication check: a caution applies to a drug on the list",
        [SideTopic.ReassessmentDue] = "Cervical range-of-motion reassessment is due (every 2-4 weeks)",
    };

    /// <summary>Ids that have a sentence.</summary>
    public static IEnumerable<string> RuleIds => ByRule.Keys;

    /// <summary>A fact in plain words.</summary>
    public static string Name(string fact) => FactNames.GetValueOrDefault(fact) ?? fact.Replace('-', ' ');

    /// <summary>A missing fact, for instance <c>Hoffmann sign, left: stale, last recorded 2026-04-01</c>.</summary>
    public static string Name(MissingFact missing) =>
        Name(missing.Fact)
        + (missing.Side is { } side ? ", " + side : string.Empty)
        + ": " + missing.Reason.Words()
        + (missing.LastDate is { } last ? (missing.Fact == Facts.BirthDate ? ", recorded as " : ", last recorded ") + last.Text : string.Empty);

    /// <summary>Summary of a card beside the pathway card.</summary>
    public static string SideSummary(SideTopic topic) => SideSummaries[topic];

    /// <summary>The sentence of a rule where no patient is meant: an ellipsis stands for what it would name.</summary>
    public static string Sentence(string rule) =>
        Enumerable.Range(0, 3).Aggregate(ByRule[rule].Sentence, (text, at) => text.Replace($"{{{at}}}", "\u2026", StringComparison.Ordinal));

    /// <summary>The sentence of a rule, with the words it names.</summary>
    internal static string Sentence(string rule, ImmutableArray<string> names) => Fill(ByRule[rule].Sentence, names);

    internal static string Short(string rule, ImmutableArray<string> names) => Fill(ByRule[rule].Short, names);

    /// <summary>The card's one sentence: a lead and as many reasons as fit; a plan's caveats are told from its grounds.</summary>
    internal static string Summary(Pathway pathway, bool stat, bool warns, bool runs, ImmutableArray<string> reasons, ImmutableArray<string> caveats) => pathway switch
    {
        Pathway.UrgentSurgicalReferral when stat => Fit("Stop rehabilitation; refer to spine surgery now (stat): ", reasons),
        Pathway.UrgentSurgicalReferral => Fit("Stop rehabilitation; refer urgently to spine surgery: ", reasons),
        Pathway.SurgicalReferral => Fit("Refer to spine surgery, no rehabilitation plan: ", reasons),
        Pathway.CompleteAssessment when runs => Fit("Complete the assessment before the program goes on: ", reasons),
        Pathway.CompleteAssessment => Fit("Complete the assessment before any plan: ", reasons),
        Pathway.Hold when warns => Fit("Hold the program and review: ", reasons),
        Pathway.Hold => Fit("No progression now: ", reasons),
        Pathway.Progress => Fit("May progress to moderate resistance: ", reasons),
        Pathway.ConservativePlan => Fit("Conservative program may be offered: ", caveats is [var first, .. var others] ? [.. reasons, "caveat: " + first, .. others] : reasons),
        _ => string.Empty,
    };

    private static string Fit(string lead, ImmutableArray<string> reasons)
    {
        for (var shown = reasons.Length; shown > 0; shown--)
        {
            var rest = reasons.Length - shown;
            var text = lead + string.Join(", ", reasons.AsSpan()[..shown]) + (rest > 0 ? $", and {rest} more" : string.Empty);
            if (text.Length <= SummaryLength)
            {
                return text;
            }
        }

        return lead.TrimEnd(' ', ':');
    }

    private static string Fill(string template, ImmutableArray<string> names) =>
        names.IsDefaultOrEmpty ? template : string.Format(CultureInfo.InvariantCulture, template, [.. names]);
}
