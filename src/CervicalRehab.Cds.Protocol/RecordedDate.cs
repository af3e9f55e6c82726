using System.Globalization;

namespace CervicalRehab.Cds.Protocol;

/// <summary>
/// A date as it stands in the record: a year, a month, a day or an instant, with the offset it was written with.
/// Partial dates span several days (protocol section 6, decision D6).
/// </summary>
public sealed record RecordedDate
{
    // Nearly every date that is shown is of this year: the pattern is not read again for each.
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;

    /// <summary>The date exactly as recorded, for display.</summary>
    public required string Text { get; init; }

    /// <summary>First calendar day the text can mean, in its own offset.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last calendar day the text can mean, in its own offset.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The instant, when the text gives a time of day; its offset is the one recorded.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>True when the text names one calendar day.</summary>
    public bool IsOneDay => First == Last;

    /// <summary>A whole calendar day without time or offset.</summary>
    public static RecordedDate OfDay(DateOnly day) => new()
    {
        Text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        First = day,
        Last = day,
    };

    /// <summary>For the eye, as far as it is known: <c>May 27</c>, with the year when it is not that of the evaluation, <c>May 2026</c> or <c>2026</c>.</summary>
    public string Shown(DateTimeOffset at) =>
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
