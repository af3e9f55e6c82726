using System.Buffers;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>
/// Hands the metrics to a scrape as text. Stands in for OpenTelemetry.Exporter.Prometheus.AspNetCore, which cannot be restored: one
/// collection per scrape, one scrape at a time.
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _scraping = new();
    private ArrayBufferWriter<byte>? _text;
    private bool _isOpenMetrics;

    /// <inheritdoc/>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>Collects now and writes; empty when nothing could be collected in time.</summary>
    /// <param name="isOpenMetrics">OpenMetrics with exemplars, or the older text format.</param>
    public ReadOnlyMemory<byte> Scrape(bool isOpenMetrics)
    {
        lock (_scraping)
        {
            _text = new ArrayBufferWriter<byte>(16 * 1024);
            _isOpenMetrics = isOpenMetrics;
            return Collect?.Invoke(5_000) == true ? _text.WrittenMemory : default;
        }
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new MetricsText(_text!, _isOpenMetrics);
        foreach (var metric in batch)
        {
            text.Write(metric);
        }

        text.End();
        return ExportResult.Success;
    }
}
