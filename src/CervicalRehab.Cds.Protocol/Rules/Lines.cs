using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Lines of information. None of them changes a pathway.</summary>
internal static class Lines
{
    public const string NoRedFlags = "examination-signs-absent";
    public const string StopProgramme = "stop-programme";
    public const string OrderToRaise = "surgery-order-to-raise";

    /// <summary>On every pathway card.</summary>
    public static ImmutableArray<Rule> Always { get; } =
    [
        new("stress-incontinence-seen", Effect.Line, "D11", ["REDFLAG-03"], "Stress incontinence known to be older than 28 days?")
        {
            Judge = c => Judgement.WhenAny(c.Picture.NotCounted.Only(c.At, static (seen, at) => seen.Fact == Facts.StressIncontinence && !RedFlags.IsNewIncontinence(seen, at))),
        },
        new("painful-gait-seen", Effect.Line, "D11", ["REDFLAG-02"], "Painful or antalgic gait?")
        {
            Judge = c => Judgement.WhenAny(c.Picture.NotCounted.Only(static seen => seen.Fact == Facts.PainfulGait)),
        },
        new("unspecific-sign-seen", Effect.Line, "D6", ["ASSESS-01"], "Muscle weakness, clumsiness, altered bowel function or another sign that is too unspecific to count?")
        {
            Judge = c => c.Picture.NotCounted.Only(static seen => seen.Fact is Facts.MuscleWeakness or Facts.Clumsiness or Facts.AlteredBowelFunction or Facts.OtherMusculoskeletalSign) is { IsEmpty: false } seen
                ? Judgement.Yes(seen, Describe.Names(seen.Select(static record => record.Fact)), string.Join(", ", seen.Select(static record => Unspecific(record.Fact)).Distinct(StringComparer.Ordinal)))
                : Judgement.No,
        },
        new("manipulation-on-file", Effect.Line, "D23", ["MANUAL-01"], "Is an order of cervical manipulation on file?")
        {
            Judge = c => Judgement.WhenAny(c.Picture.Orders.Only(static order => order is { Kind: OrderKind.Manipulation, InDraft: false }).Each(static order => order.Source)),
        },
        new("death-date-ahead", Effect.Line, "D32", ["SCOPE-01"], "A date of death after the evaluation?") { Judge = c => Judgement.When(c.Picture.Died is not null, []) },
    ];

    private static readonly ImmutableArray<(string Words, string? Perhaps, Func<Loads, LoadState> Of)> s_optional =
    [
        ("care plans", "a program may be running", static loads => loads.CarePlans),
        ("orders", "there may be one already", static loads => loads.Orders),
        ("imaging reports", "there may be an MRI", static loads => loads.Reports),
        ("procedures", "there may be a fusion", static loads => loads.Procedures),
        ("medications", null, static loads => loads.Medications),
    ];

    private static readonly Rule s_numbnessWithoutSite = new("numbness-without-site-seen", Effect.Line, "D37", ["REDFLAG-01"], "Before an assessment or a referral: numbness or paresthesia without a part of the body?") { Judge = Caveats.JudgeNumbness };

    // What is optional and was not had: on plan, hold and progress cards each part is a caveat of its own.
    private static readonly Rule s_notEvaluated = new("optional-data-not-evaluated", Effect.Line, "D12, D21, D22, D24", ["ASSESS-00"], "Before an assessment or a referral: could care plans, orders, imaging reports, procedures or the medication list not be read?")
    {
        Judge = c => s_optional.Only(c.Picture.Loads, static (part, loads) => part.Of(loads) != LoadState.Complete) is { IsEmpty: false } parts
            ? Judgement.Yes([], string.Join(", ", parts.Select(static part => part.Words)), string.Join(", ", parts.Select(static part => part.Perhaps is { } perhaps ? $"{part.Words} ({perhaps})" : part.Words)))
            : Judgement.No,
    };

    private static readonly Rule s_adultProtocolOnly = new("adult-protocol-only", Effect.Line, "D4", ["SCOPE-01"], "Is the patient a minor?") { Judge = c => Judgement.When(c.Adult == Answer.No, []) };

    /// <summary>On cards that ask for the assessment.</summary>
    public static ImmutableArray<Rule> Assessment { get; } = [.. Always, s_notEvaluated, s_numbnessWithoutSite, s_adultProtocolOnly, .. OnFile.Assessment];

    /// <summary>On referral cards.</summary>
    public static ImmutableArray<Rule> Escalation { get; } =
    [
        new("sign-data-not-evaluated", Effect.Line, "D6", ["ASSESS-00"], "Could the rest of the sign data not be read?")
        {
            Judge = c => Judgement.When(c.Picture.Loads.Observations != LoadState.Complete || c.Picture.Loads.Conditions != LoadState.Complete, []),
        },
        new(StopProgramme, Effect.Line, "D16", ["REDFLAG-00"], "Is a program active?") { Judge = c => c.Course is { Running: { } plan, IsOnHold: false } ? Judgement.Yes([plan.Source]) : Judgement.No },
        new("other-programme-active", Effect.Line, "D16", ["REDFLAG-00"], "Is more than one program active?")
        {
            Judge = c => Judgement.WhenAny(c.Course.Plans.Only(c, static (plan, c) => plan.State == ProgrammeState.Active && plan != c.Course.Running).Each(static plan => plan.Source)),
        },
        new("therapy-draft-conflicts", Effect.Line, "D24", ["REDFLAG-00"], "Is physical therapy being ordered?")
        {
            Judge = c => Judgement.WhenAny(
            [
                .. c.Picture.Orders.Only(static order => order is { Kind: OrderKind.PhysicalTherapy, InDraft: true }).Each(static order => order.Source),
                .. c.Picture.OtherOrders.Only(static order => order is { Kind: OrderKind.PhysicalTherapy, InDraft: true, Why: not NotEquivalent.Forbidden }).Each(static order => order.Source),
            ]),
        },
        new("therapy-on-file", Effect.Line, "D24", ["REDFLAG-00"], "Is physical therapy ordered, or was it given in the last 28 days?")
        {
            Judge = c => Judgement.WhenAny([.. c.Picture.Orders.Only(static order => order is { Kind: OrderKind.PhysicalTherapy, InDraft: false }).Each(static order => order.Source), .. c.RecentTherapy]),
        },
        new("dystonia-beside-referral", Effect.Line, "D5", ["NMS-01"], "Before a referral to surgery: cervical dystonia among the active problems?") { Judge = c => Judgement.WhenAny(c.ActiveDystonia) },
        new("drug-may-contribute", Effect.Line, "D22", ["PHARM-02", "REDFLAG-00"], "Could a drug on the list mimic the flag?") { Judge = DrugLines.JudgeMimic },
        new("myelomalacia-open", Effect.Line, "D12, D31, D35", ["REDFLAG-04"], "Cord compression, and a finding on myelomalacia that could not be used or has no date?")
        {
            Judge = c => Judgement.WhenAny(c.Mri.MyelomalaciaMayBe.Only(static record => record.Fact == Facts.MriMyelomalacia)),
        },
        new("review-mri", Effect.Line, "D10", ["ASSESS-01c"], "Bilateral Hoffmann sign without an MRI recognized on file?") { Judge = c => Judgement.When(c.Signs.Hoffmann.Bilateral && c.Mri.None, []) },
        new("surgery-already-referred", Effect.Line, "D24", ["CAVEAT-03"], "Is a spine-surgery order already there?") { Judge = c => Judgement.WhenAny(c.OrdersOf(OrderKind.SpineSurgery)) },
        new(OrderToRaise, Effect.Line, "D11, D24", ["CAVEAT-03", "REDFLAG-00"], "Is the spine-surgery order that is there of a lower priority than is called for?") { Judge = JudgePriority },
        .. OnFile.Referral,
        s_notEvaluated,
        s_numbnessWithoutSite,
        s_adultProtocolOnly,
    ];

    /// <summary>On plan, hold and progress cards.</summary>
    public static ImmutableArray<Rule> Rehabilitation { get; } =
    [
        new(NoRedFlags, Effect.Line, "D6", ["ASSESS-01"], "Is every sign of the examination known, absent, final and fresh, and no imaging unread or once positive?") { Judge = c => c.NoRedFlags ? Judgement.Yes([], c.ExamDays) : Judgement.No },
        new("surgical-referral-open", Effect.Line, "D24", ["CAVEAT-03"], "Is a referral to spine surgery open while rehabilitation is offered or goes on?") { Judge = c => Judgement.WhenAny(c.OrdersOf(OrderKind.SpineSurgery)) },
        new("no-mri", Effect.Line, "D12", ["REDFLAG-04"], "No cervical MRI recognized on file?") { Judge = c => Judgement.When(c.Mri.None && c.Picture.Loads.Reports == LoadState.Complete, []) },
        new("plan-not-changed", Effect.Line, "D40", ["PROG-01"], "Ready to progress, and a care plan that cannot be sent back changed?")
        {
            Judge = c => c.Course.Running is { IsChangeable: false } plan && Readiness.IsReady(c) ? Judgement.Yes([plan.Source]) : Judgement.No,
        },
        new("resistance-withheld", Effect.Line, "D5", ["NMS-03"], "Before a start: spasm not resolved?") { Judge = c => !c.Runs && c.SpasmActive != Answer.No ? Judgement.Yes(c.SpasmSources, c.OnlyDystoniaHolds ? "for the work-up of the cervical dystonia" : "until the spasm is documented as resolved") : Judgement.No },
        new("within-measurement-error", Effect.Line, "D17", ["CAVEAT-05"], "Changed, but less than the thresholds?")
        {
            Judge = c => c.Runs && c.Course.WithinMeasurementError is { IsEmpty: false } slight ? Judgement.Yes([], Describe.Changes(slight, c.At)) : Judgement.No,
        },
        new("better-since-baseline", Effect.Line, "D44", ["OUTCOME-02"], "In a running program: pain down 20 mm or more, or a movement up 10 degrees or more by the same method?")
        {
            Judge = c => c.Runs && c.Course.Improved is { IsEmpty: false } improved ? Judgement.Yes(Describe.Pairs(improved), Describe.Changes(improved, c.At)) : Judgement.No,
        },
        new("drug-information", Effect.Line, "D22", ["PHARM-02"], "May the drug line be shown?") { Judge = c => !c.Runs && c.Picture.Loads.Medications == LoadState.Complete ? Judgement.Yes([], DrugLines.Checks(c)) : Judgement.No },
        new("drug-information-withheld", Effect.Line, "D22", ["PHARM-02"], "Could the medication list not be read?") { Judge = c => Judgement.When(c.Picture.Loads.Medications != LoadState.Complete, []) },
        new("not-assessed-here", Effect.Line, "D26", ["ASSESS-00"], "What does this service not assess?") { Judge = _ => Judgement.Yes([]) },
    ];

    // What would make a sign of it.
    private static string Unspecific(string fact) => fact switch
    {
        Facts.MuscleWeakness => "muscle weakness (of a hand, arm or leg it is a sign)",
        Facts.Clumsiness => "clumsiness (of the hands or the gait it is a sign)",
        Facts.AlteredBowelFunction => "altered bowel function (a loss of control is a sign)",
        _ => $"{Advice.Name(fact)} (ask what and where)",
    };

    private static Judgement JudgePriority(PatientCase c)
    {
        var orders = c.Picture.Orders.Only(static order => order.Kind == OrderKind.SpineSurgery);
        return !orders.IsEmpty && RedFlags.PriorityOf(c) is var needed && !orders.Any(order => order.Fits(needed))
            ? Judgement.Yes(orders.Each(static order => order.Source), orders[0].Priority ?? "without a priority", needed.ToString().ToLowerInvariant())
            : Judgement.No;
    }
}
