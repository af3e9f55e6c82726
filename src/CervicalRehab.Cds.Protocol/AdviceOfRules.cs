using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Protocol;

// Stryker disable String : prose; which sentence stands where, and with which words in it, is tested
public static partial class Advice
{
    // Where the date of what was found stands in a sentence; at its end in one without the mark.
    private const string When = "@";

    private static readonly Dictionary<string, Words> ByRule = new(StringComparer.Ordinal)
    {
        // Red flags
        ["bowel-dysfunction"] = Found("bowel dysfunction", "Bowel dysfunction@: an acute loss of function is an emergency now") with { IsKept = true },
        ["bladder-dysfunction"] = Found("bladder dysfunction", "Bladder dysfunction@: an acute loss of function is an emergency now") with { IsKept = true },
        ["gait-instability"] = Found("gait instability", "Gait instability"),
        ["lower-limb-symptom"] = Found("neurologic leg symptom", "Neurologic symptom of a leg"),
        ["bilateral-upper-limb-deficit"] = Found("bilateral arm {0}", "{1} of both arms@, not documented as stable: progression cannot be excluded") with { General = "Weakness or numbness of both arms, not documented as stable: progression cannot be excluded" },
        ["progressive-weakness"] = Found("arm weakness getting worse", "Arm weakness is getting worse@: down one MRC grade or more, or marked worse"),
        ["mri-compression-with-myelomalacia"] = Found("MRI cord compression with myelomalacia", "MRI: cord compression with myelomalacia"),

        // Referrals
        ["stable-bilateral-deficit"] = Found("stable {0} of both arms", "{1} of both arms, stable on exams 28 days or more apart") with { General = "Weakness or numbness of both arms, stable on exams 28 days or more apart" },
        ["upper-limb-weakness"] = Found("{0}", "Weakness of {1}@{2}: radiculopathy or myelopathy, localize it", "{3}") with { General = "Weakness of a hand or arm: radiculopathy or myelopathy, localize it" },
        ["bilateral-hoffmann"] = Found("bilateral Hoffmann sign", "Bilateral Hoffmann sign@: a need for surgery is not ruled out"),
        ["mri-compression"] = Found("{0}", "On record: {0}@. This contradicts minor OPLL") with { Shortest = "cord compression or myelomalacia" },
        ["myelopathy-on-problem-list"] = Found("cervical myelopathy", "Cervical myelopathy on the problem list@: the program does not apply"),
        ["extent-not-minor"] = Found("OPLL not minor", "OPLL recorded as moderate or severe@: the program is for minor OPLL only"),
        ["deficit-after-six-weeks"] = new("new arm numbness by day {0} (first found {1})", "Numbness of one arm developed by day {0}, after 6 weeks of therapy (first found {1})"),
        ["worse-after-six-weeks"] = new("worse on day {0} ({1})", "Worse than baseline on day {0}, after 6 weeks of therapy: {1}") { Shortest = "worse on day {0}" },

        // Gaps
        ["could-not-be-evaluated"] = new("sign data could not be evaluated", "Sign and measurement data could not be read: nothing here reassures", "Examine for red flags and check the chart"),
        ["record-incomplete"] = new("the record arrived in part only", "The record arrived in part only: what is missing may be positive", "Examine for red flags and check the chart"),
        ["diagnosis-not-confirmed"] = new("confirm the OPLL diagnosis", "OPLL is unconfirmed, not coded, or of unknown level", "Confirm the OPLL diagnosis and its level"),
        ["record-replaced"] = new("this one was replaced or is no longer in use", "This record was replaced or is no longer in use: what is missing here may be there", "Open the current record") { Brief = "this record was replaced or is no longer in use" },
        ["patient-not-understood"] = new("part of the patient record is not understood", "Part of the patient record is not understood", "Check the chart before rehab"),
        ["extent-not-understood"] = new("confirm the OPLL extent", "OPLL severity is recorded in a way that is not understood, or in two ways", "Confirm the OPLL extent"),
        ["age-not-known"] = new("{0} the birth date", "Birth date {1}", "{2}") { General = "Birth date missing, in the future or too coarse to tell an adult" },
        ["signs-conflicting"] = new("examine {1} again (findings conflict)", "Recent findings conflict: {0}", "Examine {1} again{3}") { Shortest = "examine again (findings conflict)", Brief = "present and absent, conflicting: {2}" },
        ["hoffmann-side-not-stated"] = Found("state the side of the Hoffmann sign", "Hoffmann sign positive@, side not stated", "State the side of the Hoffmann sign: left, right or both"),
        ["numbness-side-not-stated"] = Found("state the side of the arm numbness", "Arm numbness@, side not stated", "State the side of the arm numbness: left, right or both"),
        ["pyramidal-sign"] = Found("work up the {0}", "Present: {0}", "Complete the myelopathy work-up before any rehab") with { Shortest = "work up the pyramidal signs" },
        ["signs-unknown"] = new("{1}", "Not known, so not absent: {0}", "{2}") { Shortest = "examine the neurologic signs" },
        ["positive-sign-outdated"] = new("examine again, last present: {0}", "Present, and that side not examined in the last 28 days: {0}", "Examine {1} again") { Shortest = "examine the neurologic signs again" },
        ["problem-not-over"] = new("check whether the {0} is over", "Recorded as over from a date still to come: {0}", "Check whether the {0} is over and correct the date") { Shortest = "check whether a problem is over" },
        ["mri-not-evaluated"] = new("read the MRI on file, not evaluated ({0})", "MRI on file, not evaluated ({0}): {1}", "Read the MRI ({0}) and record {2}, present or absent") { Shortest = "read the MRI on file, not evaluated" },
        ["prior-fusion"] = Found("get the surgeon's clearance after fusion", "Prior cervical fusion", "Get the surgeon's clearance"),
        ["motion-missing"] = new("measure neck motion", "Measure all six neck movements in one visit with the same device", "Measure all six neck movements in one visit with the same device"),
        ["pain-missing"] = new("score pain", "No usable pain score in the last 28 days", "Score pain on the visual analog scale"),
        ["shoulder-missing"] = new("examine the shoulder", "Shoulder not fully examined in the last 28 days: {0}", "Examine the shoulder: {0}") { General = "Shoulder not fully examined in the last 28 days" },
        ["worse-with-unknown-start"] = new("record when the program began (worse: {0})", "Worse in a program whose first day is not known: {0}", "Record the day on which the program began") { Shortest = "record when the program began (worse)" },
        ["worse-after-ended-programme"] = new("worse since the last program began ({0})", "Worse than at the start of the last program, which was stopped or completed: {0}", "Reassess before a new plan; worse despite 6 weeks of therapy means a surgical referral") { Shortest = "worse since the last program began" },
        ["numbness-since-ended-programme"] = Found("arm numbness since the last program began", "Numbness of one arm@ was first found after the last program, which was stopped or completed, had begun", "Judge the numbness before a new plan; refer if it is new and significant"),
        ["worse-since-therapy"] = new("worse since therapy began ({0})", "Worse since the first therapy session on {1}: {0}", "Judge what therapy was given; worse after 6 weeks of it means a surgical referral") { Shortest = "worse since therapy began" },

        // Running program
        ["worse-before-six-weeks"] = new("worse on day {0} ({1})", "Worse than baseline on day {0}: {1}", "Review the program; refer at any time for a new deficit") { Shortest = "worse on day {0}" },
        ["worse-in-another-programme"] = new("worse since the program of {0} began ({1})", "More than one program runs, and it is worse since that of {0} began: {1}", "Settle which program goes on, and review it") { Shortest = "worse since the program of {0} began" },
        ["other-programme-on-hold"] = new("another program is paused", "Another program of this protocol is paused", "Settle which program goes on, and close the other"),
        ["new-numbness"] = Found("new unilateral arm numbness", "Numbness of one arm developed in the program@: judge whether it is significant", "Judge the new numbness; refer if it is significant"),
        ["numbness-perhaps-new"] = Found("unilateral arm numbness, perhaps new", "Numbness of one arm first found in the program@; no absence before it is on record", "Compare the numbness with the state before the program; refer if it is new and significant"),
        ["motion-overdue"] = new("neck motion last measured {0} days ago", "Neck motion last measured {0} days ago; it is due every 2 to 4 weeks", "Measure all six neck movements {1}"),
        ["expected-window-passed"] = new("not clearly better by day {0}", "Day {0}: pain is not down 20 mm and no movement is up 10 degrees", "Review the plan; no automatic referral"),
        ["motion-not-comparable"] = new("motion measured by another method than at baseline", "Motion was measured by another method than at baseline; methods are not compared", "Measure motion by the baseline method"),
        ["pain-not-comparable"] = new("pain scored on another scale than at baseline", "Pain was scored on another scale than at baseline; scales are not compared", "Score pain on the baseline scale"),
        ["resistance-with-active-spasm"] = new("resistance training while spasm is active", "Resistance training is planned or recorded while the spasm is active", "Stop resistance until the spasm has resolved"),
        ["newer-measurement-not-used"] = new("perhaps newer result not used ({0})", "Not used, and perhaps newer than what was: {1}", "Check in the chart or measure again: {0}"),
        ["baseline-not-used"] = new("nothing to compare with: earlier result not used ({0})", "No comparison with baseline, not used: {1}", "Check the earlier result in the chart: {0}"),
        ["exertion-unusable"] = new("exertion scale unknown", "Exertion of the latest set has no known scale", "Record exertion on the Borg 6-20 scale"),
        ["load-above-ceiling"] = Found("load {0} % 1-RM, above 60 %", "Latest load {0} % 1-RM@ is above the ceiling of 60 %", "Lower the load"),
        ["start-unknown"] = new("program start not recorded", "No start date: the 6-week and 8-week checks cannot be made", "Record the day on which the program began"),
        ["start-not-precise"] = new("program start not known to the day", "The program start is known to the month or year only: checks that depend on its day cannot be made", "Record the day on which the program began"),
        ["too-hard"] = Found("Borg {0} is too hard to progress", "Exertion Borg {0}@, above 14: too hard", "Do not raise the load"),
        ["load-light"] = Found("load may be light, Borg {0}", "Exertion Borg {0}@, below 12: the load may be light", "Adjust the load if it is too light"),
        ["too-few-repetitions"] = Found("{0} of 15", "{0} at low load@; 15 are needed before the load rises"),
        ["load-below-low"] = new("load {0} % 1-RM is below 40 %", "Latest load is {0} % 1-RM; progress is judged at 40 %"),
        ["moderate-is-ceiling"] = new("moderate load is the ceiling", "Moderate load is the ceiling; nothing further is proposed"),
        ["plan-not-low-alone"] = new("care plan has {0}", "The care plan has {1}: no change of it is drafted", "{2}"),
        ["set-incomplete"] = Found("resistance set incomplete", "Latest resistance set lacks repetitions, load or exertion", "Record repetitions, load and Borg exertion in one session"),
        ["set-stale"] = new("resistance set {0} days old", "Latest resistance set is {0} days old", "Record repetitions, load and Borg exertion in one session"),
        ["set-missing"] = new("no resistance set recorded", "No resistance set is recorded in this program yet", "Record repetitions, load and Borg exertion in one session"),
        ["spasm-not-resolved"] = new("{0}", "Resistance waits: {1}", "{2}"),
        ["resistance-may-start"] = new("low resistance may be added, spasm resolved", "Spasm resolved: the therapist may add low resistance", "Add low resistance if the therapist agrees"),
        ["plan-not-understood"] = new("care plan not wholly understood", "Part of the care plan is not understood or missing: no change of it is drafted", "Open the care plan"),
        ["resistance-forbidden"] = new("resistance ruled out, stopped or unclear in the care plan", "The care plan says no resistance training, or it was stopped, or its status is not known: no progression"),
        ["programme-on-hold"] = new("resuming is the clinician's decision", "The program is on hold; resuming it is the clinician's decision"),
        ["programme-not-started"] = new("program starts {0}", "The program starts {0}"),
        ["programme-continues"] = new("nothing is due", "A program is running; nothing is due"),
        ["ready-to-progress"] = Found("{0} repetitions at Borg {1}", "{0} repetitions at {2}, Borg {1}@; spasm resolved, reassessment current, {3}"),
        ["ready-to-start"] = new("{0}", "Complete, current baseline; {0}"),

        // Caveats
        ["one-sided-hoffmann"] = Found("unilateral Hoffmann sign", "Unilateral Hoffmann sign does not rule out myelopathy"),
        ["one-sided-numbness"] = Found("unilateral arm numbness", "Unilateral arm numbness@: judge whether it is significant"),
        ["extent-not-stated"] = new("OPLL extent not recorded", "OPLL severity is not recorded: confirm that the extent is minor", "Confirm that the OPLL extent is minor"),
        ["spasm-not-documented"] = new("spasm not documented", "Spasm is not documented: resistance waits"),
        ["dystonia-on-problem-list"] = Found("cervical dystonia", "Cervical dystonia@ is a different disease: rehab specialist or neurology first", "Refer to a rehab specialist or neurology first"),
        ["older-positive-mri"] = new("MRI positive before ({0})", "Latest MRI negative; MRI positive before ({0})") { Shortest = "MRI positive before" },
        ["numeric-pain-stands-in"] = new("numeric pain rating", "Numeric pain rating in place of the visual analog scale; the two are not mixed in a trend"),
        ["recent-fall"] = Found("recent fall", "Fall {0}@: minor trauma can start symptoms in OPLL"),
        ["programmes-not-evaluated"] = new("care plans not read", "Care plans could not be read: a program may be running"),
        ["procedures-not-evaluated"] = new("procedures not read", "Procedures could not be read: there may be a prior fusion"),
        ["reports-not-evaluated"] = new("imaging reports not read", "Imaging reports could not be read: there may be an MRI on file"),
        ["orders-not-evaluated"] = new("orders not read", "Orders could not be read: there may be an order already"),
        ["therapy-order-forbidden"] = new("order against therapy", "An order says that physical therapy is not to be done", "Check the order against physical therapy"),
        ["therapy-order-not-counted"] = new("therapy order to check", "Physical therapy is in an order that does not count here ({0}): check it before another is made"),
        ["numbness-without-site"] = new("numbness without a site: ask where", "Numbness on record without a site: ask where; of an arm or a leg it is a sign"),
        ["programme-not-counted"] = new("care plan to check", "A care plan of this protocol could not be read: a program may be running"),
        ["referral-forbidden"] = new("order against referral", "An order says that a referral to a surgeon is not to be made", "Check the order against the referral"),

        // Lines
        ["plan-not-updated"] = new("put the program on hold in the record", "The care plan is not wholly understood or cannot be sent back: its hold is not drafted", "Put the program on hold in the record"),
        ["referral-purpose-unclear"] = new("surgical referral to check", "A referral to a surgeon is on file: check whether it is for the spine", "Check whether the surgical referral on file is for the spine"),
        ["referral-not-counted"] = new("surgical referral to check", "A surgical referral is in an order that does not count here ({0}): check it"),
        ["assessment-order-forbidden"] = new("order against assessment", "An order says that the assessment is not to be done: check it"),
        ["assessment-order-not-counted"] = new("assessment order to check", "The assessment is in an order that does not count here ({0}): check it"),
        ["manipulation-on-file"] = Found("cervical manipulation on file", "Cervical manipulation is ordered@: thrust is not part of care with OPLL", "Cancel the cervical manipulation that is on file"),
        ["stress-incontinence-seen"] = new("long-standing stress incontinence", "Long-standing stress incontinence is not counted as a red flag"),
        ["numbness-without-site-seen"] = new("numbness without a site: ask where", "Numbness on record without a site: ask where; of an arm or a leg it is a sign"),
        ["unspecific-sign-seen"] = new("{0}: ask more closely", "On record, too unspecific to count: {1}") { General = "On record, too unspecific to count: muscle weakness, clumsiness, altered bowel function or the like" },
        ["death-date-ahead"] = new("date of death in the future", "Date of death lies in the future: not used, correct it"),
        ["painful-gait-seen"] = new("painful gait", "Painful gait is not counted as a red flag"),
        ["sign-data-not-evaluated"] = new("rest of the sign data not read", "The rest of the sign data could not be read or is incomplete"),
        ["optional-data-not-evaluated"] = new("{0} not read", "Could not be read: {1}"),
        ["stop-programme"] = new("program is running", "A program is running", "Put the program on hold until surgery has evaluated the patient"),
        ["other-programme-active"] = new("another program is active", "Another program of this protocol is active as well: its hold is not drafted", "Put the other program on hold as well"),
        ["therapy-on-file"] = new("physical therapy is on file", "Physical therapy is ordered or was given in the last 28 days", "Stop the physical therapy that is on file"),
        ["therapy-draft-conflicts"] = new("physical therapy is being ordered", "Physical therapy is being ordered in this session", "Do not start the physical therapy being ordered"),
        ["dystonia-beside-referral"] = Found("cervical dystonia", "Cervical dystonia@ is on record as well: a different disease from muscle spasm"),
        ["drug-may-contribute"] = new("drugs may contribute ({0})", "Drugs may contribute; still refer urgently ({0} on the list)"),
        ["myelomalacia-open"] = new("myelomalacia may be present", "Myelomalacia may be present in the same study, a finding could not be used or has no date: then the referral is urgent", "Check the MRI for myelomalacia"),
        ["review-mri"] = new("no cervical MRI recognized on file", "No cervical MRI recognized on file: consider one with the referral", "Consider a cervical MRI with the referral"),
        ["surgery-already-referred"] = new("spine-surgery order on file", "A spine-surgery order is there already"),
        ["surgical-referral-open"] = new("surgical referral open", "A referral to spine surgery is open: await its answer, or close it if it is settled"),
        ["surgery-order-to-raise"] = new("spine-surgery order to raise", "The spine-surgery order on file is {0}: raise its priority to {1}", "Raise the spine-surgery order to {1}"),
        ["adult-protocol-only"] = new("under 18", "Under 18: the rehab part of the protocol does not apply"),
        ["examination-signs-absent"] = new("no red flags on exam {0}", "No red flags on exam {0}"),
        ["plan-not-changed"] = new("change the care plan in the record", "The care plan cannot be sent back changed: no change of it is drafted", "Change the care plan in the record"),
        ["no-mri"] = new("no cervical MRI recognized on file", "No cervical MRI recognized on file"),
        ["resistance-withheld"] = new("resistance waits {0}", "Resistance waits {0}"),
        ["within-measurement-error"] = new("within measurement error: {0}", "Changes within measurement error: {0}"),
        ["better-since-baseline"] = new("better since baseline: {0}", "Better since baseline: {0}; it progresses nobody by itself"),
        ["drug-information"] = new("pregabalin, gabapentin or duloxetine may ease participation: prescriber's choice; {1}", "Pregabalin, gabapentin or duloxetine may ease participation; the prescriber decides, none is labeled for muscle spasm. "
            + "Check kidney function, opioids and CNS depressants, lung disease, MAOI or linezolid, liver, glaucoma, pregnancy ({0})"),
        ["drug-information-withheld"] = new("medication list not read", "Medication list could not be read: no drug information"),
        ["not-assessed-here"] = new("limits", NotAssessed),

        // Cards beside
        ["manipulation-ordered"] = new("Remove the cervical manipulation order: thrust is not part of this protocol with OPLL", "Thrust manipulation of the neck is not part of this protocol with OPLL; manual therapy is mobilization, grades I-IV", "Remove the manipulation order"),
        ["minor-patient"] = new("Do not apply this adult protocol: under 18 with OPLL", "Under 18: this rehab protocol is for adults and was not applied. A red flag that stands is shown; signs that are missing, conflicting or without a side were not judged and are not absent", "{0}"),
        ["dystonia-is-different"] = new("Refer to a rehab specialist or neurology first: cervical dystonia is not muscle spasm", "Cervical dystonia is a different disease from muscle spasm and never counts as resolved spasm", "Refer to a rehab specialist or neurology first"),
        ["surveillance-after-fusion"] = new("Keep up surveillance: OPLL can progress after cervical fusion", "Prior cervical fusion: OPLL can progress even after fusion", "Keep up surveillance"),
        ["drug-check-applies"] = new("{0}", "{1}"),
        ["reassessment-window-open"] = new("Measure neck motion {1} (last {2})", "Neck motion last measured {0} days ago; it is due every 2 to 4 weeks", "Measure all six neck movements {1}"),
    };

    private static readonly Dictionary<SideTopic, string> SideTitles = new()
    {
        [SideTopic.OrderConflict] = "Remove the cervical manipulation order: thrust is not part of this protocol with OPLL",
        [SideTopic.AdultProtocol] = "Do not apply this adult protocol: under 18 with OPLL",
        [SideTopic.Dystonia] = "Refer to a rehab specialist or neurology first: cervical dystonia is not muscle spasm",
        [SideTopic.Surveillance] = "Keep up surveillance: OPLL can progress after cervical fusion",
        [SideTopic.DrugCaution] = "Check the drug: a caution on record applies to it",
        [SideTopic.ReassessmentDue] = "Measure neck motion with the same device: it is due every 2 to 4 weeks",
    };

    /// <summary>Ids that have a sentence.</summary>
    public static IEnumerable<string> RuleIds => ByRule.Keys;

    /// <summary>What a card beside the pathway card is about, where no patient is meant.</summary>
    public static string SideTitle(SideTopic topic) => SideTitles[topic];

    /// <summary>The sentence of a rule where no patient is meant: an ellipsis stands for what it would name.</summary>
    public static string Sentence(string rule) =>
        ByRule[rule].General ?? Enumerable.Range(0, 4).Aggregate(ByRule[rule].Sentence.Replace(When, string.Empty, StringComparison.Ordinal), (text, at) => text.Replace($"{{{at}}}", "\u2026", StringComparison.Ordinal));

    /// <summary>The sentence of a rule, with the words it names and when that was found.</summary>
    internal static string Sentence(string rule, ImmutableArray<string> names, string when = "") => Dated(ByRule[rule].Sentence, names, when);

    internal static string Short(string rule, ImmutableArray<string> names, string when = "") => Dated(ByRule[rule].Short, names, when);

    /// <summary>What a finding is called where a page is full. An emergency keeps its sentence (D11).</summary>
    internal static string Brief(Finding finding) => ByRule[finding.Rule] is { IsKept: true } ? finding.Sentence : ByRule[finding.Rule].Brief is { } brief ? Fill(brief, finding.Names) : finding.Short is { Length: > 0 } called && called.Length < finding.Sentence.Length ? called : finding.Sentence;

    /// <summary>The short words of a rule in ever fewer of them: a part of what they name, without the date, only what it is.</summary>
    internal static ImmutableArray<string> Shorter(string rule, ImmutableArray<string> names, ImmutableArray<string> fewer) =>
    [
        .. fewer.Select(last => Short(rule, names.SetItem(names.Length - 1, last))),
        .. IsDated(rule) ? (ReadOnlySpan<string>)[Short(rule, names)] : [],
        .. ByRule[rule].Shortest is { } shortest ? (ReadOnlySpan<string>)[Fill(shortest, names)] : [],
    ];

    internal static string? Action(string rule, ImmutableArray<string> names) => ByRule[rule].Do is { } action && Fill(action, names) is { Length: > 0 } words ? words : null;

    /// <summary>True when the words are followed by the date of what was found.</summary>
    internal static bool IsDated(string rule) => ByRule[rule].IsDated;

    private static Words Found(string brief, string sentence, string? action = null) => new(brief, sentence, action) { IsDated = true };

    private static string Dated(string template, ImmutableArray<string> names, string when) =>
        template.Contains(When, StringComparison.Ordinal) ? Fill(template.Replace(When, when, StringComparison.Ordinal), names) : Fill(template, names) + when;

    private static string Fill(string template, ImmutableArray<string> names) => names.IsDefaultOrEmpty ? template : string.Format(CultureInfo.InvariantCulture, template, [.. names]);

    private sealed record Words(string Short, string Sentence, string? Do = null, string? Shortest = null, string? Brief = null, string? General = null, bool IsDated = false, bool IsKept = false);
}
