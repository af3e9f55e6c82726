using System.Collections.Immutable;

namespace CervicalRehab.Cds.Workbench.Review;

/// <summary>How an open question of the protocol was decided, and why.</summary>
public sealed record DecisionRow(string Id, string Decided, string Why);

/// <summary>The decisions D1 to D28, in the words of this service.</summary>
public static class DecisionTable
{
#pragma warning disable format // a table reads better in columns
    /// <summary>All decisions, in their order.</summary>
    public static ImmutableArray<DecisionRow> All { get; } =
    [
        new("D1",  "Red flags are screened for everybody with an OPLL problem that is active or has no clinical status and is not refuted or entered in error: children and severe disease included. Without such a problem, or for a deceased patient, there is no card.", "Age and extent decide about rehabilitation, never about a red flag. A service that speaks about patients outside its scope is soon ignored."),
        new("D2",  "OPLL that is unconfirmed, written as text without a code, or of unknown site: complete the assessment and confirm the diagnosis. Red flags still fire.", "A diagnosis in doubt must neither start a program nor hide a sign."),
        new("D3",  "Moderate or severe OPLL: surgical referral, no plan. Severity not stated: the plan is offered with the request to confirm that the extent is minor, and is not pre-selected.", "The protocol says minor and does not define it; only a clinician can confirm it."),
        new("D4",  "Adult from the 18th birthday on the evaluation date. Under 18: no plan, at most an information card; red flags still fire. A birth date too coarse to tell: complete the assessment.", "The protocol is for adults and names no age. Doubt about age is missing data."),
        new("D5",  "Spasm active: stretching, muscle energy technique, manual therapy, no resistance. Resolved: resistance allowed. Not documented: plan with that caveat, resistance withheld. Dystonia is not spasm and never counts as resolved spasm.", "Resistance is tied to the end of the acute spasm. The source mixes a movement disorder with muscle spasm."),
        new("D6",  "A sign is unknown, absent or present. Absent counts only when final, amended or corrected, about this patient, not in the future, and 28 days old or younger; day 28 counts, day 29 is stale.", "Missing or old data must never read as a normal finding. 28 days is the upper end of the protocol's own 2-4 week cycle."),
        new("D7",  "A usable positive counts at any age until a later usable negative replaces it. A preliminary positive warns; a preliminary negative is unknown. On one day positive wins. A negative within 28 days after a positive, or against an active problem, is a conflict: complete the assessment.", "A wrong alarm costs an examination; a missed sign may cost the cord. A contradiction is for a clinician to settle."),
        new("D8",  "Weakness or numbness of both upper limbs, first record or progressive: urgent. Documented stable on two dated examinations 28 days or more apart with equal grades: surgical referral.", "Progression cannot be seen from one record, so the first one is taken seriously."),
        new("D9",  "Hand weakness on one side: surgical referral. A fall of one MRC grade or more, or marked worsening: urgent. New one-sided weakness after a recorded absence: surgical referral.", "The source gives three thresholds for weakness; the most cautious one that fits decides."),
        new("D10", "Hoffmann sign on both sides alone: surgical referral. On one side: plan with the sentence that one-sided is not reassurance. Side not stated: ask for it. Babinski or another pyramidal sign: complete the assessment with a warning.", "The source excludes the bilateral sign only. In a person with OPLL a one-sided sign is not harmless."),
        new("D11", "Bowel or bladder dysfunction: urgent with priority stat, and the line that an acute loss of function is an emergency now. Long-standing stress incontinence alone is shown and not counted.", "This sign has hours, not days; a referral must not delay an emergency."),
        new("D12", "MRI compression with myelomalacia in the latest study: urgent. Compression alone: surgical referral. A report without coded findings: complete the assessment. No MRI: plan allowed and said. Older positive, latest negative: plan with a line. Problems of cord compression or cervical myelopathy refer.", "Free text is never read, so a report without coded findings is not a clear report."),
        new("D13", "Before a plan: six range-of-motion values of one day and method, pain, three shoulder items and every neurologic sign on both sides, each 28 days old or younger. Anything missing is named with its reason. A running program renews all but the shoulder.", "The protocol confirms every item before rehabilitation starts."),
        new("D14", "Inclinometer, goniometer or CROM device count and are shown; a visual estimate does not. Degrees or radians; no unit, negative or implausible: unusable. Plausible are flexion 0-90, extension 0-100, lateral flexion 0-70, rotation 0-110 degrees.", "A number without unit or method cannot be compared, and a typing error must not become a finding."),
        new("D15", "Pain on the visual analog scale as 0-100 mm; cm or a declared range is converted, 0 is a value, no scale is unusable. A numeric rating stands in with a caveat and is never mixed into a trend.", "The two scales differ, and a score without a scale may be ten times off."),
        new("D16", "Day 0 is the program's start date, else the first completed session, by calendar day. Unknown start with worsening: complete the assessment. A revoked or completed plan is no program.", "The six-week rule needs a day to count from; guessing one could delay a referral."),
        new("D17", "Worse means 15 mm or more on the pain scale, or 10 degrees or more of motion lost by the same method. Less is within measurement error.", "Published measurement errors reach these sizes; calling noise a change misleads in both directions."),
        new("D18", "Worse on day 42 or later: surgical referral. Worse before: hold, said plainly. Not better on day 56 or later: hold with the expected window passed, no automatic referral.", "The source refers for worsening after six weeks and expects a gain within eight; not improving is not worsening."),
        new("D19", "Only low to moderate, and only with spasm resolved, 15 or more repetitions at 40 % 1-RM, exertion 12-14 on Borg 6-20, all of one day, screening and motion current, pain not worse. Below 12 or above 14: hold. Moderate is the ceiling.", "The protocol progresses on goals, not on time, and its trigger cannot occur in the moderate phase."),
        new("D20", "Reassessment of motion: window opens on day 14 after the last set, due on day 28, overdue on day 29.", "Every 2-4 weeks, in calendar days."),
        new("D21", "Prior cervical fusion: complete the assessment, surgeon's clearance, surveillance line. A recent fall: plan with a line.", "OPLL can progress after fusion, and nothing says that the program is safe then. Minor trauma can start symptoms."),
        new("D22", "Drugs are a line of information: the three agents, and the checks that apply to this patient. No dose, no prescription. A list that cannot be read withholds the line. A drug never softens a flag.", "The advice comes from another population, and drug effects can look like red flags."),
        new("D23", "Manual therapy is mobilization of grades I-IV. A drafted cervical manipulation gets a warning. No 1-RM testing of the neck.", "The source's heading says manipulation, its instruction says grades I-IV. Maximal loading beside an ossified ligament is not warranted."),
        new("D24", "An equivalent order or plan, drafted or on file, suppresses the draft and is named; the card stays.", "Duplicate orders harm; a hidden warning harms more."),
        new("D25", "Critical cards cannot be snoozed and come again; overriding offers reasons.", "A red flag stays until it is settled in the record."),
        new("D26", "The content is draft and experimental until the deploying organization approves it.", "No clinician has signed it. No regulatory claim is made."),
        new("D27", "When several pathways compete the most severe drives the drafts; the others are listed.", "One clear action, without hiding the rest."),
        new("D28", "Every number is code with its clause, in one place, and never a setting.", "A threshold must be reviewed and released, not configured."),
    ];
#pragma warning restore format
}
