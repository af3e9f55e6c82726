using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>One sign on both sides, and what was recorded without a side (D10).</summary>
internal sealed record SidedSign(SignState Left, SignState Right, SignState Unsided)
{
    /// <summary>
    /// False where a positive without a side may be of neither positive side: the side that is positive now was absent in between, and the other is absent so soon after it that
    /// this contradicts (D7).
    /// </summary>
    public bool IsExplained { get; init; } = true;

    public bool Bilateral => Left.Present == Answer.Yes && Right.Present == Answer.Yes;

    public bool OneSided => !Bilateral && (Left.Present == Answer.Yes || Right.Present == Answer.Yes);

    /// <summary>Positive without a side: it may be the side that is not known to be positive, unless one side is and both are known from a later day (D10).</summary>
    public bool SideMissing => Unsided.Present == Answer.Yes && !Bilateral && !(OneSided && SidesSpeakLater);

    public bool AbsentOnBothSides => Left.Present == Answer.No && Right.Present == Answer.No && Unsided.Present != Answer.Yes && !Unsided.Unsettled;

    /// <summary>What stands, contradicts or is unclear without a side may be of either: neither is shown as absent.</summary>
    public bool LeavesSidesOpen => SideMissing || Unsided.Unsettled;

    /// <summary>One side at least is not known.</summary>
    public bool IsOpen => Left.Present == Answer.Unknown || Right.Present == Answer.Unknown;

    public ImmutableArray<Evidence> PositiveSources =>
        [.. Left.PositiveSources, .. Right.PositiveSources, .. Unsided.PositiveSources];

    private bool SidesSpeakLater => IsExplained &&
        Known(Left) is { } left && Known(Right) is { } right
        && Unsided.Evidence.Where(record => record.Finding == Answer.Yes).All(record => record.Source.Date is { } date && date.Last < left && date.Last < right);

    public static SidedSign Of(ImmutableArray<SignRecord> records, DateTimeOffset at, Reason? notAllHere)
    {
        var left = SignResolver.Resolve(On(records, Side.Left), at, notAllHere);
        var right = SignResolver.Resolve(On(records, Side.Right), at, notAllHere);

        var unsided = records.Only(static record => record.Side == Side.NotStated && record.Finding != Answer.No);
        return new(
            NameMissingSide(left, records),
            NameMissingSide(right, records),
            Answered(left, right) is not { } answer ? SignResolver.Resolve(unsided, at, notAllHere)
                : unsided.IsEmpty ? answer
                : SignResolver.Resolve([.. unsided, .. answer.Evidence], at, notAllHere))
        {
            IsExplained = Explains(left, right, Side.Left, records, at) && Explains(right, left, Side.Right, records, at),
        };
    }

    private static bool Explains(SignState positive, SignState other, Side side, ImmutableArray<SignRecord> records, DateTimeOffset at) =>
        (positive.Present, other.Present) != (Answer.Yes, Answer.No)
        || !records.Any(found => found is { Side: Side.NotStated, Finding: Answer.Yes, Source.Date: { } date }
            && other.LastDate!.First.DayNumber - date.Last.DayNumber <= Windows.ConflictDays
            && records.Any(absent => absent is { Finding: Answer.No, Preliminary: false, Part: null, Source.Date: { } cleared } && absent.Side == side && !cleared.IsAfter(at)
                && cleared.First > date.Last && cleared.Last < Known(positive)));

    /// <summary>What answers a positive without side: negatives of both sides, of which the older one speaks.</summary>
    private static SignState? Answered(SignState left, SignState right) =>
        left is { Present: Answer.No, Evidence: [var onLeft] } && right is { Present: Answer.No, Evidence: [var onRight] }
            ? onRight.Source.Date!.First < onLeft.Source.Date!.First ? right : left
            : null;

    /// <summary>The day from which a side is known, the earliest its date can mean; null while it is not known.</summary>
    private static DateOnly? Known(SignState state) => state.Present switch
    {
        Answer.Yes => state.Evidence.Where(record => record.Finding == Answer.Yes).Max(record => record.Source.Date?.First),
        Answer.No => state.LastDate?.First,
        _ => null,
    };

    private static ImmutableArray<SignRecord> On(ImmutableArray<SignRecord> records, Side side) => records.Only(side, static (record, side) => record.Side == side);

    private static SignState NameMissingSide(SignState state, ImmutableArray<SignRecord> records) =>
        state.Why != Reason.NotRecorded || On(records, Side.NotStated) is not { IsEmpty: false } unsided ? state
            : unsided.Only(static record => record.Origin != SignOrigin.ResolvedProblem) is [var stated, ..] ? SignState.Unknown(Reason.SideNotStated, stated)
            : state with { Evidence = state.Evidence.AddRange(unsided) };
}
