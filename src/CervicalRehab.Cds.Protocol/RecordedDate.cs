using System.Globalization;

namespace CervicalRehab.Cds.Protocol;

/// <summary>
/// A date as it stands in the record: a year, a month, a day or an instant, with the offset it was written with.
/// Partial dates span several days (protocol section 6, decision D6).
/// </summary>
public sealed record RecordedDate
{
    private readonly RecordedDate? _begin;
    private readonly RecordedDate? _end;

    // Nearly every date that is shown is of this year: the pattern is not read again for each.
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;

    /// <summary>A date, whose members are set as it is made.</summary>
    public RecordedDate()
    {
    }

    private RecordedDate(RecordedDate begin, RecordedDate end) => (_begin, _end) = (begin, end);

    /// <summary>The date exactly as recorded, for display.</summary>
    public required string Text { get; init; }

    /// <summary>First calendar day the text can mean, in its own offset.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last calendar day the text can mean, in its own offset.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The instant, when the text gives a time of day; its offset is the one recorded.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>When a period of several days began, as recorded; a date itself.</summary>
    public RecordedDate Begin => _begin ?? this;

    /// <summary>When a period of several days ended, as recorded; a date itself.</summary>
    public RecordedDate End => _end ?? this;

    /// <summary>True when the text names one calendar day.</summary>
    public bool IsOneDay => First == Last;

    /// <summary>True for a period without an end: it is dated by its start, and may have gone on since.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The last day it can mean at the evaluation, also where it may have gone on until then (D8, D38).</summary>
    public DateOnly LastBy(DateTimeOffset at) => IsOpen && EvaluationDay(at) is var today && today > Last ? today : Last;

    /// <summary>A whole calendar day without time or offset.</summary>
    public static RecordedDate OfDay(DateOnly day) => new()
    {
        Text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        First = day,
        Last = day,
    };

    /// <summary>A period of several days: every day from the first that its begin can mean to the last that its end can.</summary>
    public static RecordedDate OfPeriod(RecordedDate begin, RecordedDate end) =>
        new(begin, end) { Text = $"{begin.Text}/{end.Text}", First = begin.First, Last = end.Last };

    /// <summary>
    /// For the eye, as far as it is known: <c>May 27</c>, with the year when it is not that of the evaluation, <c>May 2026</c> or <c>2026</c>; a period of
    /// several days as <c>May 25 to 27</c>.
    /// </summary>
    public string Shown(DateTimeOffset at) => _begin is null ? OneShown(at) : PeriodShown(at);

    private string PeriodShown(DateTimeOffset at)
    {
        var (begin, end) = (Begin.OneShown(at), End.OneShown(at));
        if (!Begin.IsOneDay || !End.IsOneDay || First.Year != Last.Year)
        {
            return $"{begin} to {end}";
        }

        // The year stands once, and so does the month.
        var year = end.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma ? end[comma..] : string.Empty;
        var to = First.Month == Last.Month ? Last.Day.ToString(CultureInfo.InvariantCulture) + year : end;
        return $"{begin[..^year.Length]} to {to}";
    }

    private string OneShown(DateTimeOffset at) =>
        IsOneDay && First.Year == EvaluationDay(at).Year ? string.Create(CultureInfo.InvariantCulture, $"{Months[First.Month - 1]} {First.Day}")
        : First.ToString(IsOneDay ? "MMM d, yyyy" : (First.Year, First.Month) == (Last.Year, Last.Month) ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture);

    /// <summary>The calendar day of evaluation, in this date's own offset where it has one (D16).</summary>
    public DateOnly EvaluationDay(DateTimeOffset at) =>
        DateOnly.FromDateTime((Instant is { } instant && HasDayIn(instant.Offset, at) ? at.ToOffset(instant.Offset) : at).Date);

    /// <summary>Whole calendar days from the earliest day this date can mean to the evaluation (D6, D20).</summary>
    public int DaysUntil(DateTimeOffset at) => EvaluationDay(at).DayNumber - First.DayNumber;

    /// <summary>True when the earliest moment this date can mean lies after the evaluation, beyond <see cref="ClockSkew"/>.</summary>
    public bool IsAfter(DateTimeOffset at) => Instant is { } instant
        ? instant - at > ClockSkew
        : First > DateOnly.FromDateTime(at.Date);

    /// <summary>How far a recorded instant may lie ahead of our clock and still count as now (protocol section 6): five minutes.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // On the first and the last day of the calendar another offset may name a day that does not exist.
    private static bool HasDayIn(TimeSpan offset, DateTimeOffset at) =>
        at.UtcTicks + offset.Ticks is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
