using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>
/// What a sign is that a record names as its reason (D41): open, unless it is known to be present anyway, or an examination of that day or a later one found it absent. So long ago
/// that no examination of then would count either, it says nothing (D6).
/// </summary>
internal static class NamedSigns
{
    /// <summary>A sign without sides.</summary>
    public static SignState On(SignState state, ImmutableArray<NamedSign> named, Sign sign, DateTimeOffset at) => named.IsEmpty ? state : On(state, named.Only(sign, static (one, sign) => one.Sign == sign), at);

    /// <summary>A sided one on both sides, by any of the signs that tell it: a side that is present is what was named without one.</summary>
    public static SidedSign On(SidedSign sign, ImmutableArray<NamedSign> named, ReadOnlySpan<Sign> by, DateTimeOffset at)
    {
        if (named.IsEmpty || sign.Left.Present == Answer.Yes || sign.Right.Present == Answer.Yes || sign.Unsided.Present == Answer.Yes)
        {
            return sign;
        }

        var mine = ImmutableArray.CreateBuilder<NamedSign>(0);
        foreach (var one in named)
        {
            if (one.Sign is { } told && by.Contains(told))
            {
                mine.Add(one);
            }
        }

        var its = mine.DrainToImmutable();
        return its.IsEmpty ? sign : sign with { Left = On(sign.Left, its, at), Right = On(sign.Right, its, at) };
    }

    /// <summary>It was named in the days of which an examination counts (D6), or nobody knows when.</summary>
    public static bool IsRecent(RecordedDate? date, DateTimeOffset at) =>
        date is null || date.EvaluationDay(at).DayNumber - date.Last.DayNumber <= Windows.ValidDays;

    /// <summary>Without a disease of the cord that was named and of which no pyramidal sign was found since: neither Babinski's, nor Hoffmann's on both sides.</summary>
    public static ImmutableArray<NamedSign> WithoutAnsweredCord(ImmutableArray<NamedSign> named, SidedSign hoffmann, SignState babinski, DateTimeOffset at) =>
        named.IsEmpty ? named
            : named.Only((hoffmann, babinski, at), static (one, c) => !one.IsOfCord || !(IsAnswered(one, c.babinski, c.at) || IsAnswered(one, c.hoffmann, c.at)));

    /// <summary>An examination of that day or a later one found it absent.</summary>
    public static bool IsAnswered(NamedSign named, SignState state, DateTimeOffset at) => IsAnswered(named.Source.Date, state, at);

    /// <summary>The same of both sides.</summary>
    public static bool IsAnswered(NamedSign named, SidedSign sign, DateTimeOffset at) =>
        sign.AbsentOnBothSides && IsAnswered(named.Source.Date, sign.Left, at) && IsAnswered(named.Source.Date, sign.Right, at);

    private static SignState On(SignState state, ImmutableArray<NamedSign> named, DateTimeOffset at)
    {
        if (state.Present == Answer.Yes || state.Unsettled)
        {
            return state;
        }

        var unanswered = named.Only((State: state, At: at), static (named, c) => IsRecent(named.Source.Date, c.At) && !IsAnswered(named.Source.Date, c.State, c.At));
        return unanswered.IsEmpty ? state : SignState.Unknown(Reason.NamedAsReason, Record(unanswered.MaxBy(named => LastDay(named.Source.Date, at))!, state));
    }

    private static bool IsAnswered(RecordedDate? date, SignState state, DateTimeOffset at) =>
        state is { Present: Answer.No, LastDate: { } examined } && examined.First >= LastDay(date, at);

    // What nobody dated, or dated ahead, was named by now.
    private static DateOnly LastDay(RecordedDate? date, DateTimeOffset at)
    {
        var today = date?.EvaluationDay(at) ?? DateOnly.FromDateTime(at.Date);
        return date is not null && date.Last < today ? date.Last : today;
    }

    private static SignRecord Record(NamedSign named, SignState state) =>
        new(named.Sign!.Value, state.Evidence.IsEmpty ? Side.NotStated : state.Evidence[0].Side, Answer.Unknown, SignOrigin.Examination, named.Source) { Unclear = Reason.NamedAsReason };
}
