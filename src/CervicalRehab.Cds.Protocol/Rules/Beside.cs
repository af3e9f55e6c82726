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
        (SideTopic.AdultProtocol, Indicator.Info, [Pathway.NotApplicable], new("minor-patient", Effect.Line, "D4", ["SCOPE-01"], "Under 18?") { Judge = c => Judgement.When(c.Adult == Answer.No, c.OpllSources) }),
        (SideTopic.Dystonia, Indicator.Warning, NotUrgent, new("dystonia-is-different", Effect.Line, "D5", ["NMS-01"], "Cervical dystonia?")
        {
            Judge = c => Judgement.WhenAny([.. c.Picture.Dystonia.Where(problem => problem.State == ProblemState.Active).Select(problem => problem.Source)]),
        }),
        (SideTopic.Surveillance, Indicator.Info, NotUrgent, new("surveillance-after-fusion", Effect.Line, "D21", ["CAVEAT-04"], "Prior cervical fusion?") { Judge = c => Judgement.WhenAny(c.Picture.Fusions) }),
        (SideTopic.DrugCaution, Indicator.Info, NotUrgent, DrugLines.Rule),
        (SideTopic.ReassessmentDue, Indicator.Info, Rehabilitation, new("reassessment-window-open", Effect.Line, "D20", ["PROG-02"], "14 to 28 days since the last set of motion in a running program?") { Judge = JudgeReassessment }),
    ];

    public static IEnumerable<Rule> Rules => Table.Select(row => row.Rule with { Topic = row.Topic, Indicator = row.Indicator });

    public static ImmutableArray<SideNote> For(PatientCase c, Pathway pathway) =>
    [
        .. Table.Where(row => row.With.Contains(pathway))
            .Select(row => (row.Topic, row.Indicator, Judged: new Judged(row.Rule, row.Rule.Judge(c))))
            .Where(row => row.Judged.Applies)
            .Select(row => new SideNote(row.Topic, row.Indicator, Advice.SideSummary(row.Topic), [row.Judged.Finding])),
    ];

    private static Judgement JudgeManipulation(PatientCase c)
    {
        ImmutableArray<Evidence> orders = [.. c.Picture.Orders.Where(order => order is { Kind: OrderKind.Manipulation, InDraft: true, InQuestion: true }).Select(order => order.Source)];
        return Judgement.WhenAny(orders, string.Join(", ", orders.Select(order => order.Reference ?? "ServiceRequest")));
    }

    private static Judgement JudgeReassessment(PatientCase c) =>
        Judgement.When(
            c.Runs && c.Motion.DaysSinceLatest is >= Windows.ReassessmentOpensDay and <= Windows.ReassessmentDueDay,
            c.Motion.LatestComplete?.Sources ?? [],
            Describe.Number(c.Motion.DaysSinceLatest),
            Describe.Number(Windows.ReassessmentDueDay - c.Motion.DaysSinceLatest));
}
