using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>
/// What a running program must show before it moves from low to moderate resistance (D19, PROG-03). Each is positively stated: what is
/// not known is not met.
/// </summary>
internal static class Readiness
{
    /// <summary>The conditions, in the order in which a clinician would check them. They are asked only while a program runs.</summary>
    public static ImmutableArray<(string Words, ImmutableArray<string> Clauses, Func<PatientCase, bool> IsMet)> All { get; } =
    [
        ("Program active and begun", ["PROG-01"], c => c.Course is { IsOnHold: false, MostDay: >= 0 } && c.Course.Plans.All(static plan => plan.State == ProgrammeState.Active)),
        ("Start known well enough for every check", ["PROG-01"], c => !RunningProgramme.IsStartTooCoarse(c)),
        ("Care plan wholly understood, resistance neither forbidden nor stopped in it", ["PROG-01"], c => c.Course.Plans.All(static plan => plan is { IsUnderstood: true, ForbidsResistance: false })),
        ("No moderate resistance in the care plan, and no second resistance activity", ["NMS-05"], c => c.Course.Plans.All(static plan => plan.CanMoveOn)),
        ("Spasm documented as resolved", ["NMS-03"], c => c.SpasmActive == Answer.No),
        ("Nothing set aside that may be newer or the only baseline", ["PROG-01"], c => c.SetAside is { MayBeNewer.IsEmpty: true, MayBeBaseline.IsEmpty: true }),
        ("Pain and motion comparable with baseline and not worse, no new numbness", ["PROG-01", "CAVEAT-05"], c => c.Course is { Worse: false, WorseInAnother: null, MotionNotComparable: false, PainNotComparable: false } && c is { NewNumbness.IsEmpty: true, PerhapsNewNumbness.IsEmpty: true }),
        ($"Low phase, load {Describe.Number(Windows.LowLoadPercent)} % 1-RM", ["NMS-04", "NMS-05"], c => c.Resistance is { Phase: ResistancePhase.Low, Load: null or Windows.LowLoadPercent }),
        ($"Repetitions, load and exertion of one day, {Windows.ValidDays} days old or younger", ["PROG-03"], c => c.Resistance is { IsComplete: true, Age: <= Windows.ValidDays }),
        ($"{Windows.ProgressRepetitions} repetitions or more", ["PROG-03"], c => c.Resistance.Repetitions >= Windows.ProgressRepetitions),
        ($"Exertion {Describe.Number(Windows.ExertionLow)} to {Describe.Number(Windows.ExertionHigh)} (Borg 6-20)", ["PROG-03"], c => c.Resistance.Exertion is >= Windows.ExertionLow and <= Windows.ExertionHigh),
        ($"Six movements measured {Windows.ReassessmentDueDay} days ago or less", ["PROG-02"], c => c.Motion.DaysSinceLatest <= Windows.ReassessmentDueDay),
        ($"Every neurologic sign known, each examined {Windows.ValidDays} days ago or less", ["ASSESS-01"], c => c.Signs.AllCurrent),
        ($"Pain scored {Windows.ValidDays} days ago or less", ["ASSESS-03"], c => c.Pain.Fresh is not null),
    ];

    /// <summary>True when every condition is met.</summary>
    public static bool IsReady(PatientCase c)
    {
        foreach (var condition in All)
        {
            if (!condition.IsMet(c))
            {
                return false;
            }
        }

        return true;
    }
}
