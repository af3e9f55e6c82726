using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>What is known about one sign on one side at the evaluation (D6, D7).</summary>
/// <param name="Present">Present, absent or unknown.</param>
/// <param name="Why">Why it is unknown.</param>
/// <param name="Evidence">The records behind the state.</param>
internal sealed record SignState(Answer Present, Reason? Why, ImmutableArray<SignRecord> Evidence)
{
    public ImmutableArray<Evidence> Sources => Evidence.Each(static record => record.Source);

    /// <summary>The records behind a sign that is present; none of any other.</summary>
    public ImmutableArray<Evidence> PositiveSources => Present == Answer.Yes ? Sources : [];

    public RecordedDate? LastDate => Evidence.Greatest(static record => record.Source.Date?.First.DayNumber ?? -1)?.Source.Date;

    public bool MarkedWorse => Present == Answer.Yes && Evidence.Any(record => record.MarkedWorse);

    /// <summary>Unknown for a reason that a fresh negative elsewhere does not settle.</summary>
    public bool Unsettled => Present == Answer.Unknown && Why is not (Reason.NotRecorded or Reason.Stale or Reason.Preliminary or Reason.NoDate or Reason.SideNotStated) && !IsNegativeAhead;

    /// <summary>Present, or left open by a record that is unclear or dated in the future. Recent findings that contradict each other are asked for as such (D7).</summary>
    public bool MayBePresent => Present == Answer.Yes
        || (Present == Answer.Unknown && Why != Reason.Conflicting && Evidence.Any(static record => record.Finding != Answer.No && record.Origin != SignOrigin.ResolvedProblem));

    private bool IsNegativeAhead => Why == Reason.FutureDate && Evidence is [{ Finding: Answer.No }];

    public static SignState Unknown(Reason why, params ImmutableArray<SignRecord> evidence) => new(Answer.Unknown, why, evidence);
}

/// <summary>Decides one sign from its dated records. The order of the steps is the precedence of D6 and D7.</summary>
internal static class SignResolver
{
    private static readonly SignState NothingRecorded = SignState.Unknown(Reason.NotRecorded);

    public static SignState Resolve(ImmutableArray<SignRecord> records, DateTimeOffset at, Reason? notAllHere) =>
        records.IsEmpty ? NothingRecorded : Settle(records, at, notAllHere);

    private static SignState Settle(ImmutableArray<SignRecord> all, DateTimeOffset at, Reason? notAllHere)
    {
        var negative = all.Only(at, IsReassuring).Greatest(at, static (record, at) => Recency(record.Source.Date!, at));
        var others = all.Only(at, static (record, at) => !IsReassuring(record, at));
        var now = others.Only(at, static (record, at) => record.Source.Date?.IsAfter(at) != true);
        var positives = now.Only(static record => record is { Finding: Answer.Yes, Origin: not SignOrigin.ResolvedProblem });

        var ofParts = all.Only(at, static (record, at) => record.Part is not null && IsNegative(record, at));
        if (!ofParts.IsEmpty && Parted(positives, negative, ofParts, at) is var (left, conflict))
        {
            if (conflict is not null)
            {
                return conflict;
            }

            all = all.RemoveRange(positives.RemoveRange(left));
            positives = left;
        }

        var standing = positives.Only(negative, static (positive, negative) => negative is null || !Replaces(negative, positive));
        if (standing.Length > 0)
        {
            // A negative that does not answer the positive is shown beside it: the card hides no contradiction.
            return new(Answer.Yes, null, negative is not null && !standing.Only(negative, static (positive, negative) => !IsOlder(negative.Source.Date, positive)).IsEmpty ? standing.Add(negative) : standing);
        }

        var contradicted = positives.Only(negative, static (positive, negative) => Contradicts(negative!, positive));
        if (contradicted.Length > 0)
        {
            return SignState.Unknown(Reason.Conflicting, [.. contradicted, negative!]);
        }

        var doubted = now.Only(negative, static (record, negative) => record is { MayBePresent: true, Source.Date: not null } && IsOlder(record.Source.Date, negative) && Contradicts(negative!, record));
        if (doubted is [var doubt, ..])
        {
            return SignState.Unknown(doubt.Unclear ?? Reason.Conflicting, [doubt, negative!]);
        }

        var unclear = now.Only(negative, static (record, negative) => record.Origin != SignOrigin.ResolvedProblem && record.Finding == Answer.Unknown && !IsOlder(record.Source.Date, negative));
        if (!unclear.IsEmpty)
        {
            var unsettling = unclear.MaxBy(static record => (record.Unclear != Reason.SideNotStated, record.Source.Date?.First))!;
            return SignState.Unknown(unsettling.Unclear ?? Reason.Indeterminate, unsettling);
        }

        if (others.Only(at, static (record, at) => record.Source.Date?.IsAfter(at) == true && record.Finding != Answer.No) is [var ahead, ..])
        {
            return SignState.Unknown(Reason.FutureDate, ahead);
        }

        if (negative is null)
        {
            return Unreassured(all, at);
        }

        var justResolved = now.Only(negative, static (record, negative) =>
            record.Origin == SignOrigin.ResolvedProblem && (record.Ended ?? record.Source.Date) is { } until && until.Last >= negative.Source.Date!.First);
        return justResolved is [var resolved, ..] ? SignState.Unknown(Reason.Conflicting, resolved, negative)
            : negative.Source.Date!.DaysUntil(at) > Windows.ValidDays ? SignState.Unknown(Reason.Stale, negative)
            : notAllHere is { } why ? SignState.Unknown(why, negative)
            : new(Answer.No, null, [negative]);
    }

    // What is absent of a part answers what was found of the same part, and nothing else (D37). What it cleared is left out; so soon after it, it contradicts.
    private static (ImmutableArray<SignRecord> Left, SignState? Conflict) Parted(ImmutableArray<SignRecord> positives, SignRecord? whole, ImmutableArray<SignRecord> ofParts, DateTimeOffset at)
    {
        var left = ImmutableArray.CreateBuilder<SignRecord>(positives.Length);
        SignState? conflict = null;
        foreach (var positive in positives)
        {
            var answer = ofParts.Only(positive, static (part, positive) => part.Part == positive.Part && Replaces(part, positive)).Greatest(at, static (record, at) => Recency(record.Source.Date!, at));
            if (answer is null || (whole is not null && Replaces(whole, positive)))
            {
                left.Add(positive);
            }
            else if (Contradicts(answer, positive))
            {
                conflict ??= SignState.Unknown(Reason.Conflicting, positive, answer);
            }
        }

        var standing = left.DrainToImmutable();
        return (standing, standing.Only(whole, static (positive, whole) => whole is null || !Replaces(whole, positive)).IsEmpty ? conflict : null);
    }

    /// <summary>Of two that name the same day the one nearer to the evaluation speaks, whatever the order they came in.</summary>
    private static (DateOnly Day, int Age, DateTimeOffset Instant) Recency(RecordedDate date, DateTimeOffset at) =>
        (date.First, -date.DaysUntil(at), date.Instant ?? DateTimeOffset.MaxValue);

    private static bool IsReassuring(SignRecord record, DateTimeOffset at) => record.Part is null && IsNegative(record, at);

    private static bool IsNegative(SignRecord record, DateTimeOffset at) =>
        record is { Finding: Answer.No, Preliminary: false, Origin: SignOrigin.Examination, Source.Date: { } date } && !date.IsAfter(at);

    /// <summary>A negative replaces a positive only from a later calendar day, and never from an earlier instant.</summary>
    private static bool Replaces(SignRecord negative, SignRecord positive) =>
        (positive.Source.Date, negative.Source.Date) is ({ } found, { } cleared)
        && cleared.First > found.Last
        && !(cleared.Instant <= found.Instant);

    private static bool Contradicts(SignRecord negative, SignRecord positive) =>
        positive.Origin == SignOrigin.ActiveProblem
        || negative.Source.Date!.First.DayNumber - positive.Source.Date!.Last.DayNumber <= Windows.ConflictDays;

    private static bool IsOlder(RecordedDate? date, SignRecord? than) =>
        date is not null && than?.Source.Date is { } other && date.Last < other.First;

    /// <summary>No usable negative: say what came nearest to one.</summary>
    private static SignState Unreassured(ImmutableArray<SignRecord> all, DateTimeOffset at)
    {
        var negatives = all.Only(static record => record is { Finding: Answer.No, Part: null });
        return negatives.FirstOrDefault(record => record.Preliminary) is { } preliminary ? SignState.Unknown(Reason.Preliminary, preliminary)
            : negatives.FirstOrDefault(record => record.Source.Date?.IsAfter(at) == true) is { } ahead ? SignState.Unknown(Reason.FutureDate, ahead)
            : negatives.FirstOrDefault() is { } undated ? SignState.Unknown(Reason.NoDate, undated)
            : SignState.Unknown(Reason.NotRecorded, all);
    }
}
