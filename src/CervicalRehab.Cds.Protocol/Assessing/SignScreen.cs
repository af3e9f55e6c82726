using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>The whole neurologic examination as it stands at the evaluation (ASSESS-01, REDFLAG-01 to 03).</summary>
internal sealed class SignScreen
{
    private readonly ImmutableArray<SignRecord> _signs;
    private readonly ImmutableArray<SignRecord> _gradesInDoubt;
    private readonly DateTimeOffset _at;
    private readonly bool _isAllHere;

    public SignScreen(PatientPicture picture, DateTimeOffset at)
    {
        _signs = picture.Signs;
        _gradesInDoubt = picture.GradesInDoubt;
        _at = at;
        var notAllHere = NotAllHere(picture.Loads);
        _isAllHere = notAllHere is null;
        SidedSign Sided(params ReadOnlySpan<Sign> signs) => NamedSigns.On(SidedSign.Of(Records(signs), at, notAllHere), picture.NamedSigns, signs, at);
        SignState Single(Sign sign) => NamedSigns.On(SignResolver.Resolve(Records(sign), at, notAllHere), picture.NamedSigns, sign, at);

        Hoffmann = Sided(Sign.Hoffmann);
        Hand = Sided(Sign.HandWeakness, Sign.UpperLimbStrength);
        Arm = Sided(Sign.UpperLimbWeakness, Sign.UpperLimbStrength);
        Numbness = Sided(Sign.UpperLimbNumbness);
        Gait = Single(Sign.GaitInstability);
        LowerLimb = Single(Sign.LowerLimbNeuro);
        Bowel = Single(Sign.BowelDysfunction);
        Bladder = Single(Sign.BladderDysfunction);
        Babinski = Single(Sign.Babinski);
        OtherPyramidal = NamedSigns.On(SignResolver.Resolve(Records(Sign.OtherPyramidal), at, notAllHere), NamedSigns.WithoutAnsweredCord(picture.NamedSigns, Hoffmann, Babinski, at), Sign.OtherPyramidal, at);
        Weakness = new(Either(Hand.Left, Arm.Left), Either(Hand.Right, Arm.Right), Either(Hand.Unsided, Arm.Unsided)) { IsExplained = Hand.IsExplained && Arm.IsExplained };
        All =
        [
            new(WeaknessFact(Weakness.Left), Side.Left, Weakness.Left, SignPart.Required),
            new(WeaknessFact(Weakness.Right), Side.Right, Weakness.Right, SignPart.Required),
            OneSide(Sign.UpperLimbNumbness, Side.Left, Numbness.Left, refers: BilateralDeficit),
            OneSide(Sign.UpperLimbNumbness, Side.Right, Numbness.Right, refers: BilateralDeficit),
            OneSide(Sign.Hoffmann, Side.Left, Hoffmann.Left, refers: Hoffmann.Bilateral),
            OneSide(Sign.Hoffmann, Side.Right, Hoffmann.Right, refers: Hoffmann.Bilateral),
            new(Facts.GaitInstability, Side.NotStated, Gait, SignPart.Required),
            new(Facts.LowerLimbNeuro, Side.NotStated, LowerLimb, SignPart.Required),
            new(Facts.BowelDysfunction, Side.NotStated, Bowel, SignPart.Required),
            new(Facts.BladderDysfunction, Side.NotStated, Bladder, SignPart.Required),
            new(Facts.Babinski, Side.NotStated, Babinski, SignPart.Pyramidal),
            new(Facts.OtherPyramidal, Side.NotStated, OtherPyramidal, SignPart.Pyramidal),
            new(Facts.Hoffmann, Side.NotStated, Hoffmann.Unsided, SignPart.WithoutSide),
            new(Facts.HandWeakness, Side.NotStated, Weakness.Unsided, SignPart.WithoutSide),
            new(Facts.UpperLimbNumbness, Side.NotStated, Numbness.Unsided, SignPart.WithoutSide),
        ];
    }

    public SidedSign Hoffmann { get; }

    public SidedSign Hand { get; }

    public SidedSign Arm { get; }

    /// <summary>Hand and arm together: any of hand weakness, upper-limb weakness or graded strength (D13).</summary>
    public SidedSign Weakness { get; }

    public SidedSign Numbness { get; }

    public SignState Gait { get; }

    public SignState LowerLimb { get; }

    public SignState Bowel { get; }

    public SignState Bladder { get; }

    public SignState Babinski { get; }

    public SignState OtherPyramidal { get; }

    /// <summary>Every sign with its fact id and side: the required ones, the pyramidal ones, then what was recorded without a side.</summary>
    public ImmutableArray<ExaminedSign> All { get; }

    /// <summary>Every required sign known and absent, nothing pyramidal, nothing without a side: the only ground for "no red flags".</summary>
    public bool AllAbsent =>
        Weakness.AbsentOnBothSides && Numbness.AbsentOnBothSides && Hoffmann.AbsentOnBothSides
        && All.All(static sign => !sign.IsOpen && sign.State.Present != Answer.Yes);

    /// <summary>Every required sign present or absent, and each of them examined recently unless it refers by itself (D13).</summary>
    public bool AllCurrent => All.All(static sign => sign is not { Part: SignPart.Required, IsMissing: true });

    public ImmutableArray<Evidence> PyramidalSources => [.. Babinski.PositiveSources, .. OtherPyramidal.PositiveSources];

    /// <summary>Weakness or numbness on both sides, in any mixture (REDFLAG-01).</summary>
    public bool BilateralDeficit => Deficit(Side.Left) && Deficit(Side.Right);

    /// <summary>Every deficit on each side documented stable (D8): never while a part is missing that could hold a worse one.</summary>
    public bool BilateralDeficitIsStable => _isAllHere && IsStable(Side.Left) && IsStable(Side.Right);

    /// <summary>A weakness of one side, or of a side that was not stated, that falls by a grade or is marked worse (D9).</summary>
    public bool WeaknessProgresses => Progresses(Weakness.Left, Side.Left) || Progresses(Weakness.Right, Side.Right) || Progresses(Weakness.Unsided, Side.NotStated);

    public ImmutableArray<Evidence> DeficitSources => [.. Weakness.PositiveSources, .. Numbness.PositiveSources];

    /// <summary>
    /// Numbness of one arm that was first found after a day: a deficit that developed where it was absent before (CAVEAT-05), and may have where nobody knows whether it
    /// was (0.1). None on both sides, which is a deficit of its own.
    /// </summary>
    public ImmutableArray<Evidence> NumbnessSince(DateOnly? day, bool wasAbsent) =>
        !Numbness.OneSided ? [] : FirstFound(Side.Left, day, wasAbsent).AddRange(FirstFound(Side.Right, day, wasAbsent));

    /// <summary>The graded history of strength, for a card that speaks of progression or stability.</summary>
    public ImmutableArray<Evidence> StrengthHistory => Records(Sign.UpperLimbStrength).AddRange(_gradesInDoubt).Only(_at, static (record, at) => record.Source.Date?.IsAfter(at) == false).Each(static record => record.Source);

    /// <summary>Named by the records that leave it open, else by the first of the three ways of D13 that is on record at all.</summary>
    private string WeaknessFact(SignState state) =>
        Facts.Of((state.Evidence.IsEmpty ? Records(Sign.HandWeakness, Sign.UpperLimbWeakness, Sign.UpperLimbStrength) : state.Evidence)
            .Greatest(static record => -(int)record.Sign)?.Sign ?? Sign.HandWeakness);

    private ImmutableArray<SignRecord> Records(params ReadOnlySpan<Sign> signs)
    {
        var asked = 0;
        foreach (var sign in signs)
        {
            asked |= 1 << (int)sign;
        }

        return _signs.Only(asked, static (record, asked) => (asked & (1 << (int)record.Sign)) != 0);
    }

    // On one side alone it refers nobody (D8, D10); a positive counts whatever its age, and an old one makes no examination current (D7, D13).
    private ExaminedSign OneSide(Sign sign, Side side, SignState state, bool refers) => new(Facts.Of(sign), side, state, SignPart.Required)
    {
        Outdated = refers || state.Present != Answer.Yes ? null : LastExamination.Outdated(Records(sign).Only(side, static (record, side) => record.Side == side), _at),
    };

    // What has no day is not known to be older than what has one.
    private ImmutableArray<Evidence> FirstFound(Side side, DateOnly? day, bool wasAbsent)
    {
        var found = On(Numbness, side) is { Present: Answer.Yes } state ? state.Evidence.Only(static record => record.Finding == Answer.Yes) : [];
        if (found.IsEmpty || found.Min(static record => record.Source.Date?.First) is not { } first || first <= day)
        {
            return [];
        }

        var isAbsentBefore = Records(Sign.UpperLimbNumbness).Any(record => record is { Finding: Answer.No, Preliminary: false } && record.Side == side && record.Source.Date?.Last < first
            && (record.Part is null || found.Any(positive => positive.Part == record.Part)));
        return isAbsentBefore == wasAbsent ? found.Each(static record => record.Source) : [];
    }

    private bool Progresses(SignState weakness, Side side) =>
        weakness.MarkedWorse || (weakness.Present == Answer.Yes && Strength.Falls(Records(Sign.UpperLimbStrength), _gradesInDoubt, side, _at));

    private bool Deficit(Side side) => On(Weakness, side).Present == Answer.Yes || On(Numbness, side).Present == Answer.Yes;

    private bool IsStable(Side side) =>
        (!MayBePresent(side, Hand, Arm) || Strength.IsStable(Records(Sign.HandWeakness, Sign.UpperLimbWeakness, Sign.UpperLimbStrength), side, _at))
        && (!MayBePresent(side, Numbness) || NumbnessIsStable(side));

    /// <summary>Present on a side, or perhaps: also what was found without a side, and what is left open by a record that may say so (D8, D29).</summary>
    private static bool MayBePresent(Side side, params ReadOnlySpan<SidedSign> signs)
    {
        foreach (var sign in signs)
        {
            if (On(sign, side).MayBePresent || sign.Unsided.MayBePresent)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A mark of worse that no later negative takes back counts whatever its date or its record, and without a side for both (D8).</summary>
    private bool NumbnessIsStable(Side side) =>
        !On(Numbness, side).MarkedWorse && !Numbness.Unsided.MarkedWorse && Strength.NumbnessIsStable(Records(Sign.UpperLimbNumbness), side, _at);

    private static SignState On(SidedSign sign, Side side) => side == Side.Left ? sign.Left : sign.Right;

    private static SignState Either(SignState hand, SignState arm) => (hand.Present, arm.Present) switch
    {
        (Answer.Yes, Answer.Yes) => hand with { Evidence = [.. hand.Evidence.Union(arm.Evidence)] },
        (Answer.Yes, _) => hand,
        (_, Answer.Yes) => arm,
        (Answer.No, _) => arm.Unsettled ? arm : EndedSince(arm, hand) ?? hand,
        (_, Answer.No) => hand.Unsettled ? hand : EndedSince(hand, arm) ?? arm,
        _ => !hand.Unsettled && (arm.Unsettled || hand.Why == Reason.NotRecorded) ? arm : hand,
    };

    // What was there and ended after the other was examined was never examined since (D7).
    private static SignState? EndedSince(SignState other, SignState absent) =>
        other.Evidence.Only(absent, static (record, absent) => record.Origin == SignOrigin.ResolvedProblem && (record.Ended ?? record.Source.Date)?.Last >= absent.LastDate!.First) is [var ended, ..]
            ? SignState.Unknown(Reason.Conflicting, [ended, .. absent.Evidence])
            : null;

    /// <summary>Nothing counts as absent while a part that could hold a positive is missing (contract section 5).</summary>
    private static Reason? NotAllHere(Loads loads) => (loads.Observations, loads.Conditions) switch
    {
        (LoadState.Complete, LoadState.Complete) => null,
        (LoadState.Failed or LoadState.NotSupplied, _) => Reason.NotEvaluated,
        _ => Reason.Incomplete,
    };
}
