using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>One sign on both sides, and what was recorded without a side (D10).</summary>
internal sealed record SidedSign(SignState Left, SignState Right, SignState Unsided)
{
    public bool Bilateral => Left.Present == Answer.Yes && Right.Present == Answer.Yes;

    public bool OneSided => !Bilateral && (Left.Present == Answer.Yes || Right.Present == Answer.Yes);

    /// <summary>Positive without a side: it may be the side that is not known to be positive, unless one side is and both are known from a later day (D10).</summary>
    public bool SideMissing => Unsided.Present == Answer.Yes && !Bilateral && !(OneSided && SidesSpeakLater);

    public bool AbsentOnBothSides => Left.Present == Answer.No && Right.Present == Answer.No && Unsided.Present != Answer.Yes && !Unsided.Unsettled;

    public IEnumerable<(Side Side, SignState State)> Sides => [(Side.Left, Left), (Side.Right, Right)];

    public ImmutableArray<Evidence> PositiveSources =>
        [.. Positive(Left), .. Positive(Right), .. Positive(Unsided)];

    private static ImmutableArray<Evidence> Positive(SignState state) => state.Present == Answer.Yes ? state.Sources : [];

    private bool SidesSpeakLater =>
        Known(Left) is { } left && Known(Right) is { } right
        && Unsided.Evidence.Where(record => record.Finding == Answer.Yes).All(record => record.Source.Date is { } date && date.Last < left && date.Last < right);

    public static SidedSign Of(ImmutableArray<SignRecord> records, DateTimeOffset at, Reason? notAllHere)
    {
        var left = SignResolver.Resolve(On(records, Side.Left), at, notAllHere);
        var right = SignResolver.Resolve(On(records, Side.Right), at, notAllHere);

        // A positive without side is answered only by negatives of both sides: the older of the two speaks.
        var answer = left.Present == Answer.No && right.Present == Answer.No
            ? left.Evidence.Concat(right.Evidence).MinBy(record => record.Source.Date!.First)
            : null;
        var unsided = records.Only(static record => record.Side == Side.NotStated && record.Finding != Answer.No);
        return new(
            NameMissingSide(left, records),
            NameMissingSide(right, records),
            SignResolver.Resolve(answer is null ? unsided : unsided.Add(answer), at, notAllHere));
    }

    /// <summary>The day from which a side is known, the earliest its date can mean; null while it is not known.</summary>
    private static DateOnly? Known(SignState state) => state.Present switch
    {
        Answer.Yes => state.Evidence.Where(record => record.Finding == Answer.Yes).Max(record => record.Source.Date?.First),
        Answer.No => state.LastDate?.First,
        _ => null,
    };

    private static ImmutableArray<SignRecord> On(ImmutableArray<SignRecord> records, Side side) => records.Only(side, static (record, side) => record.Side == side);

    private static SignState NameMissingSide(SignState state, ImmutableArray<SignRecord> records) =>
        state.Why == Reason.NotRecorded && On(records, Side.NotStated) is [var unsided, ..]
            ? SignState.Unknown(Reason.SideNotStated, unsided)
            : state;
}
