using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Orders and plans that are there and stand for none of ours: each is named, none suppresses a draft (D24, D29, D40).</summary>
internal static class OnFile
{
    /// <summary>On plan, hold and progress cards.</summary>
    public static ImmutableArray<Rule> Therapy { get; } =
    [
        Forbidden("therapy-order-forbidden", "NMS-02", "Does an order say that physical therapy is not to be done?", OrderKind.PhysicalTherapy),
        NotCounted("therapy-order-not-counted", Effect.Caveat, "NMS-02", "Is physical therapy in an order that does not count here?", OrderKind.PhysicalTherapy),
        new("programme-not-counted", Effect.Caveat, "D24, D29", ["SCOPE-04"], "No program running, and a care plan of this protocol that could not be used?") { Judge = JudgePlans },
    ];

    /// <summary>On referral cards: what keeps a suggestion unselected.</summary>
    public static ImmutableArray<Rule> AgainstReferral { get; } =
        [Forbidden("referral-forbidden", "CAVEAT-03", "Does an order say that a surgical referral is not to be made?", OrderKind.SpineSurgery)];

    /// <summary>On referral cards: lines.</summary>
    public static ImmutableArray<Rule> Referral { get; } =
    [
        new("plan-not-updated", Effect.Line, "D29, D40", ["REDFLAG-00"], "Is a program active whose care plan is not wholly understood, or cannot be sent back changed?")
        {
            Judge = c => c.Course is { Running: { } plan, IsOnHold: false } && !(plan.IsUnderstood && plan.IsChangeable) ? Judgement.Yes([plan.Source]) : Judgement.No,
        },
        new("referral-purpose-unclear", Effect.Line, "D24", ["CAVEAT-03"], "Is a referral to a surgeon there that may be for another problem?")
        {
            Judge = c => Judgement.WhenAny(Sources(c, OrderKind.SpineSurgery, static why => why == NotEquivalent.PurposeUnclear)),
        },
        NotCounted("referral-not-counted", Effect.Line, "CAVEAT-03", "Is a surgical referral in an order that does not count here?", OrderKind.SpineSurgery, NotEquivalent.PurposeUnclear),
    ];

    /// <summary>On cards that ask for the assessment.</summary>
    public static ImmutableArray<Rule> Assessment { get; } =
    [
        Forbidden("assessment-order-forbidden", "ASSESS-00", "Does an order say that the assessment is not to be done?", OrderKind.Assessment, Effect.Line),
        NotCounted("assessment-order-not-counted", Effect.Line, "ASSESS-00", "Is the assessment in an order that does not count here?", OrderKind.Assessment),
    ];

    private static Rule Forbidden(string id, string clause, string question, OrderKind kind, Effect effect = Effect.Caveat) =>
        new(id, effect, "D24", [clause], question) { Judge = c => Judgement.WhenAny(Sources(c, kind, static why => why == NotEquivalent.Forbidden)) };

    private static Rule NotCounted(string id, Effect effect, string clause, string question, OrderKind kind, NotEquivalent? apart = null) =>
        new(id, effect, "D24, D29", [clause], question)
        {
            Judge = c => Judgement.WhenAny(
                Sources(c, kind, why => why != NotEquivalent.Forbidden && why != apart),
                string.Join(", ", c.Picture.OtherOrders.Where(order => order.Kind == kind && order.Why != NotEquivalent.Forbidden && order.Why != apart).Select(order => Words(order.Why)).Distinct(StringComparer.Ordinal))),
        };

    private static ImmutableArray<Evidence> Sources(PatientCase c, OrderKind kind, Func<NotEquivalent, bool> why) =>
        c.Picture.OtherOrders.Only(order => order.Kind == kind && why(order.Why)).Each(static order => order.Source);

    private static string Words(NotEquivalent why) => why switch
    {
        NotEquivalent.OptionOnly => "only an option",
        NotEquivalent.PartOfGroup => "part of a group of orders",
        NotEquivalent.PurposeUnclear => "it may be for another problem",
        _ => "not understood",
    };

    // What was entered in error was never a plan.
    private static Judgement JudgePlans(PatientCase c) => Judgement.When(
        !c.Runs && c.Picture.NotUsed.Any(static unused => unused is { Fact: Facts.Programme, Reason: not Reason.EnteredInError }), []);
}
