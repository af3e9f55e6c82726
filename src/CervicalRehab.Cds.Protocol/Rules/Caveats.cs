using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>What makes a plan a warning and keeps every suggestion unselected (D3, D5, D10, D12, D15, D21).</summary>
internal static class Caveats
{
    /// <summary>Rule of a cervical dystonia, which never counts as resolved spasm (D5).</summary>
    public const string Dystonia = "dystonia-on-problem-list";

    /// <summary>Rule of the numbness of one arm.</summary>
    public const string Numbness = "one-sided-numbness";

    /// <summary>What is present on one side alone.</summary>
    public static ImmutableArray<Rule> OneSided { get; } =
    [
        new("one-sided-hoffmann", Effect.Caveat, "D10", ["ASSESS-01c"], "Hoffmann sign on one side?") { Judge = c => Judgement.When(c.Signs.Hoffmann.OneSided, c.Signs.Hoffmann.PositiveSources) },
        new(Numbness, Effect.Caveat, "D8", ["SCOPE-03"], "Upper-limb numbness on one side?") { Judge = c => Judgement.When(c.Signs.Numbness.OneSided, c.Signs.Numbness.PositiveSources) },
    ];

    /// <summary>Of what asks for the assessment: symptoms may have begun with it.</summary>
    public static ImmutableArray<Rule> OfAssessment { get; } =
    [
        new("recent-fall", Effect.Caveat, "D21", ["CAVEAT-03"], "A fall in the last 28 days, or on a day that is not known?")
        {
            Judge = c => Judgement.WhenAny(c.RecentFalls, c.RecentFalls.All(static fall => fall.Date is null) ? "on a day that is not recorded" : "in the last 28 days"),
        },
    ];

    /// <summary>Of a referral.</summary>
    public static ImmutableArray<Rule> OfReferral { get; } = [.. OnFile.AgainstReferral, .. OfAssessment];

    public static ImmutableArray<Rule> All { get; } =
    [
        .. OneSided,
        new("numbness-without-site", Effect.Caveat, "D37", ["REDFLAG-01"], "Numbness or paresthesia without a part of the body?") { Judge = JudgeNumbness },
        new("extent-not-stated", Effect.Caveat, "D3", ["SCOPE-02"], "Severity of the ossification not stated?") { Judge = c => Judgement.When(c.Extent == OpllExtent.NotStated, c.OpllSources) },
        new("spasm-not-documented", Effect.Caveat, "D5", ["NMS-03", "SCOPE-02"], "Cervical spasm not documented?") { Judge = c => Judgement.When(c.Picture.Spasm.All(problem => problem.NotUnderstood || problem.StateAt(c.At) == ProblemState.Unknown), c.SpasmSources) },
        new(Dystonia, Effect.Caveat, "D5", ["NMS-01"], "Cervical dystonia among the active problems?")
        {
            // What may be one is warned of like one (D31).
            Judge = c => Judgement.WhenAny(c.Picture.Dystonia.Only(c, static (problem, c) => problem.StateAt(c.At) != ProblemState.Resolved).Each(static problem => problem.Source)),
        },
        new("older-positive-mri", Effect.Caveat, "D12", ["REDFLAG-04"], "An older MRI positive and the latest negative?") { Judge = c => c.Mri.OlderPositive is { IsEmpty: false } older ? Judgement.Yes(older, Describe.Dates(older, c.At)) : Judgement.No },
        new("numeric-pain-stands-in", Effect.Caveat, "D15", ["ASSESS-03"], "Numeric pain rating in place of the visual analog scale?")
        {
            Judge = c => c.Pain.Fresh is { Scale: PainScale.Numeric } pain ? Judgement.Yes([pain.Source]) : Judgement.No,
        },
        .. OfAssessment,
        Unread("programmes-not-evaluated", "D24", "SCOPE-04", "Could existing programs not be read?", loads => loads.CarePlans),
        Unread("procedures-not-evaluated", "D21", "CAVEAT-04", "Could prior procedures not be read?", loads => loads.Procedures),
        Unread("reports-not-evaluated", "D12", "REDFLAG-04", "Could imaging reports not be read?", loads => loads.Reports),
        Unread("orders-not-evaluated", "D24", "NMS-02", "Could existing orders not be read?", loads => loads.Orders),
        .. OnFile.Therapy,
    ];

    /// <summary>Of an arm or a leg it would be a sign: where it is has to be asked before a plan.</summary>
    internal static Judgement JudgeNumbness(PatientCase c) => Judgement.WhenAny(c.Picture.NotCounted.Only(static seen => seen.Fact == Facts.NumbnessWithoutSite)
        .AddRange(c.Picture.NamedSigns.Only(c, static (named, c) => named.Sign is null && NamedSigns.IsRecent(named.Source.Date, c.At) && !IsAnswered(named, c)).Each(static named => named.Source)));

    // Numbness that was named without a part is that of an arm or a leg, or of neither.
    private static bool IsAnswered(NamedSign named, PatientCase c) =>
        NamedSigns.IsAnswered(named, c.Signs.Numbness, c.At) && NamedSigns.IsAnswered(named, c.Signs.LowerLimb, c.At);

    private static Rule Unread(string id, string decision, string clause, string question, Func<Loads, LoadState> part) =>
        new(id, Effect.Caveat, decision, [clause], question) { Judge = c => Judgement.When(part(c.Picture.Loads) != LoadState.Complete, []) };
}
