using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.FollowUp;

/// <summary>One thing that the latest visit found otherwise than the examination of the same thing before it.</summary>
/// <param name="Fact">Fact id.</param>
/// <param name="Side">Side of a sided sign.</param>
/// <param name="Before">What was found before; null when it was never found before.</param>
/// <param name="Now">What the latest visit found.</param>
/// <param name="BeforeDay">The day of <paramref name="Before"/>.</param>
/// <param name="Meaning">Against the thresholds of the protocol; for a sign, worse when it appears and better when it goes.</param>
public sealed record CourseChange(string Fact, Side Side, string? Before, string Now, DateOnly? BeforeDay, Standing Meaning)
{
    /// <summary>UCUM unit of both values; null for a sign.</summary>
    public string? Unit { get; init; }
}

/// <summary>The latest visit against the earlier ones.</summary>
internal static class Changes
{
    /// <summary>Days on which anything usable was examined or measured, latest first.</summary>
    public static ImmutableArray<DateOnly> Visits(PatientCase c) =>
    [
        .. c.Picture.Signs.Where(record => record.Origin == SignOrigin.Examination && record.Source.Date?.IsAfter(c.At) == false).Select(record => record.Source.Date!.First)
            .Concat(c.Motion.Usable.Select(record => record.Source.Date!.First))
            .Concat(c.Pain.Usable.Select(record => record.Source.Date!.First))
            .Distinct().OrderDescending(),
    ];

    public static ImmutableArray<CourseChange> Of(DateOnly latest, ImmutableArray<MeasureSeries> series, SignGrid grid) =>
    [
        .. series.Select(one => Measured(latest, one)).OfType<CourseChange>(),
        .. grid.Visits.IsEmpty || grid.Visits[^1] != latest ? [] : grid.Rows.Select(row => Examined(row, grid.Visits)).OfType<CourseChange>(),
    ];

    private static CourseChange? Measured(DateOnly latest, MeasureSeries series)
    {
        if (series.Latest.Day != latest || series.Points is not [.., var before, var now] || before.Value == now.Value)
        {
            return null;
        }

        return new(series.Fact, Side.NotStated, Number(before.Value), Number(now.Value), before.Day, series.Judge(now.Value - before.Value)) { Unit = series.Unit };
    }

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static CourseChange? Examined(SignRow row, ImmutableArray<DateOnly> visits)
    {
        var before = row.Visits.Length - 2;
        while (before >= 0 && row.Visits[before].Mark == SignMark.NotExamined)
        {
            before--;
        }

        if (before < 0 || row.Visits[^1].Mark == SignMark.NotExamined || Said(row.Visits[before]) == Said(row.Visits[^1]))
        {
            return null;
        }

        // An absence that does not count yet is no change for the better (D7).
        var meaning = row.Visits[^1].Mark == SignMark.Present && row.Visits[before].Mark != SignMark.Present ? Standing.Worse
            : row.Visits[before].Mark == SignMark.Present && row is { Now.Mark: SignMark.Absent } && row.Visits[^1].Mark == SignMark.Absent ? Standing.Better
            : Standing.NotCompared;
        return new(row.Fact, row.Side, Said(row.Visits[before]), Said(row.Visits[^1]), visits[before], meaning);
    }

    private static string Said(SignCell cell)
    {
        var mark = cell.Mark switch
        {
            SignMark.Present => "present",
            SignMark.Unknown => "unknown",
            _ => "absent",
        };
        return cell.Words is null ? mark : $"{mark}, {cell.Words}";
    }
}
