using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>What a running program waits for, and when it moves on (PROG-01 to PROG-03, D5, D16 to D20). Time never progresses anyone.</summary>
internal static class RunningProgramme
{
    public const string Continues = "programme-continues";
    public const string MotionOverdue = "motion-overdue";

    /// <summary>Rules that found something present or worse.</summary>
    public static ImmutableArray<string> Standing { get; } = ["worse-before-six-weeks", "worse-in-another-programme", "new-numbness", "numbness-perhaps-new"];

    public static ImmutableArray<Rule> All { get; } =
    [
        Hold("worse-before-six-weeks", Effect.HoldWarning, "D17, D18", ["CAVEAT-05"], "Worse than baseline before day 42?", JudgeEarlyWorsening),
        Hold("worse-in-another-programme", Effect.HoldWarning, "D17, D29", ["CAVEAT-05"], "More than one program runs, and worse since another of them began?", c => c.Course.WorseInAnother is { } worse
            ? Judgement.Yes([worse.Programme, .. Describe.Pairs(worse.Worsened)], worse.Programme.Date!.Shown(c.At), Describe.Changes(worse.Worsened, c.At)) with { Fewer = Describe.Fewer(worse.Worsened, c.At) }
            : Judgement.No),
        Hold("new-numbness", Effect.HoldWarning, "D8", ["CAVEAT-05", "SCOPE-03"], "Numbness of one arm that was absent before the program?", c => Judgement.WhenAny(c.NewNumbness)),
        Hold("numbness-perhaps-new", Effect.HoldWarning, "D6, D8", ["CAVEAT-05", "SCOPE-03"], "Numbness of one arm that was first found in the program, without an absence before it?", c => Judgement.WhenAny(c.PerhapsNewNumbness)),
        Hold(MotionOverdue, Effect.HoldWarning, "D20", ["PROG-02"], "Is the last set of motion 29 days old or older?", c => Judgement.When(c.Motion.DaysSinceLatest > Windows.ReassessmentDueDay, c.Motion.LatestComplete?.Sources ?? [], Describe.Number(c.Motion.DaysSinceLatest), c.Course.MotionNotComparable ? Describe.BaselineMethod : "with the same device as before")),
        Hold("expected-window-passed", Effect.HoldWarning, "D18", ["OUTCOME-02"], "Day 56 or later and not better?", c => Judgement.When(c.Course.ExpectedWindowPassed == Answer.Yes, [c.Course.StartSource!], Describe.Day(c.Course))),
        Hold("motion-not-comparable", Effect.HoldWarning, "D17", ["PROG-02"], "Motion measured only by methods other than the baseline's?", c => Judgement.When(c.Course.MotionNotComparable, c.Motion.LatestComplete?.Sources ?? [])),
        Hold("pain-not-comparable", Effect.HoldWarning, "D15, D17", ["ASSESS-03"], "Pain scored only on a scale other than the baseline's?", c => Judgement.When(c.Course.PainNotComparable, c.Pain.Latest is { } pain ? [pain.Source] : [])),
        Hold("resistance-with-active-spasm", Effect.HoldWarning, "D5", ["NMS-03"], "Resistance training while the spasm is active?", c => Judgement.When(c.SpasmActive == Answer.Yes && c.Resistance.Phase != ResistancePhase.None, [.. PatientCase.ActiveOf(c.Picture.Spasm), .. c.Resistance.Sources])),
        Hold("plan-not-understood", Effect.HoldWarning, "D29, D40", ["PROG-01"], "Is a running care plan not wholly understood, or here in part only?", c => Judgement.WhenAny(NotUnderstood(c))),
        Hold("newer-measurement-not-used", Effect.HoldWarning, "D19, D29", ["PROG-01", "PROG-03"], "May a measurement of pain, motion or resistance that could not be used be newer than the latest that was?", JudgeSetAside),
        Hold("baseline-not-used", Effect.HoldWarning, "D17, D19, D29", ["PROG-01", "CAVEAT-05"], "Is a measurement of pain or motion that could not be used perhaps the baseline, and no usable one before the program?", c => JudgeUnused(c.SetAside.MayBeBaseline)),
        Hold("exertion-unusable", Effect.HoldWarning, "D19", ["PROG-03"], "Is the exertion of the latest set without a known scale?", c => Judgement.When(c.Resistance.ExertionUnusable, c.Resistance.Sources)),
        Hold("programme-on-hold", Effect.HoldInfo, "D16", ["REDFLAG-00"], "Is the program on hold?", c => Judgement.When(c.Course.IsOnHold, [c.Course.Running!.Source])),
        Hold("other-programme-on-hold", Effect.HoldInfo, "D24, D40", ["PROG-01"], "A program is active, and is another one on hold?", c => Judgement.WhenAny(c.Course.IsOnHold ? [] : c.Course.Plans.Only(static plan => plan.State == ProgrammeState.OnHold).Each(static plan => plan.Source))),
        Hold("load-above-ceiling", Effect.HoldInfo, "D19", ["NMS-05"], "Load above 60 % 1-RM?", c => Judgement.When(c.Resistance.LatestLoad?.Value > Windows.ModerateLoadPercent, [.. Load(c)], Describe.Number(c.Resistance.LatestLoad?.Value))),
        Hold("start-unknown", Effect.HoldInfo, "D16", ["CAVEAT-05"], "Is the program's start unknown?", c => Judgement.When(c.Course.Start is null, [c.Course.Running!.Source])),
        Hold("start-not-precise", Effect.HoldInfo, "D16", ["CAVEAT-05"], "Is the program's start known to a month or a year only, and does what is checked depend on its day?", c => Judgement.When(IsStartTooCoarse(c), [c.Course.StartSource!])),
        Hold("too-hard", Effect.HoldInfo, "D19", ["PROG-03"], "Exertion above 14?", c => Judgement.When(c.Resistance.Exertion > Windows.ExertionHigh, c.Resistance.Sources, Describe.Number(c.Resistance.Exertion))),
        Hold("load-light", Effect.HoldInfo, "D19", ["PROG-03"], "Exertion below 12?", c => Judgement.When(IsLow(c) && c.Resistance.Exertion < Windows.ExertionLow, c.Resistance.Sources, Describe.Number(c.Resistance.Exertion))),
        Hold("too-few-repetitions", Effect.HoldInfo, "D19", ["PROG-03"], "Fewer than 15 repetitions at low load?", c => Judgement.When(IsLow(c) && c.Resistance.Repetitions < Windows.ProgressRepetitions, c.Resistance.Sources, Describe.Count(c.Resistance.Repetitions, "repetition"))),
        Hold("load-below-low", Effect.HoldInfo, "D19", ["NMS-04", "PROG-03"], "Load below 40 % 1-RM?", c => Judgement.When(c.Resistance.LatestLoad?.Value < Windows.LowLoadPercent, [.. Load(c)], Describe.Number(c.Resistance.LatestLoad?.Value))),
        Hold("moderate-is-ceiling", Effect.HoldInfo, "D19", ["NMS-05"], "Already at moderate load?", c => Judgement.When(c.Resistance.Phase == ResistancePhase.Moderate, [.. Load(c)])),
        Hold("plan-not-low-alone", Effect.HoldInfo, "D19, D40", ["NMS-05", "PROG-01"], "Trained at low load, and the care plan has moderate resistance already, or a second resistance activity?", JudgePlan),
        Hold("set-incomplete", Effect.HoldInfo, "D19", ["PROG-03"], "Repetitions, load and exertion not of one day?", c => Judgement.When(IsLow(c) && c.Resistance is { Age: not null, IsComplete: false, ExertionUnusable: false }, c.Resistance.Sources)),
        Hold("set-stale", Effect.HoldInfo, "D19", ["PROG-03"], "Latest resistance set older than 28 days?", c => Judgement.When(IsLow(c) && c.Resistance.Age > Windows.ValidDays, c.Resistance.Sources, Describe.Number(c.Resistance.Age))),
        Hold("set-missing", Effect.HoldInfo, "D19", ["PROG-03"], "Low resistance planned and no set recorded?", c => Judgement.When(IsLow(c) && c.Resistance.Age is null, [c.Course.Running!.Source])),
        Hold("spasm-not-resolved", Effect.HoldInfo, "D5, D19", ["NMS-03"], "Spasm not documented as resolved?", JudgeSpasm),
        Hold("resistance-forbidden", Effect.HoldInfo, "D40", ["NMS-03", "PROG-01"], "Does the care plan say that resistance is not to be done, or was it stopped?", c => Judgement.WhenAny(Forbidding(c))),
        Hold("resistance-may-start", Effect.HoldInfo, "D5", ["NMS-03", "NMS-04"], "Spasm resolved, nothing worse or in doubt, and no resistance training yet?", c => Judgement.When(c.SpasmActive == Answer.No && c.Resistance.Phase == ResistancePhase.None && Forbidding(c).IsEmpty && !LoadWaits(c), c.SpasmSources)),
        Hold("programme-not-started", Effect.HoldInfo, "D16", ["PROG-01"], "Does the program start later?", c => c.Course.MostDay < 0 ? Judgement.Yes([c.Course.StartSource!], c.Course.Start!.Shown(c.At)) : Judgement.No),
        Hold(Continues, Effect.HoldInfo, "D16", ["PROG-01"], "Is a program running?", c => Judgement.Yes([c.Course.Running!.Source])),
        new("ready-to-progress", Effect.Progress, "D19", ["NMS-03", "NMS-05", "PROG-01", "PROG-03"], "15 repetitions or more at 40 % 1-RM with an exertion of 12 to 14, spasm resolved, nothing overdue, nothing worse?") { Judge = JudgeProgress },
    ];

    private static Rule Hold(string id, Effect effect, string decision, ImmutableArray<string> clauses, string question, Func<PatientCase, Judgement> judge) =>
        new(id, effect, decision, clauses, question) { Judge = c => c.Runs ? judge(c) : Judgement.No };

    private static ImmutableArray<Evidence> NotUnderstood(PatientCase c) => c.Course.Plans.Only(static plan => !plan.IsUnderstood).Each(static plan => plan.Source);

    private static ImmutableArray<Evidence> Forbidding(PatientCase c) => c.Course.Plans.Only(static plan => plan.ForbidsResistance).Each(static plan => plan.Source);

    /// <summary>Whether the expected window has passed, or whether the latest set is of this program, depends on the day it began, which is not known.</summary>
    public static bool IsStartTooCoarse(PatientCase c) =>
        c.Course.ExpectedWindowPassed == Answer.Unknown || (c.Course is { Day: null, LeastDay: { } least } && c.Resistance.Age > least);

    // Beside what became worse, or may have, and beside a plan of which nobody can tell what it says, no load is added (D19).
    private static bool LoadWaits(PatientCase c) =>
        c.Course.Worse || c.Course.WorseInAnother is not null || !c.NewNumbness.IsEmpty || !c.PerhapsNewNumbness.IsEmpty || !NotUnderstood(c).IsEmpty || !c.SetAside.MayBeNewer.IsEmpty;

    private static bool IsLow(PatientCase c) => c.Resistance.Phase == ResistancePhase.Low;

    private static IEnumerable<Evidence> Load(PatientCase c) => c.Resistance.LatestLoad is { } load ? [load.Source] : [c.Course.Running!.Source];

    // Where resistance is trained or planned all the same, it is to wait: to go on unchanged would not be that.
    private static Judgement JudgeSpasm(PatientCase c) =>
        c.SpasmActive == Answer.Unknown || (c.SpasmActive == Answer.Yes && c.Resistance.Phase == ResistancePhase.None)
            ? Judgement.Yes(
                c.SpasmSources,
                [
                    .. c.OnlyDystoniaHolds ? (ReadOnlySpan<string>)["resistance waits for the work-up of the dystonia", "spasm resolved, and cervical dystonia on record"] : ["spasm not documented as resolved", "spasm not documented as resolved"],
                    c.Resistance.Phase == ResistancePhase.None ? string.Empty : c.OnlyDystoniaHolds ? "Withhold resistance until the dystonia is worked up" : "Withhold resistance until the spasm is documented as resolved",
                ])
            : Judgement.No;

    // One activity at moderate load is what the last step led to; of several nobody can tell which is meant.
    private static Judgement JudgePlan(PatientCase c) =>
        !IsLow(c) || c.Course.Plans.Only(static plan => !plan.CanMoveOn) is not { IsEmpty: false } plans ? Judgement.No
        : Judgement.Yes(
            plans.Each(static plan => plan.Source),
            plans.All(static plan => plan.IsAtCeiling)
                ? ["moderate resistance now", "moderate resistance now, the ceiling", string.Empty]
                : ["moderate or a second resistance activity", "moderate resistance already, or a second resistance activity", "Settle which resistance training the care plan means"]);

    // An exertion without a known scale is asked for by a rule of its own.
    private static Judgement JudgeSetAside(PatientCase c) =>
        JudgeUnused(c.SetAside.MayBeNewer.Only(c, static (unused, c) => !(unused.Source.Fact == Facts.Exertion && c.Resistance.ExertionUnusable)));

    // No record is named as evidence: none of their values counts.
    private static Judgement JudgeUnused(ImmutableArray<UnreadMeasurement> unused) =>
        unused.IsEmpty ? Judgement.No : Judgement.Yes([], Describe.Measures(unused.Select(static one => one.Source.Fact)), Describe.SetAside(unused));

    private static Judgement JudgeEarlyWorsening(PatientCase c) =>
        c.Course.WorseBeforeSixWeeks
            ? Judgement.Yes([c.Course.StartSource!, .. Describe.Pairs(c.Course.Worsened)], Describe.Day(c.Course), Describe.Changes(c.Course.Worsened, c.At)) with { Fewer = Describe.Fewer(c.Course.Worsened, c.At) }
            : Judgement.No;

    /// <summary>Positively stated, so that a hold rule that fails to fire can never let a patient progress.</summary>
    private static Judgement JudgeProgress(PatientCase c)
    {
        var set = c.Resistance;
        return c.Runs && Readiness.IsReady(c)
            ? Judgement.Yes([.. set.Sources, .. c.SpasmSources], Describe.Number(set.Repetitions), Describe.Number(set.Exertion), set.Load is { } load ? $"{Describe.Number(load)} % 1-RM" : "the low load of the care plan", Describe.NotWorse(c.Course)) with { Dating = set.Sources }
            : Judgement.No;
    }
}
