using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Refer to spine surgery, no plan (CAVEAT-03, CAVEAT-05, D3, D8 to D10, D12, D18).</summary>
internal static class Referrals
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new("stable-bilateral-deficit", Effect.Referral, "D8", ["CAVEAT-03"], "Weakness or numbness of both upper limbs, documented stable on two examinations 28 days or more apart?")
        {
            Judge = c => c.Signs.BilateralDeficit && c.Signs.BilateralDeficitIsStable ? RedFlags.OfBothArms(c) : Judgement.No,
        },
        new("upper-limb-weakness", Effect.Referral, "D9", ["ASSESS-01a", "CAVEAT-03"], "Weakness of one hand or upper limb?") { Judge = JudgeWeakness },
        new("bilateral-hoffmann", Effect.Referral, "D10", ["ASSESS-01c", "CAVEAT-03"], "Hoffmann sign on both sides?")
        {
            Judge = c => Judgement.When(c.Signs.Hoffmann.Bilateral, c.Signs.Hoffmann.PositiveSources),
        },
        new("mri-compression", Effect.Referral, "D12", ["REDFLAG-04", "SCOPE-02"], "Cord compression or myelomalacia, not both in one study?")
        {
            Judge = JudgeCord,
        },
        new("myelopathy-on-problem-list", Effect.Referral, "D12", ["ASSESS-01", "CAVEAT-03"], "Cervical myelopathy among the active problems?") { Judge = c => Judgement.WhenAny(c.ActiveMyelopathy) },
        new("deficit-after-six-weeks", Effect.AdultReferral, "D8, D18", ["CAVEAT-05"], "On day 42 of the program or later: numbness of one arm that was absent before?")
        {
            Judge = c => c.Runs && c.Course.LeastDay >= Windows.WorseReferralDay && c.NewNumbness is { IsEmpty: false } developed ? Judgement.Yes([c.Course.StartSource!, .. developed], Describe.Day(c.Course), Describe.First(developed, c.At)) : Judgement.No,
        },
        new("extent-not-minor", Effect.AdultReferral, "D3", ["SCOPE-02"], "Ossification moderate or severe?")
        {
            Judge = c => Judgement.WhenAny(c.Opll.Only(static record => record.Extent == OpllExtent.NotMinor).Each(static record => record.Source)),
        },
        new("worse-after-six-weeks", Effect.AdultReferral, "D17, D18", ["CAVEAT-05"], "Worse than baseline on day 42 of the program or later?") { Judge = JudgeCourse },
    ];

    // Of a study that shows one of the two the other is evidence too, and not what is named; nor is the day of one that of the other.
    private static Judgement JudgeCord(PatientCase c)
    {
        if (c.Mri is not { CompressionWithMyelomalacia.IsEmpty: true, CompressionOrMyelomalacia: { IsEmpty: false } found })
        {
            return Judgement.No;
        }

        var present = found.Only(static record => record.Value == "present");
        return present.GroupBy(static record => record.Fact, StringComparer.Ordinal).Select(static alike => Describe.Latest([.. alike])?.First).Distinct().Skip(1).Any()
            ? Judgement.Yes(found, Describe.NamesWithDays(present, c.At)) with { Dating = [] }
            : Judgement.Yes(found, Describe.Names(present.IsEmpty ? [Facts.CordCompression] : present.Select(static record => record.Fact)));
    }

    private static Judgement JudgeWeakness(PatientCase c)
    {
        var weakness = c.Signs.Weakness;
        if (c.Signs.BilateralDeficit || c.Signs.WeaknessProgresses || !(weakness.OneSided || weakness.SideMissing))
        {
            return Judgement.No;
        }

        var weak = Describe.Weak(weakness.PositiveSources);
        return Judgement.Yes(
            weakness.PositiveSources,
            $"{weak} weakness{(weakness is { SideMissing: true, OneSided: false } ? ", side not stated" : string.Empty)}",
            weak == "arm" ? "an arm" : "a " + weak,
            !weakness.SideMissing ? string.Empty : weakness.OneSided ? ", side not stated in one record" : ", side not stated",
            weakness.SideMissing ? "State the side of the weakness: left, right or both (both is urgent)" : string.Empty);
    }

    private static Judgement JudgeCourse(PatientCase c) =>
        c is { Runs: true, Course: { WorseAfterSixWeeks: true } course }
            ? Judgement.Yes([course.StartSource!, .. Describe.Pairs(course.Worsened)], Describe.Day(course), Describe.Changes(course.Worsened, c.At)) with { Fewer = Describe.Fewer(course.Worsened, c.At) }
            : Judgement.No;
}
