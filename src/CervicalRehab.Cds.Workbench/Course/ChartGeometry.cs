using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>A value in the drawing: where it stands and what it says.</summary>
internal sealed record ChartMark(double X, double Y, string Label, string Day, string Spoken);

/// <summary>Where everything of one series stands in a drawing of <see cref="Width"/> by <see cref="Height"/> units. Draws; knows no threshold of its own.</summary>
internal sealed class ChartGeometry
{
    public const int Width = 300;
    public const int Height = 160;
    private const int Left = 34;
    private const int Right = Width - 84;
    private const int Top = 26;
    private const int Bottom = Height - 28;

    // A date, such as May 27, with some air; and a line of words.
    private const double DayWidth = 54;
    private const double LineHeight = 14;
    private const decimal Step = 10m;

    private readonly decimal _low;
    private readonly decimal _high;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    public ChartGeometry(MeasureSeries series, DateOnly? dayZero, DateOnly today)
    {
        var step = series.Most > Step ? Step : 1m;
        decimal[] values = [.. series.Points.Select(point => point.Value), .. new[] { series.Goal, series.WorseFrom }.OfType<decimal>()];
        _low = Math.Max(0m, (Math.Floor(values.Min() / step) * step) - (values.Min() % step == 0m ? step : 0m));
        _high = Math.Min(series.Most, Math.Max((Math.Ceiling(values.Max() / step) * step) + (values.Max() % step == 0m ? step : 0m), _low + (4m * step)));
        _first = series.Points[0].Day is var earliest && dayZero < earliest ? dayZero.Value : earliest;
        _last = today > series.Latest.Day ? today : series.Latest.Day;
        Marks = [.. series.Points.Select(point => new ChartMark(X(point.Day), Y(point.Value), Number(point.Value), point.Day.ToString("MMM d", CultureInfo.InvariantCulture), $"{Date(point.Day)}: {Number(point.Value)}"))];
        Goal = series.Goal is { } goal ? Y(goal) : null;
        Worse = series.WorseFrom is { } worse ? Y(worse) : null;
        Baseline = series.Baseline is { } baseline ? Y(baseline.Value) : null;
        Start = dayZero is { } start && start >= _first && start <= _last ? X(start) : null;
        Ticks = [.. Enumerable.Range(0, 3).Select(at => _low + ((_high - _low) * at / 2m)).Select(value => (Y(value), Number(value)))];
    }

    public ImmutableArray<ChartMark> Marks { get; }

    /// <summary>Height of the goal; null without one.</summary>
    public double? Goal { get; }

    /// <summary>Height from which it is worse; null without one.</summary>
    public double? Worse { get; }

    /// <summary>Height of the baseline; null without one.</summary>
    public double? Baseline { get; }

    /// <summary>Where day 0 stands; null outside the drawing.</summary>
    public double? Start { get; }

    public ImmutableArray<(double Y, string Label)> Ticks { get; }

    /// <summary>The days of the visits, the latest first, each with its words where they find room.</summary>
    public IEnumerable<(double X, string? Label)> Days
    {
        get
        {
            var free = double.MaxValue;
            foreach (var mark in Marks.Reverse())
            {
                var hasRoom = mark.X <= free - DayWidth && mark.X >= DayWidth / 2;
                free = hasRoom ? mark.X : free;
                yield return (mark.X, hasRoom ? mark.Day : null);
            }
        }
    }

    /// <summary>Where the words of the goal and of worse stand, right of the drawing: beside their lines, and apart from each other.</summary>
    public (double Goal, double Worse) Words
    {
        get
        {
            var (goal, worse) = (Goal ?? 0, Worse ?? 0);
            var push = Goal is null || Worse is null ? 0 : Math.Max(0, LineHeight - Math.Abs(goal - worse)) / 2;
            return goal <= worse ? (goal - push + 4, worse + push + 4) : (goal + push + 4, worse - push + 4);
        }
    }

    public static double PlotLeft => Left;

    public static double PlotRight => Right;

    public static double PlotTop => Top;

    public static double PlotBottom => Bottom;

    /// <summary>The band between the goal and worse, in which a change is within measurement error: its upper edge and height. The drawing ends it where no value can be.</summary>
    public (double Y, double Height)? Band
    {
        get
        {
            if (Baseline is not { } baseline)
            {
                return null;
            }

            double[] edges = [Goal ?? (Worse < baseline ? Bottom : Top), Worse ?? (Goal < baseline ? Bottom : Top)];
            return (edges.Min(), edges.Max() - edges.Min());
        }
    }

    public string Line => string.Join(' ', Marks.Select(mark => $"{Text(mark.X)},{Text(mark.Y)}"));

    /// <summary>A coordinate as SVG takes it.</summary>
    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private double X(DateOnly day) => _first == _last
        ? (Left + Right) / 2.0
        : Left + 6 + ((Right - Left - 12.0) * (day.DayNumber - _first.DayNumber) / (_last.DayNumber - _first.DayNumber));

    private double Y(decimal value) => Bottom - ((Bottom - Top) * (double)((value - _low) / (_high - _low)));
}
