using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Cards beside the pathway card, each with a topic of its own (contract section 4).</summary>
internal static class Beside
{
    private static readonly ImmutableArray<Pathway> Rehabilitation = [Pathway.Hold, Pathway.Progress, Pathway.ConservativePlan];
    private static readonly ImmutableArray<Pathway> NotUrgent = [Pathway.CompleteAssessment, .. Rehabilitation];
    private static readonly ImmutableArray<Pathway> Any = [Pathway.UrgentSurgicalReferral, Pathway.SurgicalReferral, .. NotUrgent, Pathway.NotApplicable];

    private static readonly ImmutableArray<(SideTopic Topic, Indicator Indicator, ImmutableArray<Pathway> With, Rule Rule)> Table =
    [
        (SideTopic.OrderConflict, Indicator.Warning, Any, new("manipulation-ordered", Effect.Line, "D23", ["MANUAL-01", "MANUAL-04"], "Is cervical manipulation being ordered?") { Judge = JudgeManipulation }),
        (SideTopic.AdultProtocol, Indicator.Info, [Pathway.NotApplicable], new("minor-patient", Effect.Line, "D4", ["SCOPE-01"], "Under 18?") { Judge = c => Judgement.When(c.Adult == Answer.No, c.OpllSources, c.Course.Running is null ? string.Empty : "Review the rehab program that is active: it is meant for adults") }),
        (SideTopic.Dystonia, Indicator.Warning, NotUrgent, new("dystonia-is-different", Effect.Line, "D5", ["NMS-01"], "Cervical dystonia?")
        {
            Judge = c => Judgement.WhenAny(c.ActiveDystonia),
        }),
        (SideTopic.Surveillance, Indicator.Info, NotUrgent, new("surveillance-after-fusion", Effect.Line, "D21", ["CAVEAT-04"], "Prior cervical fusion?") { Judge = c => Judgement.WhenAny(c.Picture.Fusions) }),
        (SideTopic.DrugCaution, Indicator.Info, NotUrgent, DrugLines.Rule),
        (SideTopic.ReassessmentDue, Indicator.Info, Rehabilitation, new("reassessment-window-open", Effect.Line, "D20", ["PROG-02"], "14 days or more since the last set of motion in a running program?") { Judge = JudgeReassessment }),
    ];

    public static IEnumerable<Rule> Rules => Table.Select(row => row.Rule with { Topic = row.Topic, Indicator = row.Indicator });

    public static ImmutableArray<SideNote> For(PatientCase c, Pathway pathway)
    {
        var notes = ImmutableArray.CreateBuilder<SideNote>(0);
        foreach (var row in Table)
        {
            if (row.With.Contains(pathway) && new Judged(row.Rule, row.Rule.Judge(c)) is { Applies: true } judged)
            {
                var finding = judged.Finding(c.At);
                notes.Add(new(row.Topic, row.Indicator, finding.Short, [finding]) { Offers = Proposals.Beside(row.Topic, pathway, finding, c), AlreadyOnFile = Proposals.OnFileBeside(row.Topic, c) });
            }
        }

        return notes.DrainToImmutable();
    }

    private static Judgement JudgeManipulation(PatientCase c)
    {
        var orders = c.Picture.Orders.Only(static order => order is { Kind: OrderKind.Manipulation, InDraft: true, InQuestion: true });
        return Judgement.WhenAny(orders.Each(static order => order.Source));
    }

    private static Judgement JudgeReassessment(PatientCase c) =>
        c is { Runs: true, Motion: { LatestComplete: { } set, DaysSinceLatest: >= Windows.ReassessmentOpensDay and var days } }
            ? Judgement.Yes(set.Sources, Describe.Number(days), $"{DueBy(set.Date, days, c.At)} {(c.Course.MotionNotComparable ? Describe.BaselineMethod : "with the same device")}", set.Date.Shown(c.At))
            : Judgement.No;

    // Counted from the day as recorded, in its own offset (D16, D20).
    private static string DueBy(RecordedDate measured, int days, DateTimeOffset at) => (Windows.ReassessmentDueDay - days) switch
    {
        < 0 => "now",
        0 => "today",
        var left => "by " + RecordedDate.OfDay(measured.EvaluationDay(at).AddDays(left)).Shown(at),
    };
}
