using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>What must be known or settled before a plan (ASSESS-00 to ASSESS-04, D2, D4, D6, D7, D10, D12, D13, D16, D21).</summary>
internal static class Gaps
{
    public const string CouldNotBeEvaluated = "could-not-be-evaluated";
    public const string SignsUnknown = "signs-unknown";
    public const string PriorFusion = "prior-fusion";

    /// <summary>Rules that say that the record is not the whole one: nothing else they stand beside is known to be so.</summary>
    public static ImmutableArray<string> NothingScreened { get; } = [CouldNotBeEvaluated, "record-incomplete", "record-replaced", "patient-not-understood"];

    /// <summary>Rules about what is present, contradicts or got worse: they are told before what is only to be examined, confirmed or measured.</summary>
    public static ImmutableArray<string> Standing { get; } =
    [
        "signs-conflicting", "numbness-side-not-stated", "pyramidal-sign", "hoffmann-side-not-stated", "positive-sign-outdated", "problem-not-over", "numbness-since-ended-programme",
        "worse-with-unknown-start", "worse-after-ended-programme", "worse-since-therapy",
    ];

    public static ImmutableArray<Rule> All { get; } =
    [
        new(CouldNotBeEvaluated, Effect.Unscreened, "D6, D13", ["ASSESS-00"], "Could the sign and measurement data not be read?")
        {
            Judge = c => Judgement.When(c.Picture.Loads.Observations is LoadState.Failed or LoadState.NotSupplied, c.OpllSources),
        },
        new("record-incomplete", Effect.Unscreened, "D6, D13", ["ASSESS-00"], "Did the sign data or the problem list arrive in part only?")
        {
            Judge = c => Judgement.When(c.Picture.Loads.Observations == LoadState.Incomplete || c.Picture.Loads.Conditions != LoadState.Complete, c.OpllSources),
        },
        new("record-replaced", Effect.Unscreened, "D32", ["ASSESS-00"], "Was this record replaced by another, or is it no longer in use?") { Judge = c => Judgement.When(c.Picture.Replaced, []) },
        new("patient-not-understood", Effect.Unscreened, "D29", ["ASSESS-00"], "Does the patient's own record say something that is not understood?") { Judge = c => Judgement.When(c.Picture.PatientNotUnderstood, []) },
        new("signs-conflicting", Effect.Gap, "D7", ["ASSESS-01"], "Do recent findings of one sign contradict each other?") { Judge = JudgeConflicts },
        new("numbness-side-not-stated", Effect.Gap, "D8", ["REDFLAG-01"], "Upper-limb numbness without a side?")
        {
            Judge = c => Judgement.When(c.Signs.Numbness.SideMissing, c.Signs.Numbness.Unsided.Sources),
        },
        new("pyramidal-sign", Effect.Gap, "D10", ["ASSESS-01"], "Babinski or another pyramidal sign present?")
        {
            Judge = c => c.Signs.PyramidalSources is { IsEmpty: false } found ? Judgement.Yes(found, Describe.Names(Describe.Positive(found).Select(static record => record.Fact))) : Judgement.No,
        },
        new("hoffmann-side-not-stated", Effect.Gap, "D10", ["ASSESS-01c"], "Hoffmann sign positive without a side?")
        {
            Judge = c => Judgement.When(c.Signs.Hoffmann.SideMissing, c.Signs.Hoffmann.Unsided.Sources),
        },
        new("positive-sign-outdated", Effect.Gap, "D7, D13", ["ASSESS-00", "ASSESS-01"], "Hoffmann sign or numbness of one side, and that side not examined in the last 28 days?") { Judge = JudgeOutdatedSigns },
        new("problem-not-over", Effect.Gap, "D12, D29", ["ASSESS-01"], "Is myelopathy or cord compression recorded as over from a day still to come?")
        {
            Judge = c => c.NotOverYet is { IsEmpty: false } problems ? Judgement.Yes(problems, Describe.Names(problems.Select(static problem => problem.Fact))) : Judgement.No,
        },
        new("numbness-since-ended-programme", Effect.Gap, "D8, D16", ["CAVEAT-05"], "No program, and numbness of one arm that was first found in one that was revoked or completed?")
        {
            Judge = c => c.Runs ? Judgement.No : Judgement.WhenAny(c.NewNumbness.AddRange(c.PerhapsNewNumbness)),
        },
        new("worse-with-unknown-start", Effect.Gap, "D16", ["CAVEAT-05"], "Worse in a program whose start is unknown, lies ahead, or is not known well enough to tell whether six weeks have passed?")
        {
            Judge = c => c is { Runs: true, Course: { Worse: true, WorseAfterSixWeeks: false, WorseBeforeSixWeeks: false } } ? Judgement.Yes(Describe.Pairs(c.Course.Worsened), Describe.Changes(c.Course.Worsened, c.At)) with { Fewer = Describe.Fewer(c.Course.Worsened, c.At) } : Judgement.No,
        },
        new("worse-after-ended-programme", Effect.Gap, "D16", ["CAVEAT-05"], "No program, and worse after one that was revoked or completed?")
        {
            Judge = c => c is { Runs: false, Course: { Ended: not null, Worse: true } } ? Judgement.Yes(Describe.Pairs(c.Course.Worsened), Describe.Changes(c.Course.Worsened, c.At)) with { Fewer = Describe.Fewer(c.Course.Worsened, c.At) } : Judgement.No,
        },
        new("worse-since-therapy", Effect.Gap, "D16", ["CAVEAT-05"], "No program running, and worse since the first completed therapy session, or since the first after a program that ended?")
        {
            // What is worse since the program that ended began is told by the rule before.
            Judge = c => c is { Runs: false, Course: { WorseSinceTherapy: { } worse } course } && !(course is { Ended: not null, Worse: true })
                ? Judgement.Yes([worse.Session, .. Describe.Pairs(worse.Worsened)], Describe.Changes(worse.Worsened, c.At), worse.Session.Date!.Shown(c.At)) with { Fewer = Describe.Fewer(worse.Worsened, c.At) }
                : Judgement.No,
        },
        new("diagnosis-not-confirmed", Effect.Gap, "D2", ["SCOPE-02"], "Is cervical OPLL unconfirmed, uncoded or of unknown site?") { Judge = c => Judgement.When(!c.IsConfirmed, c.OpllSources) },
        new("extent-not-understood", Effect.Gap, "D3", ["SCOPE-02"], "Severity of the ossification stated in a way that is not understood, or in two ways?")
        {
            Judge = c => Judgement.WhenAny(c.Opll.Only(static record => record.Extent == OpllExtent.NotUnderstood).Each(static record => record.Source)),
        },
        new("age-not-known", Effect.Gap, "D4", ["SCOPE-01"], "Is the birth date missing or too coarse to tell an adult?") { Judge = JudgeAge },
        new(SignsUnknown, Effect.Gap, "D6, D13", ["ASSESS-00", "ASSESS-01"], "Is any sign of the examination not known?") { Judge = JudgeUnknownSigns },
        new("mri-not-evaluated", Effect.Gap, "D12", ["REDFLAG-04"], "Is the latest cervical MRI on file without coded findings?") { Judge = JudgeMri },
        new(PriorFusion, Effect.Gap, "D21", ["CAVEAT-04"], "Prior cervical fusion?") { Judge = c => Judgement.WhenAny(c.Picture.Fusions) },
        new("motion-missing", Effect.Gap, "D13, D14", ["ASSESS-00", "ASSESS-02"], "Are six values of motion of one day and method missing, or stale outside a running program?") { Judge = JudgeMotion },
        new("pain-missing", Effect.Gap, "D13, D15", ["ASSESS-00", "ASSESS-03"], "Is a usable pain score of the last 28 days missing?") { Judge = c => Judgement.When(c.Pain.Fresh is null, []) },
        new("shoulder-missing", Effect.Gap, "D13", ["ASSESS-00", "ASSESS-04"], "Before a start: is a shoulder item of the last 28 days missing?")
        {
            Judge = c => c is { Runs: false, Shoulder.Missing: { IsEmpty: false } missing } ? Judgement.Yes([], string.Join(", ", missing.Select(static item => Advice.Examined(item.Fact)))) : Judgement.No,
        },
    ];

    private static Judgement JudgeMri(PatientCase c)
    {
        if (c.Mri.NotEvaluated is not { IsEmpty: false } unread)
        {
            return Judgement.No;
        }

        var (dates, open) = (Describe.Dates(unread, c.At), c.Mri.MyelomalaciaIsOpen ? "myelomalacia" : "cord compression");
        var found = unread.Only(static record => record.Value == "present");
        return !unread.All(record => record.Date?.IsAfter(c.At) == true)
            ? Judgement.Yes(unread, dates, c.Mri.MyelomalaciaIsOpen ? "a finding on myelomalacia could not be used" : "no coded finding on cord compression", open)
            : Judgement.Yes(unread, (found.IsEmpty ? "dated ahead: " : "present, dated ahead: ") + dates, found.IsEmpty ? "it counts once its date is right" : $"{Describe.Names(found.Select(static record => record.Fact))} present, which counts once its date is right", open + " with its right date");
    }

    private static Judgement JudgeConflicts(PatientCase c)
    {
        var conflicts = c.Signs.All.Only(static sign => sign.State.Why == Reason.Conflicting);
        return conflicts.IsEmpty ? Judgement.No
            : Judgement.Yes([.. conflicts.SelectMany(static sign => sign.State.Sources).Distinct()], Describe.Conflicts(conflicts, c.At), Describe.Brief(conflicts.Select(static sign => sign.Fact)), Describe.Names(conflicts.Select(static sign => sign.Fact)), Describe.AbsentCounts(conflicts, c.At));
    }

    private static Judgement JudgeAge(PatientCase c) =>
        c.Adult != Answer.Unknown ? Judgement.No
        : c.Picture.BirthDate?.IsAfter(c.At) == true ? Judgement.Yes([], "correct", "lies in the future", "Correct the birth date, which lies in the future")
        : Judgement.Yes([], "record", "missing or too coarse to tell an adult", "Record the full birth date");

    private static Judgement JudgeUnknownSigns(PatientCase c)
    {
        var open = c.Signs.All.Only(static sign => sign.IsOpen);
        if (open.IsEmpty)
        {
            return Judgement.No;
        }

        // What conflicts, lacks its side, or was present and is to be examined again is asked for by a rule of its own.
        var asked = open.Only(c, static (sign, c) => sign.State.Why != Reason.Conflicting && !(sign.Fact == Facts.Hoffmann && c.Signs.Hoffmann.SideMissing) && !(sign.Fact == Facts.UpperLimbNumbness && c.Signs.Numbness.SideMissing) && !c.Signs.All.Any(other => other.Outdated is not null && other.Fact == sign.Fact));
        var brief = Describe.Brief(asked.Select(static sign => sign.Fact));
        return Judgement.Yes([.. open.Where(static sign => sign.State.Why == Reason.NamedAsReason).SelectMany(static sign => sign.State.Sources).Distinct()], [Describe.Names(open.Select(static sign => sign.Fact)), .. asked.IsEmpty ? [string.Empty, string.Empty] : (ReadOnlySpan<string>)["examine " + brief, "Examine " + brief]]);
    }

    private static Judgement JudgeOutdatedSigns(PatientCase c)
    {
        var outdated = c.Signs.All.Only(static sign => sign.Outdated is not null);
        return outdated.IsEmpty ? Judgement.No
            : Judgement.Yes([.. outdated.SelectMany(static sign => sign.State.PositiveSources)], Describe.LastPresent(outdated, c.At), Describe.Brief(outdated.Select(static sign => sign.Fact)));
    }

    /// <summary>In a running program an old complete set is overdue (hold, D20), not missing.</summary>
    private static Judgement JudgeMotion(PatientCase c) =>
        Judgement.When(!c.Motion.Missing.IsEmpty && !(c.Runs && c.Motion.LatestComplete is not null), []);
}
