using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Dates in every precision and offset, and texts that are almost dates: none throws, and what they mean holds together.</summary>
internal static class DateFuzz
{
    private static readonly ImmutableArray<string> Years = ["2026", "2026", "2025", "2024", "2000", "1900", "0001", "9999", "0000", "10000", "26", "-001", "\u0662026"];
    private static readonly ImmutableArray<string> Offsets = ["", "Z", "z", "+00:00", "-00:00", "+14:00", "-12:00", "+14:01", "-14:00", "+99:99", "+05:45", "-03:30", "+1:00", "+0100", "Z+01:00"];

    public static void Case(Dice dice)
    {
        var text = Text(dice);
        var date = FhirDate.Parse(text);
        var at = Moment(dice);
        if (date is not null)
        {
            Holds(date, at);
            FuzzTarget.Must(date.Text == text, text);
        }

        var end = Text(dice);
        if (FhirDate.Parse(new Period { Start = text, End = end }) is { } period)
        {
            FuzzTarget.Must(period.First == date?.First, $"a period counts from its start: {text}/{end}");
            Holds(period, at);
        }
    }

    /// <summary>A text that is a date, or almost one.</summary>
    public static string Text(Dice dice)
    {
        var day = $"{dice.Of(Years)}-{dice.Below(14):00}-{dice.Below(33):00}";
        return dice.Below(8) switch
        {
            0 => dice.Of(Years),
            1 => day[..^3],
            2 => day,
            3 => $"{day}T{dice.Below(25):00}:{dice.Below(61):00}{dice.Of(Offsets)}",
            4 or 5 => $"{day}T{dice.Below(25):00}:{dice.Below(61):00}:{dice.Below(62):00}{dice.Of(Offsets)}",
            6 => $"{day}T{dice.Below(25):00}:{dice.Below(61):00}:{dice.Below(62):00}.{new string((char)('0' + dice.Below(11)), dice.Below(12))}{dice.Of(Offsets)}",
            _ => System.Text.Encoding.UTF8.GetString(Damage.Bytes(System.Text.Encoding.UTF8.GetBytes($"{day}T10:00:00+02:00"), dice)),
        };
    }

    private static void Holds(RecordedDate date, DateTimeOffset at)
    {
        FuzzTarget.Must(date.First <= date.Last, date.Text);
        FuzzTarget.Must(date.Instant is not { } instant || (date.IsOneDay && DateOnly.FromDateTime(instant.DateTime) == date.First), $"{date.Text}: the day is that of the offset recorded");
        var days = date.DaysUntil(at);
        FuzzTarget.Must(days == date.EvaluationDay(at).DayNumber - date.First.DayNumber, date.Text);

        // Five minutes ahead may be the next day.
        FuzzTarget.Must(date.IsAfter(at) || days >= (date.Instant is null ? 0 : -1), $"{date.Text} is not after {at:O}, and {days} days ago");
    }

    // Now and then at the ends of the calendar, in any zone.
    private static DateTimeOffset Moment(Dice dice)
    {
        var offset = TimeSpan.FromMinutes((dice.Below(105) - 48) * 15);
        var (first, last) = (DateTime.MinValue.AddDays(1), DateTime.MaxValue.AddDays(-1));
        var local = dice.Below(4) switch
        {
            0 => first.AddMinutes(dice.Below(3_000)),
            1 => last.AddMinutes(-dice.Below(3_000)),
            _ => new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(dice.Below(10_000_000)),
        };
        return new DateTimeOffset(local, offset);
    }
}
