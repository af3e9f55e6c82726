using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Stop rehabilitation and refer urgently when any answer is yes (REDFLAG-00, D8, D9, D11, D12).</summary>
internal static class RedFlags
{
    public const string Bowel = "bowel-dysfunction";
    public const string Bladder = "bladder-dysfunction";
    public const string Gait = "gait-instability";
    public const string LowerLimb = "lower-limb-symptom";

    public static ImmutableArray<Rule> All { get; } =
    [
        new(Bowel, Effect.RedFlag, "D11", ["REDFLAG-00", "REDFLAG-03"], "Bowel dysfunction?") { Judge = c => Judgement.Of(c.Signs.Bowel) },
        new(Bladder, Effect.RedFlag, "D11", ["REDFLAG-00", "REDFLAG-03"], "Bladder dysfunction, or stress incontinence not known to be older than 28 days?") { Judge = JudgeBladder },
        new(Gait, Effect.RedFlag, "D6, D7", ["ASSESS-01b", "CAVEAT-03", "REDFLAG-00", "REDFLAG-02"], "Gait instability?") { Judge = c => Judgement.Of(c.Signs.Gait) },
        new(LowerLimb, Effect.RedFlag, "D6, D7", ["REDFLAG-00", "REDFLAG-02"], "Neurologic symptom of a lower limb?") { Judge = c => Judgement.Of(c.Signs.LowerLimb) },
        new("bilateral-upper-limb-deficit", Effect.RedFlag, "D8", ["CAVEAT-03", "REDFLAG-00", "REDFLAG-01"], "Weakness or numbness of both upper limbs, not documented as stable?") { Judge = JudgeBilateral },
        new("progressive-weakness", Effect.RedFlag, "D9", ["ASSESS-01a", "CAVEAT-03"], "Weakness of one side that falls by one MRC grade or more, or is marked worse?") { Judge = JudgeProgression },
        new("mri-compression-with-myelomalacia", Effect.RedFlag, "D12", ["REDFLAG-00", "REDFLAG-04"], "Cord compression with myelomalacia on MRI?") { Judge = c => Judgement.WhenAny(c.Mri.CompressionWithMyelomalacia) },
    ];

    /// <summary>How urgent a referral is: stat for bowel or bladder, urgent for any other red flag (D11).</summary>
    public static ReferralPriority PriorityOf(PatientCase c)
    {
        var flags = All.Only(c, static (rule, c) => rule.Judge(c).Answer == Answer.Yes);
        return flags.IsEmpty ? ReferralPriority.Routine : flags.Any(static rule => rule.Id is Bowel or Bladder) ? ReferralPriority.Stat : ReferralPriority.Urgent;
    }

    /// <summary>Stress incontinence that counts as bladder dysfunction (D11, D38).</summary>
    public static bool HasNewIncontinence(PatientCase c) => !c.Picture.NotCounted.Only(c.At, IsNewIncontinence).IsEmpty;

    private static Judgement JudgeBladder(PatientCase c)
    {
        var recent = c.Picture.NotCounted.Only(c.At, IsNewIncontinence);
        return recent.IsEmpty ? Judgement.Of(c.Signs.Bladder) : Judgement.Yes([.. recent, .. c.Signs.Bladder.PositiveSources]);
    }

    /// <summary>Stress incontinence whose onset may lie in the last 28 days, or is not known: only long-standing one is not counted (D11, D38).</summary>
    public static bool IsNewIncontinence(Evidence seen, DateTimeOffset at) =>
        seen is { Fact: Facts.StressIncontinence, Value: "present" } && !(seen.Date is { } onset && onset.EvaluationDay(at).DayNumber - onset.Last.DayNumber > Windows.ValidDays);

    /// <summary>What both arms have: yes with its records, named as weakness, numbness or both.</summary>
    public static Judgement OfBothArms(PatientCase c)
    {
        var what = Describe.Deficit(c.Signs);
        return Judgement.Yes(c.Signs.DeficitSources, what, Describe.Capital(what));
    }

    private static Judgement JudgeBilateral(PatientCase c) =>
        c.Signs.BilateralDeficit ? c.Signs.BilateralDeficitIsStable ? Judgement.No : OfBothArms(c)
        : c.Signs.Weakness.IsOpen || c.Signs.Numbness.IsOpen ? Judgement.Unknown
        : Judgement.No;

    private static Judgement JudgeProgression(PatientCase c) =>
        c.Signs.WeaknessProgresses ? Judgement.Yes([.. c.Signs.Weakness.PositiveSources, .. c.Signs.StrengthHistory]) : Judgement.No;
}
