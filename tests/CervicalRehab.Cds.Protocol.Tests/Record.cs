namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>One record by its age in days before the evaluation.</summary>
internal static class Record
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = DateOnly.FromDateTime(Now.Date);

    public static RecordedDate Day(int daysAgo) => RecordedDate.OfDay(Today.AddDays(-daysAgo));

    /// <summary>A date that names a whole month.</summary>
    public static RecordedDate Month(int year, int month) => new()
    {
        Text = $"{year:0000}-{month:00}",
        First = new(year, month, 1),
        Last = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1),
    };

    /// <summary>A date that may be any day from one to another.</summary>
    public static RecordedDate Between(int firstDaysAgo, int lastDaysAgo) => new() { Text = "some time", First = Today.AddDays(-firstDaysAgo), Last = Today.AddDays(-lastDaysAgo) };

    /// <summary>A date that names a whole year.</summary>
    public static RecordedDate Year(int year) => new() { Text = $"{year:0000}", First = new(year, 1, 1), Last = new(year, 12, 31) };

    /// <summary>A moment with the offset it was written with.</summary>
    public static RecordedDate Instant(DateTimeOffset at) => new()
    {
        Text = at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
        First = DateOnly.FromDateTime(at.Date),
        Last = DateOnly.FromDateTime(at.Date),
        Instant = at,
    };

    public static Evidence Of(string fact, string value, int? daysAgo, string? unit = null, string? side = null, string type = "Observation") => new()
    {
        Fact = fact,
        Value = value,
        Unit = unit,
        Side = side,
        Date = daysAgo is { } days ? Day(days) : null,
        Status = "final",
        Reference = $"{type}/{fact}{(side is null ? "" : "-" + side)}-{daysAgo}",
    };
}
