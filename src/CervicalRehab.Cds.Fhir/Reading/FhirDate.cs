using System.Globalization;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>R4 date, dateTime and instant, with the precision and the offset they were written with. Never throws.</summary>
internal static class FhirDate
{
    private static readonly string[] Clocks = ["HH':'mm", "HH':'mm':'ss", "HH':'mm':'ss'.'FFFFFFF"];

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>The date, or null when the text is none.</summary>
    internal static RecordedDate? Parse(string? text)
    {
        var time = text?.IndexOf('T', StringComparison.Ordinal) ?? -1;
        return text is null ? null : time < 0 ? Calendar(text) : Moment(text, text[..time], text[(time + 1)..]);
    }

    /// <summary>
    /// True for a date of R4, for a day with a time that is written in another way, for one without its hyphens, and for nothing but spaces: whoever wrote it meant a day, or none.
    /// </summary>
    internal static bool NamesDay(string text) => text.Trim() is var bare
        && (bare.Length == 0 || Parse(bare) is not null
            || (bare.Length > 10 && (bare[10] is 'T' or 'Z' || !char.IsAsciiLetterOrDigit(bare[10])) && Day(bare.AsSpan(0, 10)) is not null)
            || (bare.Length >= 8 && bare.All(char.IsAsciiDigit) && Day($"{bare[..4]}-{bare[4..6]}-{bare[6..8]}") is not null));

    /// <summary>When something was, a moment or a period; null for what is neither, and for what is unreadable.</summary>
    internal static RecordedDate? Of(DataType? when) => when is Period period ? Parse(period) : Parse(Begin(when));

    /// <summary>When it began; null also where it is a period that ends before it starts.</summary>
    internal static RecordedDate? StartOf(DataType? when) => when is Period period ? Parse(period)?.Begin : Parse(Begin(when));

    /// <summary>When it ended: of a period its end, else its start; null also where the one lies before the other.</summary>
    internal static RecordedDate? EndOf(DataType? when) => when is Period period && Ends(period) is var (start, end) ? EndOf(start, end) : Parse(Begin(when));

    /// <summary>The same of a period whose ends are read.</summary>
    internal static RecordedDate? EndOf(RecordedDate? start, RecordedDate? end) => IsReversed(start, end) ? null : end ?? start;

    /// <summary>The text that says when it began; null when nothing does.</summary>
    internal static string? Begin(DataType? when) => when switch
    {
        Period period => period.StartElement.Letters(),
        FhirDateTime or Hl7.Fhir.Model.Instant => ((PrimitiveType)when).Letters(),
        _ => null,
    };

    /// <summary>A period as the days it may mean, an open one as its start, one of less than a day as its first; null when its start is missing, an end is unreadable, or it ends before it starts.</summary>
    internal static RecordedDate? Parse(Period? period) =>
        Ends(period) is var (start, end) && (start is null || IsReversed(start, end)) ? null
        : end is null ? (string.IsNullOrEmpty(period?.EndElement.Letters()) ? start with { IsOpen = true } : null)
        : end.Last <= start.Last || end.Instant - start.Instant < OneDay ? start
        : RecordedDate.OfPeriod(start, end);

    private static (RecordedDate? Start, RecordedDate? End) Ends(Period? period) => (Parse(period?.StartElement.Letters()), Parse(period?.EndElement.Letters()));

    /// <summary>True when a period breaks the rule per-1 of FHIR: whatever its ends can mean, the one lies before the other.</summary>
    private static bool IsReversed(RecordedDate? start, RecordedDate? end) =>
        start is not null && end is not null && (start.Instant is { } from && end.Instant is { } to ? to < from : end.Last < start.First);

    private static RecordedDate? Calendar(string text) => text.Length switch
    {
        10 when Day(text) is { } day => Span(text, day, day),
        7 when Day(text + "-01") is { } first => Span(text, first, first.AddDays(DateTime.DaysInMonth(first.Year, first.Month) - 1)),
        4 when Day(text + "-01-01") is { } first => Span(text, first, new DateOnly(first.Year, 12, 31)),
        _ => null,
    };

    private static RecordedDate? Moment(string text, string date, string time)
    {
        if (date.Length != 10 || Day(date) is not { } day || Split(time) is not var (clock, offset) || Clock(clock) is not { } at)
        {
            return null;
        }

        // A time of day without an offset names no instant: only the day is kept.
        var whole = Span(text, day, day);
        return offset is { } known ? whole with { Instant = Instant(day, at, known) } : whole;
    }

    private static (string Clock, TimeSpan? Offset)? Split(string time)
    {
        if (time.EndsWith('Z'))
        {
            return (time[..^1], TimeSpan.Zero);
        }

        if (time.Length <= 6 || time[^6] is not ('+' or '-'))
        {
            return (time, null);
        }

        return TimeSpan.TryParseExact(time[^5..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)
            ? (time[..^6], time[^6] == '-' ? -offset : offset)
            : null;
    }

    private static TimeOnly? Clock(string clock)
    {
        // FHIR allows the leap second; ticks finer than .NET's are cut off.
        var text = clock.Length >= 8 && string.Equals(clock[5..8], ":60", StringComparison.Ordinal) ? $"{clock[..5]}:59{clock[8..]}" : clock;
        var digits = text.Length > 9 && text[9..].All(char.IsAsciiDigit);
        return text.Length is 5 or 8 || digits
            ? TimeOnly.TryParseExact(text[..Math.Min(text.Length, 16)], Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null
            : null;
    }

    // Near the ends of the calendar the offset would push the instant out of range: then only the day is known.
    private static DateTimeOffset? Instant(DateOnly day, TimeOnly at, TimeSpan offset)
    {
        var local = day.ToDateTime(at);
        var ticks = local.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(local, offset) : null;
    }

    private static DateOnly? Day(ReadOnlySpan<char> text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _]
        && PrimitiveParser.Number(text[..4]) is > 0 and var year
        && PrimitiveParser.Number(text[5..7]) is > 0 and <= 12 and var month
        && PrimitiveParser.Number(text[8..]) is > 0 and var day
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static RecordedDate Span(string text, DateOnly first, DateOnly last) => new() { Text = text, First = first, Last = last };
}
