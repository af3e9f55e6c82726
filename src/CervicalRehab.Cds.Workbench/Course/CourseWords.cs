using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>What a clinician reads on the course page. Every number comes from the series or the protocol's tables.</summary>
internal static class CourseWords
{
    /// <summary>Name of a fact, with a capital.</summary>
    public static string Name(string fact)
    {
        var name = Advice.Name(fact);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    public static string Name(string fact, Side side) => side switch
    {
        Side.NotStated => Name(fact),
        _ => $"{Name(fact)}, {side.ToString().ToLowerInvariant()}",
    };

    /// <summary>What stands where no program is shown.</summary>
    public static string NoProgram(Loads loads) => loads.CarePlans is LoadState.Complete ? "No program is on record." : "Care plans could not be read: a program may be running.";

    /// <summary>What stands where no measurement is shown.</summary>
    public static string NoMeasurement(Loads loads) => loads.Observations is LoadState.Complete ? "No usable measurement is on record." : "Measurements could not be read: there may be some on record.";

    /// <summary>What stands where no visit is shown.</summary>
    public static string NoVisit(Loads loads) => loads.Observations is LoadState.Complete ? "Nothing usable is on record." : "Examinations could not be read: there may be some on record.";

    /// <summary>What stands where only one visit is shown.</summary>
    public static string OneVisit(DateOnly day, Loads loads) => $"{ChartGeometry.Date(day)} is the only visit {(loads.Observations is LoadState.Complete ? "on record" : "that could be read")}.";

    public static string Unit(string? unit) => unit switch
    {
        "deg" => "degrees",
        "{score}" => "points of 10",
        null => string.Empty,
        var other => other,
    };

    public static string Method(MotionMethod method) => method switch
    {
        MotionMethod.Crom => "CROM device",
        _ => method.ToString().ToLowerInvariant(),
    };

    /// <summary>The change in words, such as <c>+12: better than baseline</c>.</summary>
    public static string Of(MeasureSeries series) => series switch
    {
        { Baseline: null } => "no baseline",
        { Standing: Standing.NotCompared } => "baseline only",
        _ when series.Latest.Value == series.Baseline.Value => "unchanged",
        _ => $"{Signed(series.Latest.Value - series.Baseline.Value)} {Of(series.Standing)}",
    };

    public static string Of(Standing standing) => standing switch
    {
        Standing.Better => "better",
        Standing.Worse => "worse",
        Standing.WithinError => "within error",
        _ => "changed",
    };

    public static string Look(Standing standing) => standing switch
    {
        Standing.Better => "better",
        Standing.Worse => "worse",
        _ => "plain",
    };

    /// <summary>An arrow for the direction of the change.</summary>
    public static string Sign(MeasureSeries series) => series is { Baseline: { } baseline, Standing: not Standing.NotCompared }
        ? Math.Sign(series.Latest.Value - baseline.Value) switch { > 0 => "▲", < 0 => "▼", _ => "=" }
        : "•";

    /// <summary>The drawing in words.</summary>
    public static string Spoken(MeasureSeries series)
    {
        string?[] parts =
        [
            $"{Name(series.Fact)} in {Unit(series.Unit)}",
            string.Join(", ", series.Points.Select(point => $"{ChartGeometry.Date(point.Day)} {ChartGeometry.Number(point.Value)}")),
            series.Baseline is { } baseline ? $"baseline {ChartGeometry.Number(baseline.Value)}" : "no baseline",
            series.Goal is { } goal ? $"goal {(series.Method is null ? "at most" : "at least")} {ChartGeometry.Number(goal)}" : null,
            series.WorseFrom is { } worse ? $"worse from {ChartGeometry.Number(worse)}" : null,
            Of(series),
        ];
        return string.Join("; ", parts.OfType<string>()) + ". The values stand in the table below.";
    }

    public static (string Sign, string Word) Mark(SignMark mark) => mark switch
    {
        SignMark.Present => ("●", "present"),
        SignMark.Absent => ("○", "absent"),
        SignMark.Stale => ("◌", "absent, too old"),
        SignMark.Unknown => ("?", "unknown"),
        _ => ("–", "not examined"),
    };

    public static string Phase(ResistancePhase phase) => phase switch
    {
        ResistancePhase.Low => Regimen.ResistanceLow.Title,
        ResistancePhase.Moderate => Regimen.ResistanceModerate.Title,
        _ => "No resistance training yet",
    };

    public static string State(ProgrammeState state) => state switch
    {
        ProgrammeState.Active => "Active",
        ProgrammeState.OnHold => "On hold",
        ProgrammeState.Ended => "Ended",
        _ => "Draft",
    };

    private static string Signed(decimal value) => (value > 0m ? "+" : "−") + ChartGeometry.Number(Math.Abs(value));
}
