using System.Buffers;
using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>Writes metrics in the Prometheus text format 0.0.4, or in OpenMetrics 1.0.0 with exemplars.</summary>
internal sealed class MetricsText(IBufferWriter<byte> target, bool isOpenMetrics)
{
    // Units of OpenTelemetry that have a name in Prometheus; what stands in braces is a remark and not a unit.
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal) { ["s"] = "_seconds", ["By"] = "_bytes", ["%"] = "_percent" };

    /// <summary>One metric with all its series.</summary>
    public void Write(Metric metric)
    {
        var isHistogram = metric.MetricType is MetricType.Histogram;
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var family = Name(metric);
        var total = isCounter ? "_total" : string.Empty;
        var described = isOpenMetrics ? family : family + total;
        Line($"# HELP {described} {Escape(metric.Description)}");
        Line($"# TYPE {described} {(isHistogram ? "histogram" : isCounter ? "counter" : "gauge")}");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (isHistogram)
            {
                Histogram(family, point);
            }
            else
            {
                Line($"{family}{total}{Labels(point)} {Value(metric.MetricType, point)}");
            }
        }
    }

    /// <summary>Ends the answer, as OpenMetrics asks.</summary>
    public void End()
    {
        if (isOpenMetrics)
        {
            Line("# EOF");
        }
    }

    private void Histogram(string family, in MetricPoint point)
    {
        point.TryGetExemplars(out var exemplars);
        var reached = 0L;
        var below = double.NegativeInfinity;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            reached += bucket.BucketCount;
            var edge = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            Line($"{family}_bucket{Labels(point, $"le=\"{edge}\"")} {reached}{ExemplarBetween(exemplars, below, bucket.ExplicitBound)}");
            below = bucket.ExplicitBound;
        }

        Line($"{family}_sum{Labels(point)} {Number(point.GetHistogramSum())}");
        Line($"{family}_count{Labels(point)} {point.GetHistogramCount()}");
    }

    private string ExemplarBetween(ReadOnlyExemplarCollection exemplars, double below, double edge)
    {
        if (isOpenMetrics)
        {
            foreach (ref readonly var exemplar in exemplars)
            {
                if (exemplar.DoubleValue > below && exemplar.DoubleValue <= edge && exemplar.TraceId != default)
                {
                    var seconds = exemplar.Timestamp.ToUnixTimeMilliseconds() / 1000m;
                    return string.Create(CultureInfo.InvariantCulture, $" # {{trace_id=\"{exemplar.TraceId}\",span_id=\"{exemplar.SpanId}\"}} {Number(exemplar.DoubleValue)} {seconds}");
                }
            }
        }

        return string.Empty;
    }

    private static string Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Number(point.GetSumDouble()),
        MetricType.LongGauge => point.GetGaugeLastValueLong().ToString(CultureInfo.InvariantCulture),
        _ => Number(point.GetGaugeLastValueDouble()),
    };

    private static string Name(Metric metric) =>
        string.Concat(metric.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')) + Units.GetValueOrDefault(metric.Unit ?? string.Empty, string.Empty);

    private static string Labels(in MetricPoint point, string? last = null)
    {
        var labels = new List<string>();
        foreach (var (name, value) in point.Tags)
        {
            labels.Add($"{string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture))}\"");
        }

        if (last is not null)
        {
            labels.Add(last);
        }

        return labels.Count == 0 ? string.Empty : $"{{{string.Join(',', labels)}}}";
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string? text) =>
        (text ?? string.Empty).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, target);
        target.Write("\n"u8);
    }
}
